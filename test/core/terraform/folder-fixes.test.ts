import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Fix } from "../../../server/src/core/fix/fix.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { meaningOf } from "../../../server/src/core/terraform/put-back/same-policy.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { messageOf } from "../../support/fixture.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const facts = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:reboot -> ecs:servers:get
  ecs:servers:list -> ecs:servers:get
  ecs:servers:create -> ecs:servers:list, ims:images:get (from an image)
  vpc:ports:creare => vpc:ports:create
`);
const action = fc.constantFrom(
  ...facts.actions.map(({ name }) => name),
  "ECS:servers:get",
  "ecs:servers:gett",
  "ecs:*:list*",
  "evs:volumes:list ",
);
interface Listed {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
}
const statement: fc.Arbitrary<Listed> = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Allow", "Deny", "allow"),
    Action: fc.array(action, { minLength: 1, maxLength: 4 }),
    Resource: fc.constantFrom(["ecs:*:*:instance:1"], ["OBS:*:*:object:b/*"]),
  },
  { requiredKeys: ["Effect", "Action"] },
);
const statements = fc.array(statement, { minLength: 1, maxLength: 3 });

const list = (items: readonly string[]) => `[\n${items.map((one) => `    ${JSON.stringify(one)},\n`).join("")}  ]`;
const definition = (values: readonly string[]) =>
  `# 说明 😀\nlocals {\n${values.map((value, index) => `  s${String(index)} = ${value}\n`).join("")}}\n`;

/** A role whose actions are in local values of another file, which as many roles use as `roles` says. */
function filesOf(all: readonly Listed[], roles = 1): readonly [main: string, locals: string] {
  const items = all.map(({ Effect, Resource }, index) => {
    const resource = Resource ? `, Resource = ${JSON.stringify(Resource)}` : "";
    return `    { Effect = ${JSON.stringify(Effect)}, Action = local.s${String(index)}${resource} },\n`;
  });
  const role = (name: string) =>
    `resource "huaweicloud_identity_role" "${name}" {\n  type   = "XA"\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [\n${items.join("")}    ]\n  })\n}\n`;
  const main = Array.from({ length: roles }, (_, index) => role(`r${String(index)}`)).join("\n");
  return [main, definition(all.map(({ Action }) => list(Action)))];
}

/** The content of the policies of the folder, apart from its layout. */
function policiesOf(main: string, locals: string): string[] {
  return parseTerraform(main, [locals]).views.map(({ text }) => meaningOf(text));
}

/** Both texts after a fix of the first one. */
function afterFix(own: string, other: string, { edits, elsewhere = [] }: Fix): readonly [string, string] {
  for (const { text } of elsewhere) assert.equal(text, other);
  return [applyEdits(own, edits), applyEdits(other, elsewhere.flatMap((one) => one.edits))];
}

function fixesOf(text: string, notation: "json" | "terraform", siblings: readonly string[], seen: Map<string, number>) {
  return lintSource(text, notation, facts, {}, siblings).findings.flatMap((finding) => {
    const all = finding.fixAll();
    return [...finding.fixes(), ...(all ? [all] : [])].map((fix) => {
      const title = `${finding.rule.id} ${messageOf(finding)}: ${JSON.stringify(fix.args)} ${fix.title.en}`;
      const count = (seen.get(title) ?? 0) + 1;
      seen.set(title, count);
      return [`${title} #${String(count)}`, fix] as const;
    });
  });
}

test("terraform: a fix of a value in another file gives the same policy as the fix in JSON", () => {
  let made = 0;
  const refused: Record<string, number> = {};
  fc.assert(fc.property(statements, (all) => {
    const json = JSON.stringify({ Version: "1.1", Statement: all }, undefined, 2);
    const wanted = new Map(fixesOf(json, "json", [], new Map()));
    const [main, locals] = filesOf(all);
    const seen = new Map<string, number>();
    const inMain = fixesOf(main, "terraform", [locals], seen).map(([title, fix]) => [title, fix, main, locals] as const);
    const inLocals = fixesOf(locals, "terraform", [main], seen).map(([title, fix]) => [title, fix, locals, main] as const);
    for (const [title, fix, own, other] of [...inMain, ...inLocals]) {
      const inJson = wanted.get(title);
      if (!inJson) continue;
      if (fix.refused) {
        if (!inJson.refused) refused[fix.title.en] = (refused[fix.title.en] ?? 0) + 1;
        continue;
      }
      made++;
      const [ownAfter, otherAfter] = afterFix(own, other, fix);
      const [mainAfter, localsAfter] = own === main ? [ownAfter, otherAfter] : [otherAfter, ownAfter];
      assert.deepEqual(policiesOf(mainAfter, localsAfter), [meaningOf(applyEdits(json, inJson.edits))], title);
    }
  }), { numRuns: 400 });
  assert.ok(made > 500, String(made));
  assert.deepEqual(refused, {}, "no fix is refused that JSON can take");
});

test("terraform: a fix of a value that two policies use changes both, and says so unless it is right for both", () => {
  let made = 0;
  fc.assert(fc.property(statements, (all) => {
    const [main, locals] = filesOf(all, 2);
    const before = policiesOf(main, locals);
    for (const [, fix] of fixesOf(locals, "terraform", [main], new Map())) {
      if (fix.refused) continue;
      made++;
      const [localsAfter, mainAfter] = afterFix(locals, main, fix);
      const [first, second] = policiesOf(mainAfter, localsAfter);
      const title = format(fix.title, fix.args, "en");
      assert.notEqual(first, before[0]);
      if (fix.safety === "safe") assert.ok(first === second || second === before[1], title);
      else if (second === before[1]) assert.doesNotMatch(title, /huaweicloud_/);
      else if (first === second) assert.match(title, / \(changes huaweicloud_identity_role\.r0, huaweicloud_identity_role\.r1\)$/);
      else assert.match(title, / \(a part of it also changes huaweicloud_identity_role\.r1\)$/);
    }
  }), { numRuns: 200 });
  assert.ok(made > 100, String(made));
});

test("terraform: safe fixes of a folder give the policy that they give in JSON", () => {
  fc.assert(fc.property(statements, fc.constantFrom(1, 2), (all, roles) => {
    const json = JSON.stringify({ Version: "1.1", Statement: all }, undefined, 2);
    const wanted = meaningOf(applySafeFixes(json, facts).text);
    const [main, locals] = filesOf(all, roles);
    const first = applySafeFixes(main, facts, {}, "terraform", [locals]);
    const second = applySafeFixes(first.siblings[0]!, facts, {}, "terraform", [first.text]);
    const again = applySafeFixes(second.siblings[0]!, facts, {}, "terraform", [second.text]);
    assert.deepEqual(policiesOf(again.text, again.siblings[0]!), Array.from({ length: roles }, () => wanted));
  }), { numRuns: 200 });
});
