import assert from "node:assert/strict";
import test from "node:test";
import { resolveCompletion } from "../../../server/src/features/completion/resolve.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { catalog } from "../../support/catalog.js";
import { type Asking, inOrder, labelsAt, listAt, taken } from "../../support/completion.js";

const facts = catalog("ecs:servers:get");
const asking: Asking = { facts };
const draft: Asking = { facts, uri: "file:///new.hwpolicy.json" };
const labels = (marked: string, more: Partial<Asking> = {}) => labelsAt(marked, { ...asking, ...more }).map((line) => line.split(" | ")[0]);
const around = (text: string) => `{ "Version": "1.1", "Statement": [{ ${text} }] }`;
const modern = (text: string) => around(text).replace("1.1", "5.0");
const agency = (text: string) => around(`"Resource": { "uri": [] }, ${text}`);

const keys: readonly (readonly [where: string, text: string, keys: readonly string[]])[] = [
  ["in an empty statement", around("|"), ["Effect", "Action", "Resource", "Condition"]],
  ["what is there is not offered again", around('"Action": [], |'), ["Effect", "Resource", "Condition"]],
  ["nor what is misspelled", around('"Actions": ["a:b:c"], |'), ["Effect", "Resource", "Condition"]],
  ["in quotes", around('"Effect": "Allow", "|"'), ["Action", "Resource", "Condition"]],
  ["in the name of a key, that one too", around('"Effect": "Allow", "Act|ion": []'), ["Action", "Resource", "Condition"]],
  ["when all are there", around('"Effect": "Allow", "Action": [], "Resource": [], "Condition": {}, |'), []],
  ["in an identity policy", modern("|"), ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"]],
  ["in an identity policy, none that excludes another", modern('"Effect": "Allow", "NotAction": [], "Resource": [], |'), ["Sid", "Condition"]],
  ["in a trust policy", modern('"Principal": {}, |'), ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"]],
  ["in an agency policy", agency("|"), ["Effect", "Action"]],
  ["in a role", around("|").replace("1.1", "1.0"), []],
  ["of the policy", '{ "Version": "1.1", "Statement": [], | }', []],
  ["of the policy, misspelled", '{ "Versio|": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["a:b:c"] }] }', ["Version"]],
  ["of the body of the role API", '{ "role": { | "policy": { "Version": "1.1", "Statement": [] } } }', []],
  ["inside of a value", around('"Effect": { | }'), []],
];
for (const [where, text, expected] of keys) {
  test(`completion of keys: ${where}`, () => {
    assert.deepEqual(labels(text), expected);
  });
}

const writings: readonly (readonly [where: string, key: string, before: string, after: string])[] = [
  ["on one line", "Effect", around("|"), around('"Effect": "‹Allow›"')],
  ["a list on one line", "Action", around('"Effect": "Allow", |'), around('"Effect": "Allow", "Action": ["‹›"]')],
  ["a condition on one line", "Condition", around('"Effect": "Allow", |'), around('"Effect": "Allow", "Condition": { ‹› }')],
  ["over lines", "Action", around('\n    "Effect": "Allow",\n    |\n'), around('\n    "Effect": "Allow",\n    "Action": [\n      "‹›"\n    ]\n')],
  ["without the comma before it", "Resource", around('\n    "Effect": "Allow"\n    |\n'), around('\n    "Effect": "Allow",\n    "Resource": ["‹*›"]\n')],
  ["without the comma behind it", "Resource", around('\n    |\n    "Effect": "Allow"\n'), around('\n    "Resource": ["‹*›"],\n    "Effect": "Allow"\n')],
  ["right behind the last one", "Resource", around('"Effect": "Allow"|'), around('"Effect": "Allow", "Resource": ["‹*›"]')],
  ["a word without quotes", "Action", around("Ac|"), around('"Action": ["‹›"]')],
  ["a word in quotes", "Action", around('"Ac|"'), around('"Action": ["‹›"]')],
  ["a word in quotes before the next key", "Action", around('"Ac|" "Effect": "Allow"'), around('"Action": ["‹›"], "Effect": "Allow"')],
  ["a word in a quote that is not closed", "Action", around('\n    "Ac|\n    '), around('\n    "Action": [\n      "‹›"\n    ]\n    ')],
  ["a key that has its value: the name only", "Action", around('"Actoin|": ["a:b:c"]'), around('"Action": ["a:b:c"]')],
  ["a key that has its colon: the name only", "Action", around('"|": '), around('"Action": ')],
  ["the agency form", "Resource", around('"Action": ["iam:agencies:assume"], "Resource": { "uri": [] } }, { |'), around('"Action": ["iam:agencies:assume"], "Resource": { "uri": [] } }, { "Resource": { "uri": ["/iam/agencies/‹agencyId›"] }')],
  ["the agency's action", "Action", agency("|"), agency('"Action": ["iam:agencies:assume"]')],
];
for (const [where, key, before, after] of writings) {
  test(`completion of keys, inserted: ${where}`, () => {
    assert.equal(taken(before, key, asking), after);
  });
}

test("completion of keys: a client without snippets gets a first value on one line", () => {
  assert.equal(taken(around("|"), "Effect", { facts, snippets: false }), around('"Effect": "Allow"'));
  assert.equal(taken(around("\n|\n"), "Action", { facts, snippets: false }), around('\n"Action": [""]\n'));
  assert.equal(taken(around("|"), "Condition", { facts, snippets: false }), around('"Condition": {}'));
});

test("completion of keys: retriggers suggestions where another choice follows", () => {
  const again = listAt(around("|"), asking)!.items.filter(({ data }) => (data as { retrigger?: true } | undefined)?.retrigger).map(({ label }) => label);
  assert.deepEqual(again, ["Action", "Condition"]);
  const in5 = listAt(modern("|"), asking)!.items.filter(({ data }) => (data as { retrigger?: true } | undefined)?.retrigger).map(({ label }) => label);
  assert.ok(in5.includes("Action"), "the known actions of version 5.0 follow");
});

test("completion of keys: in a file with the name of a policy, from the first key on", () => {
  assert.deepEqual(labels('{ "Version": "1.1", | }', draft), ["Statement"]);
  assert.deepEqual(labels('{ "Version": "1.1", | }'), [], "any other file");
  assert.deepEqual(labels('{ "Statement": [{ "Effect": "Allow" }], "|" }', draft), ["Version"]);
  assert.deepEqual(labels('{ "Version": "5.0", "Statement": [{ "Sid": "", | }] }', draft).slice(0, 2), ["Effect", "Action"]);
  assert.deepEqual(labels('{ "Version": "2012-10-17", | }', draft), []);
  assert.deepEqual(labels('{ "role": { | } }', draft), []);
  assert.equal(
    taken('{\n  "Version": "1.1",\n  |\n}\n', "Statement", draft),
    '{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "‹Allow›",\n      "Action": [\n        ""\n      ]\n    }\n  ]\n}\n',
  );
});

const values: readonly (readonly [where: string, text: string, values: readonly string[]])[] = [
  ["of Effect", around('"Effect": "|"'), ["Allow", "Deny"]],
  ["of Effect, without quotes", around('"Effect": |'), ["Allow", "Deny"]],
  ["of Effect in an identity policy", modern('"Effect": "A|"'), ["Allow", "Deny"]],
  ["of Version", '{ "Version": "1.|1", "Statement": [] }', ["1.1", "5.0"]],
  ["of Version in an identity policy", '{ "Version": "5.0|", "Statement": [] }', ["5.0", "1.1"]],
  ["of Version in a role", '{ "Version": "1.0|", "Statement": [] }', []],
  ["of an unknown key", around('"Foo": "|"'), []],
  ["of Sid", modern('"Sid": "|"'), []],
];
for (const [where, text, expected] of values) {
  test(`completion of values: ${where}`, () => {
    assert.deepEqual(labels(text), expected);
  });
}

test("completion of values: missing quotes and commas are inserted", () => {
  assert.equal(taken(around('"Effect":|'), "Deny", asking), around('"Effect": "Deny"'));
  assert.equal(taken(around('"Effect": al|'), "Allow", asking), around('"Effect": "Allow"'));
  assert.equal(taken(around('"Effect": |\n "Action": []'), "Allow", asking), around('"Effect": "Allow",\n "Action": []'));
  assert.equal(taken(around('"Effect": "|"'), "Allow", asking), around('"Effect": "Allow"'));
  assert.equal(taken('{ "Version": "|", "Statement": [] }', "1.1", draft), '{ "Version": "1.1", "Statement": [] }');
});

const statementsOf = (text: string) => `{ "Version": "1.1", "Statement": [${text}] }`;

test("completion of statements: the shapes, then common tasks; an agency only where it is possible", () => {
  const shapes = ["Allow actions", "Deny actions", "Allow actions on some resources", "Allow actions under a condition"];
  const jobs = ["Operate servers", "Read-only access to servers", "Work with images", "Read one OBS bucket", "Write to one OBS bucket", "Read-only for a service", "Admin of a service without delete"];
  assert.deepEqual(labels(statementsOf("|")), [...shapes, "Allow switching to an agency", ...jobs]);
  assert.deepEqual(labels(statementsOf('{ "Effect": "Allow", "Action": ["a:b:c"] }, |')), [...shapes, ...jobs]);
  assert.deepEqual(labels(statementsOf('{ "Effect": "Allow", "Resource": { "uri": [] } }, |')), ["Allow switching to an agency"]);
  assert.deepEqual(labels(statementsOf("|").replace("1.1", "5.0")), shapes);
  assert.deepEqual(labels(statementsOf("|").replace("1.1", "1.0")), []);
  assert.deepEqual(labels(statementsOf("|"), { language: "zh" }).slice(0, 2), ["允许授权项", "拒绝授权项"]);
});

test("completion of statements: in the layout of the list, with the necessary commas", () => {
  assert.equal(taken(statementsOf("|"), "Deny actions", asking), statementsOf('{ "Effect": "Deny", "Action": ["‹›"] }'));
  assert.equal(
    taken(statementsOf('\n    { "Effect": "Allow", "Action": ["a:b:c"] }\n    |\n  '), "Allow actions on some resources", asking),
    statementsOf('\n    { "Effect": "Allow", "Action": ["a:b:c"] },\n    {\n      "Effect": "Allow",\n      "Action": [\n        "‹›"\n      ],\n      "Resource": [\n        ""\n      ]\n    }\n  '),
  );
  assert.equal(taken(statementsOf("|"), "Allow actions under a condition", asking), statementsOf('{ "Effect": "Allow", "Action": ["‹›"], "Condition": { "Bool": { "g:MFAPresent": ["true"] } } }'));
  assert.equal(taken('{ "Version": "1.1", "Statement": | }', "Deny actions", draft), '{ "Version": "1.1", "Statement": [\n  {\n    "Effect": "Deny",\n    "Action": [\n      "‹›"\n    ]\n  }\n] }');
  assert.equal(taken(statementsOf("|"), "Deny actions", { facts, snippets: false }), statementsOf('{ "Effect": "Deny", "Action": [""] }'));
});

test("completion of statements: every inserted statement is JSON in every client", () => {
  for (const snippets of [true, false]) {
    for (const { label } of listAt(statementsOf("|"), { facts, snippets })!.items) JSON.parse(taken(statementsOf("|"), label, { facts, snippets }).replaceAll(/[‹›]/g, ""));
  }
});

test("completion of a policy: one item in an empty document, all of them in a file with the name of a policy", () => {
  const jobs = ["Operate servers", "Read-only access to servers", "Work with images", "Switch to an agency", "Read one OBS bucket", "Write to one OBS bucket", "Read-only for a service", "Admin of a service without delete", "Deny on top of another policy"];
  for (const text of ["|", "\n|", "  |", "{|}", "{ | }", "{\n  |\n}\n", "po|", '{ "|" }', "{ po| }"]) {
    assert.deepEqual(labels(text), ["Huawei Cloud IAM policy"], text);
    assert.deepEqual(labels(text, { language: "zh" }), ["华为云 IAM 策略"], text);
  }
  assert.deepEqual(labels("|", draft), ["Huawei Cloud IAM policy", ...jobs]);
  assert.ok(inOrder(listAt("|", asking)).every(({ sortText, preselect }) => sortText! > "zzz" && preselect === undefined), "after all other items");
  assert.deepEqual(labels("{|}", draft).slice(0, 3), ["Huawei Cloud IAM policy", "Version", "Statement"]);
});

test("completion of a policy: none in a file with content, or in the settings of a tool", () => {
  for (const text of ['{ "name": "x", | }', "[|]", '"|"', "{}|", "|{}", "// a\n|", "{ /* | */ }"]) assert.deepEqual(labels(text), [], text);
  for (const name of ["package.json", "tsconfig.base.json", ".huawei-iam.json", ".vscode/settings.json", ".devcontainer/x.json", "composer.json"]) {
    assert.deepEqual(labels("|", { uri: `file:///work/${name}` }), [], name);
  }
});

test("completion of a policy: the inserted text", () => {
  const whole = '{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n        "‹›"\n      ]\n    }\n  ]\n}';
  assert.equal(taken("|", "Huawei Cloud IAM policy", asking), whole);
  assert.equal(taken("po|\n", "Huawei Cloud IAM policy", asking), `${whole}\n`);
  assert.equal(taken("{\n  |\n}", "Huawei Cloud IAM policy", asking), whole);
  assert.equal(taken('{\n  "po|"\n}', "Huawei Cloud IAM policy", asking), whole);
  JSON.parse(taken("|", "Huawei Cloud IAM policy", { facts, snippets: false }));
  for (const { label } of listAt("|", draft)!.items) JSON.parse(taken("|", label, draft).replaceAll(/[‹›]/g, ""));
});

test("completion of a policy: the filter text begins with the typed text", () => {
  for (const [text, typed] of [['{ "V|" }', '"V'], ["pol|", "pol"]] as const) assert.ok(listAt(text, asking)!.items[0]!.filterText!.startsWith(typed), text);
});

test("completion of keys: the documentation explains the element", () => {
  const item = listAt(around("|"), asking)!.items.find(({ label }) => label === "Condition")!;
  assert.match(JSON.stringify(resolveCompletion(item, { catalog: facts, rules: {}, language: "zh", features: defaultFeatures }).documentation), /Condition.*语句生效的条件/);
});

test("completion of statements and policies: the documentation explains the task", () => {
  const item = listAt(statementsOf("|"), asking)!.items.find(({ label }) => label === "Operate servers")!;
  assert.match(JSON.stringify(resolveCompletion(item, { catalog: facts, rules: {}, language: "en", features: defaultFeatures }).documentation), /start, stop and restart/);
});
