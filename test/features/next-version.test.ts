import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Finding } from "../../server/src/core/lint/finding.js";
import type { TextRange } from "../../server/src/core/text/range.js";
import { completion } from "../../server/src/features/completion/completion.js";
import { diagnostics } from "../../server/src/features/diagnostics/diagnostics.js";
import { hover } from "../../server/src/features/hover/hover.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { realCatalog } from "../support/catalog.js";
import { snapshotOf } from "../support/fixture.js";
import { policies } from "../support/policies.js";
import { notations, type PlainPolicy } from "../support/terraform.js";
import { terraformFiles } from "../support/terraform-files.js";
import { fixSeed } from "../support/seed.js";
import { applyTyped, typed, typedInside, typedInTerraform } from "../support/typing.js";

fixSeed();

const facts = realCatalog();

/** Statements that depend on each other: missing dependencies, Denies, wildcards, repetitions, unknown names. */
const statements = [
  '{ "Effect": "Allow", "Action": ["ecs:servers:stop", "ecs:cloudServers:delete"] }',
  '{ "Effect": "Allow", "Action": ["ecs:servers:get", "ecs:*:get*"], "Resource": ["ECS:*:*:instance:1"] }',
  '{ "Effect": "Deny", "Action": ["ecs:servers:get", "ecs:servers:delete*"] }',
  '{ "Effect": "Allow", "Action": ["ecs:servers:rebot", "ecs:servers:stop", "ecs:servers:stop"], "x": 1 }',
  '{ "Effect": "Deny", "Action": ["evs:*:*"], "Condition": { "StringEqual": { "g:UserName": ["a"] } } }',
  '{ "Effect": "Allow", "Action": ["obs:object:GetObject"], "Resource": ["OBS:*:*:object:*"], "Effect": "Allow" }',
  '{\n      "Action": [\n        "ecs:servers:stop",\n        "ecs:servers"\n      ]\n    }',
];
const generated = fc
  .array(fc.constantFrom(...statements), { minLength: 1, maxLength: 8 })
  .map((all) => `{\n  "Version": "1.1",\n  "Statement": [\n    ${all.join(",\n    ")}\n  ]\n}\n`);

/** All that can be seen of a finding. */
function seen({ rule, severity, report, fixes, fixAll }: Finding) {
  const { range, message, args, facts: known, related, tags, code } = report;
  return { rule: rule.id, severity, range, message, args, known, related, tags, code, fixes: fixes(), all: fixAll() };
}

function checkEqual(next: Snapshot, fresh: Snapshot, at: number): void {
  assert.deepEqual(next.findings.map(seen), fresh.findings.map(seen));
  assert.deepEqual(diagnostics(next), diagnostics(fresh));
  const place: TextRange = { start: at, end: at };
  const position = fresh.range(place).start;
  assert.deepEqual(next.range(place).start, position);
  const part = next.partAt(position);
  const freshPart = fresh.partAt(position);
  assert.equal(part === undefined, freshPart === undefined);
  if (!part || !freshPart) return;
  assert.deepEqual(hover(part, position), hover(freshPart, position));
  const support = { labelDetails: true };
  assert.deepEqual(completion(part, position, support), completion(freshPart, position, support));
}

/** Types into a text and compares each version with one that is read from the start. */
function checkTyping(
  start: string,
  all: Parameters<typeof applyTyped>[1][],
  onlySome = (index: number) => index >= 0,
  open = (text: string) => snapshotOf(text, facts),
) {
  let snapshot = open(start);
  for (const [index, one] of all.entries()) {
    const { text, change } = applyTyped(snapshot.text, one);
    if (onlySome(index)) checkEqual(snapshot, open(snapshot.text), one.at % (snapshot.text.length + 1));
    snapshot = snapshot.after(change, snapshot.version + 1, text);
  }
  checkEqual(snapshot, open(snapshot.text), snapshot.text.length >> 1);
}

test("each version after an edit has the findings, fixes, completions and hovers of a new document", () => {
  fc.assert(
    fc.property(fc.oneof(generated, fc.constantFrom(...policies)), fc.array(typed, { maxLength: 5 }), (start, all) => {
      checkTyping(start, all);
    }),
    { numRuns: 700 },
  );
});

test("a version that was never looked at does not matter", () => {
  fc.assert(
    fc.property(generated, fc.array(typed, { minLength: 2, maxLength: 8 }), fc.nat({ max: 2 }), (start, all, third) => {
      checkTyping(start, all, (index) => index % 3 === third);
    }),
    { numRuns: 200 },
  );
});

const plain = fc.constantFrom(...statements).map((one) => JSON.parse(one) as PlainPolicy["Statement"][number]);
const printed = fc
  .tuple(fc.constantFrom(...Object.values(notations)), fc.array(plain, { minLength: 1, maxLength: 4 }))
  .map(([print, all]) => print({ Version: "1.1", Statement: all }));
const inTerraform = fc.oneof(printed, fc.constantFrom(...terraformFiles));

test("each version of a Terraform file has the findings, fixes, completions and hovers of a new document", () => {
  const typing = fc.array(fc.oneof(typedInside, typedInTerraform), { maxLength: 5 });
  const siblings = ['locals {\n  base = ["ecs:servers:get"]\n}\n'];
  const environment = { catalog: facts, rules: {}, language: "en", features: defaultFeatures, siblings } as const;
  const open = (text: string) => new Snapshot("file:///main.tf", 1, text, environment);
  fc.assert(
    fc.property(inTerraform, typing, fc.nat({ max: 2 }), (start, all, third) => {
      checkTyping(start, all, (index) => index % 3 !== third, open);
    }),
    { numRuns: 300 },
  );
});

test("a statement in front of others changes their numbers in messages", () => {
  const numbered = '{ "Action": ["ecs:servers:get"] }';
  const text = `{ "Version": "1.1", "Statement": [\n${statements[0]!},\n${numbered},\n${numbered}\n] }`;
  const start = text.indexOf(numbered);
  const newText = `${statements[1]!},\n`;
  let snapshot = snapshotOf(text, facts);
  checkEqual(snapshot, snapshotOf(text, facts), start);
  const after = text.slice(0, start) + newText + text.slice(start);
  snapshot = snapshot.after({ start, oldEnd: start, newEnd: start + newText.length }, 2, after);
  assert.equal(snapshot.file.policies[0]!.statements.length, 4);
  checkEqual(snapshot, snapshotOf(after, facts), start);
  checkEqual(
    snapshot.after({ start, oldEnd: start + newText.length, newEnd: start }, 3, text),
    snapshotOf(text, facts),
    start,
  );
});
