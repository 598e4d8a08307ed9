import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { effectivePermissions } from "../../../server/src/core/analysis/permissions.js";
import { planInsertion, type Wanted } from "../../../server/src/core/edit/insert.js";
import { findTarget } from "../../../server/src/core/edit/target.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { checkGolden, policy, readCursor } from "../../support/fixture.js";
import { checkHarmless } from "../../support/harmless.js";
import { policies } from "../../support/policies.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const wanted: Wanted = { actions: ["a:b:stop"], dependencies: ["a:b:get", "a:b:use"] };

/** The text after the insertion at an offset, or why there is none. */
function inserted(text: string, offset: number, what: Wanted, asNew: boolean) {
  const target = findTarget(parsePolicyFile(text, "jsonc"), offset);
  const plan = target.kind === "refused" ? target : planInsertion(text, asNew ? { ...target, place: undefined } : target, what);
  return plan.kind === "refused" ? { refused: format(plan.reason, plan.args, "en") } : { text: applyEdits(text, plan.edits), edits: plan.edits };
}

function insert(marked: string, what: Wanted = wanted, asNew = false): string {
  const { text, offset } = readCursor(marked);
  const result = inserted(text, offset, what, asNew);
  return result.text ?? `refused: ${result.refused}`;
}

const condition = '"Condition": { "StringEquals": { "g:x": ["y"] } }';
const one = (list: string, more = "") => `{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": ${list}${more} } ] }`;

const lists: readonly (readonly [where: string, before: string, after: string])[] = [
  ["between two", '["x:y:a",| "x:y:b"]', '["x:y:a", "a:b:stop", "x:y:b"]'],
  ["in a whole name", '["x:y:a|", "x:y:b"]', '["x:y:a", "a:b:stop", "x:y:b"]'],
  ["in a name that begins the same", '["a:b:st|"]', '["a:b:st", "a:b:stop"]'],
  ["before the first", '[|"x:y:a", "x:y:b"]', '["a:b:stop", "x:y:a", "x:y:b"]'],
  ["before the first, without blanks", '[|"x:y:a","x:y:b"]', '["a:b:stop","x:y:a","x:y:b"]'],
  ["behind the last", '["x:y:a"|]', '["x:y:a", "a:b:stop"]'],
  ["behind a trailing comma", '["x:y:a", |]', '["x:y:a", "a:b:stop", ]'],
  ["in empty quotes", '["x:y:a", "|"]', '["x:y:a", "a:b:stop"]'],
  ["in quotes with the beginning", '["x:y:a", "A:b|"]', '["x:y:a", "a:b:stop"]'],
  ["in quotes with something else", '["x:y:a", "qq|"]', '["x:y:a", "qq", "a:b:stop"]'],
  ["in an empty list", "[|]", '["a:b:stop"]'],
  ["in an empty list with a blank", "[ | ]", '["a:b:stop"]'],
  ["in an empty list with a comment", "[ /* none */ |]", '[ /* none */ "a:b:stop" ]'],
  ["in a bare string", '"x:y:a|"', '["x:y:a", "a:b:stop"]'],
  ["in empty bare quotes", '"|"', '["a:b:stop"]'],
  ["on lines, between", '[\n  "x:y:a",\n  |\n  "x:y:b"\n]', '[\n  "x:y:a",\n  "a:b:stop",\n  "x:y:b"\n]'],
  ["on lines, before the first", '[\n    |"x:y:a",\n    "x:y:b"\n]', '[\n    "a:b:stop",\n    "x:y:a",\n    "x:y:b"\n]'],
  ["on lines, in an empty line before the first", '[\n  |\n  "x:y:a"\n]', '[\n  "a:b:stop",\n  "x:y:a"\n]'],
  ["on lines, in the second of two empty lines", '[\n  "x:y:a",\n\n  |\n  "x:y:b"\n]', '[\n  "x:y:a",\n  "a:b:stop",\n\n  "x:y:b"\n]'],
  ["on lines, before the only one", '[|\n\t"x:y:a"\n]', '[\n\t"a:b:stop",\n\t"x:y:a"\n]'],
  ["on lines, behind the last", '[\n  "x:y:a" // why\n  |\n]', '[\n  "x:y:a", // why\n  "a:b:stop"\n]'],
  ["on lines, a comment before the first", '[\n  // all of them|\n  "x:y:a"\n]', '[\n  // all of them\n  "a:b:stop",\n  "x:y:a"\n]'],
  ["on lines, empty", "[\n  |\n]", '[\n  "a:b:stop"\n]'],
  ["on lines, empty with a comment", "[\n  // to come|\n]", '[\n  // to come\n  "a:b:stop"\n]'],
  ["on lines, empty quotes", '[\n  "x:y:a",\n  "|"\n]', '[\n  "x:y:a",\n  "a:b:stop"\n]'],
  ["comma first, before the first", '[\n    |"x:y:a"\n  , "x:y:b"\n]', '[\n    "a:b:stop"\n  , "x:y:a"\n  , "x:y:b"\n]'],
  ["comma first, behind the first", '[\n    "x:y:a"|\n  , "x:y:b"\n]', '[\n    "x:y:a"\n  , "a:b:stop"\n  , "x:y:b"\n]'],
];
for (const [where, before, after] of lists) {
  const only = { actions: ["a:b:stop"], dependencies: [] };
  test(`insert ${where}`, () => {
    assert.equal(insert(one(before), only), one(after));
    for (const eol of ["\r\n", "\r"]) if (!before.includes("//")) assert.equal(insert(one(before.replaceAll("\n", eol)), only), one(after.replaceAll("\n", eol)));
  });
}

test("insert: with dependencies, into the same list", () => {
  assert.equal(insert(one('["x:y:a|"]')), one('["x:y:a", "a:b:stop", "a:b:get", "a:b:use"]'));
  assert.equal(insert(one('["|"]')), one('["a:b:stop", "a:b:get", "a:b:use"]'));
  assert.equal(insert(one("[|]")), one('["a:b:stop", "a:b:get", "a:b:use"]'));
  assert.equal(insert(one('"|"')), one('["a:b:stop", "a:b:get", "a:b:use"]'));
});

test("insert: an action that a restricted statement would not grant fully gets its own statement", () => {
  for (const restriction of [`, ${condition}`, ', "Resource": ["a:*:*:b:1"]']) {
    assert.equal(insert(one('["x:y:a|"]', restriction)), one('["x:y:a", "a:b:stop"]', restriction).replace(" ] }", ', { "Effect": "Allow", "Action": ["a:b:get", "a:b:use"] } ] }'));
  }
});

test("insert: elsewhere in an Allow statement, at the end of its list", () => {
  assert.equal(insert('{ "Version": "1.1", "Statement": [{ "Effect": "Al|low", "Action": ["x:y:a"] }] }'), '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["x:y:a", "a:b:stop", "a:b:get", "a:b:use"] }] }');
  assert.equal(insert('{ "Version": "1.1", "Statement": [{ "Effect": "Allow"| }] }'), '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:stop", "a:b:get", "a:b:use"] }] }');
});

test("insert: never in a Deny, a NotAction or a statement without a valid Effect, but next to it", () => {
  for (const statement of ['{ "Effect": "Deny", "Action": ["x:y:a"] }', '{ "Effect": "Allow", "NotAction": ["x:y:a"] }', '{ "Effect": "Perhaps", "Action": ["x:y:a"] }', '{ "Action": ["x:y:a"] }']) {
    const text = `{ "Version": "1.1", "Statement": [${statement}, { "Effect": "Allow", "Action": ["x:y:b"] }] }`;
    const list = `{ "Version": "1.1", "Statement": [${statement}, { "Effect": "Allow", "Action": ["a:b:stop", "a:b:get", "a:b:use"] }, { "Effect": "Allow", "Action": ["x:y:b"] }] }`;
    assert.equal(insert(text.replace('x:y:a"', 'x:y:a|"')), list);
  }
});

test("insert: outside of the only policy, its end is used; with several policies, the cursor must be in one", () => {
  assert.equal(insert(`|${one('["x:y:a"]')}`), one('["x:y:a"]').replace(" ] }", ', { "Effect": "Allow", "Action": ["a:b:stop", "a:b:get", "a:b:use"] } ] }'));
  const role = `{ "role": { "policy": ${policy('"x:y:a"')} } }`;
  assert.ok(insert(`|${role}`).startsWith('{ "role": { "policy": {'));
  assert.equal(insert(`{| "roles": [{ "policy": ${policy('"x:y:a"')} }, { "policy": ${policy('"x:y:b"')} }] }`), "refused: the document contains several policies, and the cursor is in none of them");
});

const documents: Readonly<Record<string, string>> = {
  "two blanks, cursor in the Version": `{
  "Version": "1.1|",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "x:y:a"
      ]
    }
  ]
}
`,
  "four blanks, an empty list beside a list on one line": `{
    "Version": "1.1",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": ["x:y:a"]
        },
        {
            "Effect": "Allow",
            "Action": [|]
        }
    ]
}
`,
  "four blanks, an empty list": `{
    "Version": "1.1",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [|]
        }
    ]
}
`,
  "tabs, no statement": `{
\t"Version": "1.1",
\t"Statement": [|]
}
`,
  "tabs, no statement, with a comment": `{
\t"Version": "1.1",
\t"Statement": [
\t\t// to come|
\t]
}
`,
  "one line, no statement": `{ "Version": "1.1", "Statement": [|] }`,
  "minified, no statement": `{"Version":"1.1","Statement":[|]}`,
  "before the first statement": `{
  "Version": "1.1",
  "Statement": [
    |{
      "Effect": "Deny",
      "Action": ["x:y:a"]
    }
  ]
}
`,
  "on the line before the first statement": `{
  "Version": "1.1",
  "Statement": [
    |
    {
      "Effect": "Deny",
      "Action": ["x:y:a"]
    }
  ]
}
`,
  "between the statements": `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": ["x:y:a"]
    }, // first
    |
    {
      "Effect": "Allow",
      "Action": ["x:y:b"]
    }
  ]
}
`,
  "restricted, tabs, comments": `{
\t"Version": "1.1",
\t"Statement": [{
\t\t"Effect": "Allow",
\t\t"Action": [
\t\t\t"x:y:a", // a|
\t\t\t"x:y:b" // b
\t\t],
\t\t"Resource": ["a:*:*:b:1"] // one
\t}]
}
`,
  "no Action": `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",|
      "Resource": ["*"]
    }
  ]
}
`,
};

test("insert: in documents of every style, with dependencies and as a new statement (golden)", () => {
  const texts = Object.entries(documents).flatMap(([style, marked]) => [`=== ${style}\n${insert(marked).trimEnd()}\n`, `=== ${style}, as a new statement\n${insert(marked, wanted, true).trimEnd()}\n`]);
  checkGolden("edits/insert-actions.txt", texts.join("\n"));
  for (const [style, marked] of Object.entries(documents)) {
    for (const asNew of [false, true]) assert.equal(insert(marked.replaceAll("\n", "\r\n"), wanted, asNew), insert(marked, wanted, asNew).replaceAll("\n", "\r\n"), style);
  }
});

const names = (count: number) => Array.from({ length: count }, (_, index) => `"x:y:z${String(index)}"`).join(", ");

test("insert: no limit of the service is exceeded", () => {
  assert.match(insert(one(`[|${names(97)}]`)), /"a:b:use"/);
  assert.match(insert(one(`[|${names(98)}]`)), /^refused: .*101 actions.* 100 \(IAM\.1033\)/);
  const statements = (count: number) => `{ "Version": "1.1", "Statement": [|${Array.from({ length: count }, () => '{ "Effect": "Deny", "Action": ["x:y:z"] }').join(", ")}] }`;
  assert.match(insert(statements(7)), /"a:b:use"/);
  assert.match(insert(statements(8)), /^refused: .*9, and the service allows 8 \(IAM\.1028\)/);
  assert.match(insert(one(`[|"x:y:${"z".repeat(6200)}"]`)), /^refused: .*6144 \(IAM\.1021\)/);
});

test("insert: a refusal has a reason", () => {
  for (const [text, reason] of [
    ['{ "a": 1| }', /contains no Huawei Cloud IAM policy/],
    ["|", /contains no Huawei Cloud IAM policy/],
    ['{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["x:y:a", "|', /not closed/],
    ['{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["x:y:a|"] }', /not closed/],
    ['{ "Version": "1.1", "Statement": { "Effect": "Deny", "Action": ["x:y:a|"] } }', /not an array/],
    ['{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["x:y:a|"] }] }', /version 5\.0/],
    ['{ "Version": "1.0", "Statement": [{ "Effect": "Allow", "Action": ["x:y:a|"] }] }', /a system role/],
    ['{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["iam:agencies:assume|"], "Resource": { "uri": ["/iam/agencies/0"] } }] }', /iam:agencies:assume/],
    [one("[,|]"), /fix the syntax error next to the cursor first/],
  ] as const) assert.match(insert(text), new RegExp(`^refused: .*${reason.source}`), text);
});

const facts = catalog("a:b:stop -> a:b:get, a:b:use\nx:y:a");

/** For any text and place: no harm is done, the actions are granted, and nothing else changes. */
function checkAt(text: string, offset: number, asNew: boolean): void {
  const result = inserted(text, offset, wanted, asNew);
  if (result.text === undefined) return;
  const what = `insertion at ${String(offset)}`;
  // The new name replaces an empty string or the beginning of a name.
  checkHarmless(text, result.text, what, result.edits);
  const [before, after] = [text, result.text].map((one) => parsePolicyFile(one, "jsonc").policies);
  assert.equal(after?.length, before?.length, what);
  const all = [...wanted.actions, ...wanted.dependencies];
  const granted = after!.filter((one) => all.every((name) => effectivePermissions(one, facts).verdict(name) !== "not-granted"));
  assert.ok(granted.length > 0, `${what}: granted\n${result.text}`);
  for (const [index, one] of after!.entries()) {
    const denied = (statements: typeof one.statements) => statements.filter(({ effect }) => effect?.value === "Deny").map(({ actions }) => actions.map(({ pattern }) => pattern.text));
    assert.deepEqual(denied(one.statements), denied(before![index]!.statements), `${what}: Deny is kept`);
  }
}

for (const [index, whole] of policies.entries()) {
  test(`insert: no harm at any place of any text, complete or cut: ${String(index)} ${whole.replace(/\s+/g, " ").slice(0, 40)}`, () => {
    const step = whole.length > 1000 ? 5 : 1;
    for (let offset = 0; offset <= whole.length; offset += step)
      for (const asNew of [false, true]) checkAt(whole, offset, asNew);
    for (let end = 0; end <= whole.length; end += step) {
      const text = whole.slice(0, end);
      checkAt(text, end, false);
      checkAt(text, (end * 31) % (end + 1), end % 2 === 0);
    }
  });
}

const blank = fc.constantFrom("", " ", "\n    ", "\r\n\t", " // why\n  ", "/* a */", "\r  ", "  /* b\n */ ", "\n\n  ");
const listed = fc.constantFrom(
  '"x:y:a"',
  '"a:b"',
  '""',
  '"a:b:st"',
  '"a:*:*"',
  '"x:y:a x:y:b"',
  "1",
  "null",
  "[]",
  "{}",
);
const listOf = (item: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(fc.tuple(blank, item, blank), { maxLength: 4 }), blank, fc.boolean())
    .map(
      ([items, end, trailing]) =>
        `[${items.map((parts) => parts.join("")).join(",")}${items.length > 0 && trailing ? "," : ""}${end}]`,
    );
const property = fc.oneof(
  fc.constantFrom('"Effect": "Allow"', '"Effect": "Deny"', '"Effect": "allow"', '"NotAction": ["x:y:z"]', '"Resource": ["*"]', '"Resource": ["a:*:*:b:1"]', condition, '"Action": "x:y:a"', '"Action": ""', '"Action": {}'),
  listOf(listed).map((list) => `"Action": ${list}`),
);
const statement = fc
  .tuple(fc.array(fc.tuple(blank, property), { maxLength: 4 }), blank)
  .map(([properties, end]) => `{${properties.map((parts) => parts.join("")).join(",")}${end}}`);
const whole = fc
  .tuple(blank, listOf(statement), blank)
  .map(([before, list, end]) => `{${before}"Version": "1.1",${before}"Statement": ${list}${end}}`);
const torn = fc
  .tuple(whole, fc.nat(), fc.nat(3))
  .map(([text, at, length]) => text.slice(0, at % text.length) + text.slice((at % text.length) + length));

test("insert: any policy, complete or broken, at any offset", () => {
  fc.assert(fc.property(fc.oneof(whole, torn), fc.nat(), fc.boolean(), (text, at, asNew) => {
    checkAt(text, at % (text.length + 1), asNew);
  }), { numRuns: 500 });
});
