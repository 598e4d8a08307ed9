import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { PolicyFile } from "../../../server/src/core/policy/model.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { originOf } from "../../../server/src/core/policy/reparse/moved.js";
import { reparse } from "../../../server/src/core/policy/reparse/reparse.js";
import type { TextChange } from "../../../server/src/core/text/change.js";
import { plain } from "../../support/plain.js";
import { policies } from "../../support/policies.js";
import { fixSeed } from "../../support/seed.js";
import { applyTyped, typed } from "../../support/typing.js";

fixSeed();

test("reading a changed policy again gives what reading all of it gives", () => {
  let again = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      fc.constantFrom("json" as const, "jsonc" as const),
      fc.array(typed, { maxLength: 6 }),
      (start, dialect, all) => {
        let file = parsePolicyFile(start, dialect);
        for (const one of all) {
          const { text, change } = applyTyped(file.text, one);
          const whole = parsePolicyFile(text, dialect);
          const part = reparse(file, change, text);
          if (part) {
            again++;
            assert.deepEqual(plain(part), plain(whole));
          }
          file = part ?? whole;
        }
      },
    ),
    { numRuns: 1000 },
  );
  assert.ok(again > 230, `only ${String(again)} changes were read again in part`);
});

/** Statements that a parser could lose its way in, on one line and on several. */
const statements = [
  '{ "Effect": "Allow", "Action": ["ecs:servers:stop", "ecs:cloudServers:delete"] }',
  '{\n      "Effect": "Deny",\n      "Action": [\n        "ecs:servers:get",\n        "ecs:servers:delete*"\n      ]\n    }',
  '{ "Effect": "Allow", "Action": [\n      // why\n      "a:b:c", /* x */ "ecs:servers:stop",\n    ], "x": [["a"]] }',
  '{ "Effect": "Allow", "Action": ["“ecs:get”", "it\'s", "a\\"b", "g: [x"], "Resource": {"uri": ["\\u0041"]}, "n": -1.5e3 }',
  '{"Effect":"Allow","Principal":{"IAM":["*"]},"Action":["sts:agencies:assume"]}',
  "17",
  "{}",
];
const usual = fc.constantFrom(...statements.slice(0, 2));
const separator = fc.constantFrom(",\n    ", ", ", ",\n    // why\n    ");
const policy = fc
  .tuple(
    fc.array(fc.oneof({ weight: 6, arbitrary: usual }, fc.constantFrom(...statements)), { maxLength: 9 }),
    separator,
  )
  .map(([all, between]) => `{\n  "Version": "1.1",\n  "Statement": [\n    ${all.join(between)}\n  ]\n}\n`);
/** The text after a statement is inserted behind another one, or removed with its comma. */
function withOtherStatements(file: PolicyFile, at: number): { text: string; change: TextChange } {
  const all = file.policies[0]?.statements ?? [];
  const { end } = all[at % all.length]?.node.range ?? { end: 0 };
  const oldEnd = at % 3 === 0 ? (all[(at % all.length) + 1]?.node.range.end ?? end) : end;
  const newText = oldEnd > end ? "" : `, ${statements[at % 2]!}`;
  return {
    text: file.text.slice(0, end) + newText + file.text.slice(oldEnd),
    change: { start: end, oldEnd, newEnd: end + newText.length },
  };
}

test("the same with many statements, broken or sound, and with statements that are inserted and removed", () => {
  const again = { sound: 0, broken: 0, inserted: 0 };
  fc.assert(
    fc.property(
      policy,
      fc.constantFrom("json" as const, "jsonc" as const),
      fc.array(typed, { maxLength: 6 }),
      (start, dialect, all) => {
        let file = parsePolicyFile(start, dialect);
        for (const one of all) {
          const { text, change } = one.at % 4 === 0 ? withOtherStatements(file, one.at) : applyTyped(file.text, one);
          const whole = parsePolicyFile(text, dialect);
          const part = reparse(file, change, text);
          if (part) {
            again[whole.problems.length > 0 ? "broken" : "sound"]++;
            if (part.policies[0]!.statements.length > file.policies[0]!.statements.length) again.inserted++;
            assert.deepEqual(plain(part), plain(whole));
          }
          file = part ?? whole;
        }
      },
    ),
    { numRuns: 1000 },
  );
  for (const [kind, count] of Object.entries(again))
    assert.ok(count > 100, `only ${count} ${kind} texts were read again in part`);
});

test("an unclosed string, a missing comma, and edits between statements leave the other statements as they are", () => {
  const text = `{\n  "Version": "1.1",\n  "Statement": [\n    ${Array<string>(9).fill(statements[1]!).join(",\n    ")}\n  ]\n}\n`;
  const before = parsePolicyFile(text);
  const inFifth = before.policies[0]!.statements[4]!.actionList!.range.start + 1;
  const behindFifth = before.policies[0]!.statements[4]!.node.range.end + 1;
  const edits = {
    '\n"ecs:': inFifth,
    '"a:b:c"\n': inFifth,
    " // why\n": behindFifth,
    [` ${statements[0]!},`]: behindFifth,
    "，": behindFifth,
  };
  for (const [newText, start] of Object.entries(edits)) {
    const after = text.slice(0, start) + newText + text.slice(start);
    const part = reparse(before, { start, oldEnd: start, newEnd: start + newText.length }, after);
    assert.deepEqual(plain(part), plain(parsePolicyFile(after)));
    for (const index of [0, 3])
      assert.equal(part!.policies[0]!.statements[index], before.policies[0]!.statements[index]);
    for (const index of [-1, -4])
      assert.equal(originOf(part!.policies[0]!.statements.at(index)!), before.policies[0]!.statements.at(index));
  }
});

test("what is valid in a statement may be a slip in a broken text, and an apostrophe may reach over statements", () => {
  const allow = statements[0]!;
  const withComma = '{ "Effect": "Allow", "Action": ["ecs:servers:get", /* x */ ] }';
  const texts = [
    { text: `{ "Version": "1.1", "Statement": [\n${allow}, |${allow}, 'x'\n] }`, newText: "'abc, " },
    { text: `{ "Version": "1.1", "Statement": [\n${withComma},\n${allow}|\n] }`, newText: "," },
    { text: `|{ "Version": "1.1", "Statement": [\n${withComma},\n${allow}\n] }`, newText: "/" },
    { text: `{ "Version": "1.1", "Statement": [\n${statements[3]!},\n${allow}\n]| }`, newText: "]" },
  ];
  for (const { text: marked, newText } of texts) {
    const start = marked.indexOf("|");
    const before = parsePolicyFile(marked.replace("|", ""), "jsonc");
    const text = marked.replace("|", newText);
    const part = reparse(before, { start, oldEnd: start, newEnd: start + newText.length }, text);
    if (part) assert.deepEqual(plain(part), plain(parsePolicyFile(text, "jsonc")));
  }
});

test("a file with another policy beside the edited one is read from the start", () => {
  const beside = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }';
  const text = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }], "role": { "policy": ${beside} } }`;
  const at = text.indexOf("stop");
  const file = parsePolicyFile(text);
  assert.equal(file.policies.length, 2);
  const after = `${text.slice(0, at)}re${text.slice(at)}`;
  assert.equal(reparse(file, { start: at, oldEnd: at, newEnd: at + 2 }, after), undefined);
});
