import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { PolicyFile } from "../../../server/src/core/policy/model.js";
import type { PolicyView } from "../../../server/src/core/terraform/find.js";
import { lintTerraform } from "../../../server/src/core/lint/lint-terraform.js";
import { reread } from "../../../server/src/core/terraform/reread/reread.js";
import { type ReadInFolder, readInFolder } from "../../../server/src/core/terraform/used-locals.js";
import { offsetInView, segmentElsewhere } from "../../../server/src/core/terraform/view/view-writer.js";
import { toHostRange } from "../../../server/src/core/view/view.js";
import { plain } from "../../support/plain.js";
import { oddEdits, oddTerraform } from "../../support/odd-terraform.js";
import { realCatalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";
import { notations } from "../../support/terraform.js";
import { terraformFiles } from "../../support/terraform-files.js";
import { applyTyped, type Typed, typedInside, typedInTerraform } from "../../support/typing.js";

fixSeed();

/** All that others see of a file that was read. */
function seen({ host, files }: ReadInFolder) {
  const { text, siblings, parts, comments, problems, items, unread, reads } = host;
  return {
    text, siblings, parts, comments, problems, items, unread, reads,
    isSound: host.isSound(),
    views: host.views.map((view) => seenOfView(view, text)),
    files: files.map(seenOfPolicy),
  };
}

function seenOfView(view: PolicyView, text: string) {
  const { form, dialect, roleType, dropsElements, expected, isJson, separable, owner, object, inString, host } = view;
  const byPlace = <T>(all: readonly T[]): string[] => all.map((one) => JSON.stringify(one)).sort();
  return {
    form, dialect, roleType, dropsElements, expected, isJson, separable, owner, object, host,
    inString: inString && { text: inString.file.text, start: inString.start },
    text: view.text,
    unknown: byPlace(view.unknown),
    alternatives: byPlace(view.alternatives),
    guards: byPlace(view.guards),
    places: Array.from({ length: view.text.length }, (_, at) => [
      toHostRange(view, { start: at, end: at }),
      toHostRange(view, { start: at, end: at + 1 }),
    ]),
    offsets: Array.from({ length: text.length + 1 }, (_, at) => offsetInView(view, at)),
    elsewhere: Array.from({ length: text.length + 1 }, (_, at) => segmentElsewhere(view, at) !== undefined),
  };
}

function seenOfPolicy({ text, dialect, policies, embedded, root, problems, isAsWritten, foreign }: PolicyFile) {
  return plain({ text, dialect, policies, embedded, root, problems, isAsWritten, foreign });
}

const statement = fc.constantFrom(
  { Effect: "Allow", Action: ["ecs:servers:stop", "ecs:servers:get"] },
  { Effect: "Deny", Action: ["ecs:servers:get"], Resource: ["OBS:*:*:object:b/${g:UserName}/*", "ä", "中文"] },
  { Effect: "Allow", Action: ["evs:*:*"], Condition: { StringEquals: { "g:UserName": ["a\\b", "\"x\""] } } },
);
const printed = fc
  .tuple(fc.constantFrom(...Object.values(notations)), fc.array(statement, { minLength: 1, maxLength: 4 }))
  .map(([print, all]) => print({ Version: "1.1", Statement: all }));
const start = fc.oneof(printed, fc.constantFrom(...oddTerraform), fc.constantFrom(...terraformFiles));

const typing = fc.oneof({ weight: 2, arbitrary: typedInside }, typedInTerraform);

/** Types into a file and compares each version that is read in part with one that is read from the start. */
function checkTyping(first: string, all: readonly Typed[], siblings: readonly string[]): number {
  let known = readInFolder(first, siblings);
  let made = 0;
  for (const one of all) {
    const { text, change } = applyTyped(known.host.text, one);
    const next = reread(known, change, text);
    const fresh = readInFolder(text, siblings);
    if (next) {
      made++;
      assert.deepEqual(seen(next), seen(fresh));
    }
    // A broken text is always read from the start.
    known = next ?? (fresh.host.isSound() ? fresh : known);
  }
  return made;
}

test("terraform: a file that is read in part after an edit equals one that is read from the start", () => {
  let made = 0;
  fc.assert(
    fc.property(start, fc.array(typing, { maxLength: 6 }), fc.boolean(), (text, all, hasSibling) => {
      made += checkTyping(text, all, hasSibling ? ['locals {\n  base = ["ecs:servers:get"]\n}\n'] : []);
    }),
    { numRuns: 1500 },
  );
  assert.ok(made > 400, String(made));
});

test("terraform: an edit whose meaning depends on the text around it is read from the start, or read as there", () => {
  for (const [text, old, newText] of oddEdits) {
    const start = text.indexOf(old);
    const now = text.replace(old, () => newText);
    const change = { start, oldEnd: start + old.length, newEnd: start + newText.length };
    const next = reread(readInFolder(text), change, now);
    if (next) assert.deepEqual(seen(next), seen(readInFolder(now)), now);
  }
});

test("terraform: the findings after an edit in a statement need nothing for which all of the file is read again", () => {
  const text = `resource "huaweicloud_identity_role" "r" {
  type   = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = [
      { Effect = "Allow", Action = ["vpc:vpcs:get", "vpc:vpcs:list", var.more] },
      { Effect = "Allow", Action = ["ecs:servers:gett"] },
    ]
  })
}
resource "huaweicloud_identity_role" "file" {
  policy = file("p.json")
}
`;
  const start = text.indexOf("list");
  const next = reread(readInFolder(text), { start, oldEnd: start + 4, newEnd: start + 5 }, text.replace("list", "lisst"));
  assert.ok(next);
  const { host } = next;
  for (const [of, names] of [[host, ["elsewhere", "comments"]], ...[...host.views, ...host.reads, ...host.unread].map((one) => [one, ["owner", "object", "inString"]] as const)] as const)
    for (const name of names) Object.defineProperty(of, name, { get: () => assert.fail(`${name} is read`) });
  const { findings } = lintTerraform(next, realCatalog(), {});
  assert.deepEqual(findings.map(({ rule }) => rule.id), ["unknown-action", "unknown-action"]);
});
