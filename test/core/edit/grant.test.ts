import assert from "node:assert/strict";
import test from "node:test";
import { format } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";
import { applied, checkGolden, findings, only, policy } from "../../support/fixture.js";

const facts = catalog(`
  a:b:stop -> a:b:get, a:b:use
  a:b:start -> a:b:get
`);
const own = only("missing-dependency");
const fixes = (text: string) => findings(text, facts, own).flatMap((finding) => finding.fixes());
const fixFirst = (text: string) => applied(text, fixes(text)[0]);
const refusal = (text: string) => {
  const [fix] = fixes(text);
  assert.ok(fix?.refused, "the fix is refused");
  assert.deepEqual(fix.edits, []);
  return format(fix.refused.reason, fix.refused.args, "en");
};

const condition = '"Condition": { "StringEquals": { "g:x": ["y"] } }';

const restricted: Readonly<Record<string, string>> = {
  "one line": `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["a:b:stop"],"Resource":["a:*:*:b:1"]}]}`,
  "one line, padded": `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:stop"], ${condition} }] }`,
  "two spaces": `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "a:b:stop"
      ],
      ${condition}
    }
  ]
}
`,
  "two spaces, list on one line, another statement below": `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["a:b:stop"],
      ${condition}
    },
    {
      "Effect": "Deny",
      "Action": ["x:y:z"]
    }
  ]
}
`,
  "tabs, brace behind bracket": `{
\t"Version": "1.1",
\t"Statement": [{
\t\t"Action": [
\t\t\t"a:b:stop"
\t\t],
\t\t"Effect": "Allow",
\t\t"Resource": ["a:*:*:b:1"]
\t}]
}
`,
  "comments and a trailing comma": `{
  // policy
  "Version": "1.1",
  "Statement": [
    {
      // statement
      "Effect" : "Allow",
      "Action" : [
        "a:b:stop", // action
      ],
      "Resource" : ["a:*:*:b:1"], // resource
    }, // behind
    // below
  ],
}
`,
  "comma first": `{
  "Version": "1.1"
, "Statement": [
    {
      "Effect": "Allow"
    , "Action": ["a:b:stop"]
    , "Resource": ["a:*:*:b:1"]
    }
  , {
      "Effect": "Deny"
    , "Action": ["x:y:z"]
    }
  ]
}
`,
  "one statement on each line": `{ "Version": "1.1", "Statement": [
  { "Effect": "Allow", "Action": ["a:b:stop"], "Resource": ["a:*:*:b:1"] },
  { "Effect": "Allow", "Action": ["x:y:z"] }
] }
`,
};

test("grant: a new statement in every style of policy (golden)", () => {
  const texts = Object.entries(restricted).map(([style, text]) => `=== ${style}\n${fixFirst(text).trimEnd()}\n`);
  checkGolden("edits/new-statement.txt", texts.join("\n"));
  for (const [style, text] of Object.entries(restricted)) {
    assert.deepEqual(fixes(fixFirst(text)), [], style);
    for (const eol of ["\r\n", "\r"]) {
      if (!text.includes("//")) assert.equal(fixFirst(text.replaceAll("\n", eol)), fixFirst(text).replaceAll("\n", eol), style);
    }
  }
});

test("grant: in the same statement if Resource means all resources", () => {
  for (const resource of ['["*"]', '"*"', '["*:*:*:*:*"]']) {
    const text = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:start"], "Resource": ${resource} }] }`;
    assert.equal(fixFirst(text), text.replace('"a:b:start"', '"a:b:start", "a:b:get"'));
  }
});

test("grant: nothing that a wildcard or another statement grants is added", () => {
  assert.equal(fixFirst(policy('"a:b:stop", "*:*:get"')), policy('"a:b:stop", "a:b:use", "*:*:get"'));
});

test("grant: everything of a policy at once, each action once, where it is granted for all resources", () => {
  const text = `{ "Version": "1.1", "Statement": [
  { "Effect": "Allow", "Action": ["a:b:stop"], ${condition} },
  { "Effect": "Allow", "Action": ["a:b:start"] }
] }`;
  assert.equal(applied(text, findings(text, facts, own)[0]?.fixAll()), `{ "Version": "1.1", "Statement": [
  { "Effect": "Allow", "Action": ["a:b:stop"], ${condition} },
  { "Effect": "Allow", "Action": ["a:b:use"] },
  { "Effect": "Allow", "Action": ["a:b:start", "a:b:get"] }
] }`);
});

test("grant: both actions of one string share one edit", () => {
  const text = policy('"a:b:stop a:b:start"');
  const all = findings(text, facts, own).find(({ rule }) => rule.id === "missing-dependency")?.fixAll();
  assert.equal(applied(text, all), policy('"a:b:stop a:b:start", "a:b:get", "a:b:use"'));
});

test("grant: in the body of the role API, and in each policy of a list separately", () => {
  const one = policy('"a:b:start"');
  const text = `{ "roles": [{ "policy": ${one} }, { "policy": ${one} }] }`;
  const [first, second] = findings(text, facts, own);
  const fixed = policy('"a:b:start", "a:b:get"');
  assert.equal(applied(text, first?.fixes()[0]), `{ "roles": [{ "policy": ${fixed} }, { "policy": ${one} }] }`);
  assert.equal(applied(text, second?.fixes()[0]), `{ "roles": [{ "policy": ${one} }, { "policy": ${fixed} }] }`);
  assert.equal(first?.fixAll(), undefined, "each is the only one of its policy");
});

const names = (count: number, length = 0) => Array.from({ length: count }, (_, index) => `"x:y:z${String(index).padStart(length, "0")}"`).join(", ");

test("limit: 100 actions of a statement may be reached but not exceeded", () => {
  assert.match(fixFirst(policy(`"a:b:stop", ${names(97)}`)), /"a:b:use"/);
  assert.match(refusal(policy(`"a:b:stop", ${names(98)}`)), /101 actions.* 100 \(IAM\.1033\)/);
});

test("limit: 8 statements of a policy may be reached but not exceeded", () => {
  const of = (count: number) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:start"], ${condition} }${', { "Effect": "Deny", "Action": ["x:y:z"] }'.repeat(count - 1)}] }`;
  assert.match(fixFirst(of(7)), /"a:b:get"/);
  assert.match(refusal(of(8)), /9, and the service allows 8 \(IAM\.1028\)/);
});

test("limit: 6144 characters without white space may be reached but not exceeded", () => {
  const minified = (text: string) => JSON.stringify(JSON.parse(text)).length;
  const added = ',"a:b:get"'.length;
  const of = (length: number) => {
    const rest = (count: number) => policy(`"a:b:start", ${names(60, 80)}, "x:y:${"z".repeat(count)}"`);
    return rest(length - minified(rest(0)));
  };
  assert.equal(minified(of(6144 - added)), 6144 - added);
  const fixed = fixFirst(of(6144 - added));
  assert.equal(minified(fixed), 6144);
  assert.match(refusal(of(6145 - added)), /6145 characters.*6144 \(IAM\.1021\)/);
});

test("limit: the limit of the new statement counts too", () => {
  const many = catalog(`a:b:c -> ${Array.from({ length: 101 }, (_, index) => `x:y:z${String(index)}`).join(", ")}`);
  const text = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:c"], ${condition} }] }`;
  const [fix] = findings(text, many, own)[0]!.fixes();
  assert.equal(fix?.refused?.args["actions"], 101);
});

test("grant: a refusal has a reason", () => {
  assert.match(refusal('{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:start'), /not closed/);
  assert.match(refusal(`{ "Version": "1.1", "Statement": [{ "Effect": "Allow", ${condition}, "Action": ["a:b:start"]`), /not closed/);
  assert.match(refusal(`{ "Version": "1.1", "Statement": { "Effect": "Allow", "Action": ["a:b:start"], ${condition} } }`), /not an array/);
});
