import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { parseJson } from "../../../server/src/core/policy/json/json.js";
import type { SyntaxNode } from "../../../server/src/core/policy/syntax.js";
import { policy } from "../../support/fixture.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

/** Effect and actions of each statement of the first policy, as the author would list them. */
function read(text: string): string[] {
  const statements = parsePolicyFile(text).policies[0]?.statements ?? [];
  return statements.map(({ effect, actions, isUnrestricted }) =>
    [effect?.value ?? "?", ...actions.map(({ pattern, range }) => {
      assert.ok(text.slice(range.start, range.end).includes(pattern.text) || text.includes("\\"), "the range is the name");
      return pattern.text;
    }), ...(isUnrestricted ? [] : ["(restricted)"])].join(" "));
}

const readings: readonly (readonly [what: string, text: string, statements: readonly string[]])[] = [
  ["JSON", policy('"ecs:servers:stop", "ecs:servers:get"'), ["Allow ecs:servers:stop ecs:servers:get"]],
  ["comments and trailing commas", '/* "Statement" */ { "Version": "1.1", // x\n "Statement": [{ "Effect": "Deny", "Action": ["a:b:c", /* "a:b:d" */], }], }', ["Deny a:b:c"]],
  ["a byte order mark", `\uFEFF${policy('"a:b:c"')}`, ["Allow a:b:c"]],
  ["CRLF", policy('\r\n"a:b:c",\r\n"a:b:d"\r\n'), ["Allow a:b:c a:b:d"]],
  ["lone CR", policy('\r"a:b:c",\r"a:b:d"\r'), ["Allow a:b:c a:b:d"]],
  ["a string over several lines", policy('"\n a:b:c\n a:b:d\n "'), ["Allow a:b:c a:b:d"]],
  ["two actions in a string, parted in some way", policy('"a:b:c，a:b:d", "a:b:e;a:b:f"'), ["Allow a:b:c a:b:d a:b:e a:b:f"]],
  ["blanks around a name", policy('" a:b:c "'), ["Allow a:b:c"]],
  ["an escape", policy('"a:b:\\u0063"'), ["Allow a:b:c"]],
  ["a bare string in the place of the array", '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": "a:b:c" }] }', ["Allow a:b:c"]],
  ["a bare statement in the place of the array", '{ "Version": "1.1", "Statement": { "Effect": "Allow", "Action": ["a:b:c"] } }', ["Allow a:b:c"]],
  ["items that are no strings, statements that are no objects", '{ "Version": "1.1", "Statement": [1, { "Effect": "Allow", "Action": [1, "a:b:c", null, ["x"]] }, "x"] }', ["Allow a:b:c"]],
  ["of a key written twice the last one", '{ "Version": "1.1", "Statement": [{ "Effect": "Deny", "Action": ["x:y:z"], "Effect": "Allow", "Action": ["a:b:c"] }] }', ["Allow a:b:c"]],
  ["an effect in another case", '{ "Version": "1.1", "Statement": [{ "Effect": " allow", "Action": ["a:b:c"] }, { "Effect": "Maybe", "Action": ["a:b:d"] }] }', ["Allow a:b:c", "? a:b:d"]],
  ["missing commas", '{ "Version": "1.1" "Statement": [{ "Effect": "Allow" "Action": ["a:b:c" "a:b:d"] }] }', ["Allow a:b:c a:b:d"]],
  ["a full-width comma", policy('"a:b:c"，"a:b:d"'), ["Allow a:b:c a:b:d"]],
  ["nothing closed", '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:c", "a:b:d', ["Allow a:b:c a:b:d"]],
  ["a quote not closed, then the rest", policy('"a:b:c,\n"a:b:d"\n'), ["Allow a:b:c a:b:d"]],
  ["resources", '{ "Version": "1.1", "Statement": [{ "Action": [], "Resource": ["*"] }, { "Action": [], "Resource": "*:*:*:*:*" }, { "Action": [], "Resource": ["ecs:*:*:instance:*"] }, { "Action": [], "Resource": [] }, { "Action": [], "Condition": { "StringEquals": { "g:UserName": ["x"] } } }] }', ["?", "?", "? (restricted)", "? (restricted)", "? (restricted)"]],
  ["a condition that sets none, one that is still open", '{ "Version": "1.1", "Statement": [{ "Action": [], "Condition": {} }, { "Action": [], "Condition": {', ["?", "? (restricted)"]],
];
for (const [what, text, statements] of readings) {
  test(`parse: ${what}`, () => {
    assert.deepEqual(read(text), statements);
  });
}

test("parse: closed and unclosed nodes", () => {
  /** Each object and array, outermost first: `+` closed, `-` open to the end of the text. */
  const closed = (node: SyntaxNode | undefined): string => {
    if (node?.kind !== "object" && node?.kind !== "array") return "";
    const inner = node.kind === "object" ? node.properties.map(({ value }) => value) : node.items;
    return (node.isClosed ? "+" : "-") + inner.map(closed).join("");
  };
  for (const [text, expected] of [
    ['[{"a": [1]}]', "+++"],
    ['[{"a": [1]}', "-++"],
    ['[{"a": [1]', "--+"],
    ['[{"a": [1', "---"],
    ['{"a": {}', "-+"],
    ['{"a": {}, "b": [[], [', "-+-+-"],
    ["[{} // ]", "-+"],
    ["[{}] // ]", "++"],
    ['{"a": [1}', "--"],
    ["[1,]", "+"],
    ["{} ]", "+"],
  ] as const) assert.equal(closed(parseJson(text)), expected, text);
});

test("parse: endless nesting is rejected, also between comments and strings", () => {
  const deep = "[".repeat(1_000_000);
  for (const before of ["", '/* " */', '// "\r', '"\\\n', '// "\n', '"a\\', "'", '"a\n b", "']) {
    for (const inside of [deep, deep.replaceAll("[", '{"a":'), deep.replaceAll("[", "]") + deep, "[},".repeat(1_000_000), '{"a":[},'.repeat(300_000)]) {
      assert.doesNotThrow(() => parsePolicyFile(`{ "Statement": ${before}${inside}`), before);
    }
  }
});

test("parse: any number of brackets is accepted", () => {
  const tokens = ["[", "{", "[", '{"a":', "]", "}", ",", '"', "\n", "1", ":", "/*", "*/", "//"];
  const heap = fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 12 }).map((some) => `{ "Statement": ${some.join("").repeat(20_000)}`);
  fc.assert(fc.property(heap, (text) => parsePolicyFile(text).policies.length <= 1), { numRuns: 150 });
});

test("parse: a nested text is read to the depth of a policy", () => {
  assert.deepEqual(read(policy(`${"[".repeat(50)}1${"]".repeat(50)}, "a:b:c"`)), ["Allow a:b:c"]);
});

test("parse: an empty text, and texts that are not JSON", () => {
  for (const text of ["", " ", "\0", '"Statement"', '["Statement"]', 'x "Statement" }', '{"Statement":', '{"Statement":}', '{"Statement" [', "\u2028\"Statement\""]) {
    assert.deepEqual(parsePolicyFile(text).policies, [], text);
  }
});
