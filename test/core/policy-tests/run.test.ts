import assert from "node:assert/strict";
import test from "node:test";
import { runTestFile, testsIn } from "../../../server/src/core/policy-tests/run-file.js";
import { format } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog(`
  ecs:servers:stop POST /v2.1/servers/action
  ecs:servers:get
  iam:users:create POST /v3/users
  obs:object:GetObject
`);

/** Runs one test against files: its problems, or the verdict on each expectation, with `+` if it is met. */
function ran(files: Readonly<Record<string, string>>, content: object): string {
  const uri = "file:///w/a.hwpolicy-test.json";
  const text = JSON.stringify({ policies: Object.keys(files), ...content });
  const own = new Map(Object.entries(files).map(([name, one]) => [`file:///w/${name}`, one]));
  const read = testsIn(uri, text);
  const [result] = runTestFile(uri, read, {
    read: (file) => (own.has(file) ? { text: own.get(file)! } : undefined),
    list: (folder) => [...own.keys()].filter((file) => file.startsWith(`${folder}/`)),
  }, facts);
  const problems = [...read.problems, ...result!.problems];
  if (problems.length > 0) return problems.map(({ message, args }) => format(message, args, "en")).join(" ");
  return result!.expectations.map(({ status, verdict }) => `${status === "passed" ? "+" : "-"}${verdict}`).join(" ");
}

const json = (version: string, ...statements: readonly object[]) =>
  JSON.stringify({ Version: version, Statement: statements });
const allow = (...Action: readonly string[]) => ({ Effect: "Allow", Action });
const deny = (...Action: readonly string[]) => ({ Effect: "Deny", Action });

type Row = readonly [what: string, policy: string, cannot: string, result: string];
const wildcards: readonly Row[] = [
  ["a wildcard of a service without a table", json("1.1", allow("newsvc:*:*")), "*", "-allowed"],
  ["a wildcard of a service without a table of version 5.0", json("5.0", allow("iam:*:*")), "*:*:*", "-allowed"],
  ["a wildcard of a type without a table", json("1.1", allow("ecs:newthing:*")), "ecs:*:*", "-allowed"],
  ["a wildcard in a type", json("1.1", allow("iam:foo*:*")), "iam:*:*", "-allowed"],
  ["a wildcard that is wider in one part", json("1.1", allow("*:newthing:*")), "ecs:*:*", "-allowed"],
  ["a wildcard that overlaps", json("1.1", allow("ecs:foo*:*")), "ecs:*oo:*", "-depends"],
  ["a wildcard that is denied, too", json("1.1", allow("newsvc:*:*"), deny("newsvc:*:*")), "*", "+not-granted"],
  ["a wildcard that is denied in part", json("1.1", allow("newsvc:*:*"), deny("newsvc:a:*")), "*", "-depends"],
  ["a wildcard with a condition", json("1.1", { ...allow("newsvc:*:*"), Condition: { Bool: { "g:MFAPresent": ["true"] } } }), "*", "-depends"],
  ["a wildcard of another service", json("1.1", allow("newsvc:*:*")), "ecs:*:*", "+not-granted"],
  ["a wildcard of known actions outside of the expectation", json("1.1", allow("ecs:*:get*")), "ecs:*:*stop*", "+not-granted"],
  ["a name without a type of version 5.0", json("5.0", allow("sts::newName")), "sts:*:*", "-allowed"],
  ["a name that no table lists", json("1.1", allow("ecs:newthing:open")), "ecs:*:*", "-allowed"],
  ["what NotAction leaves", json("5.0", { Effect: "Allow", NotAction: ["ecs:*:*"] }), "*", "-depends"],
  ["what NotAction leaves out", json("5.0", { Effect: "Allow", NotAction: ["ecs:*:*"] }), "ecs:*:*", "+not-granted"],
  ["a Deny with NotAction grants nothing", json("5.0", allow("ecs:*:get*"), { Effect: "Deny", NotAction: ["ecs:*:*"] }), "kms:*:*", "+denied"],
];
for (const [what, policy, cannot, expected] of wildcards) {
  test(`policy tests: cannot ${cannot}: ${what}`, () => {
    assert.equal(ran({ "a.json": policy }, { cannot: [cannot] }), expected);
  });
}

const role = (value: string) => `resource "huaweicloud_identity_role" "r" {\n  name = "r"\n  type = "XA"\n  policy = ${value}\n}\n`;
const known = 'jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:get"] }] })';
const both = { can: ["ecs:servers:get"], cannot: ["iam:*:*"] };
const infra: readonly (readonly [what: string, text: string, result: string])[] = [
  ["a known policy", role(known), "+allowed +not-granted"],
  ["a variable", role("var.policy"), "-depends -depends"],
  ["a file", role('file("${path.module}/ops.json")'), "-depends -depends"],
  ["a template file", role('templatefile("a.tpl", {})'), "-depends -depends"],
  ["a data source", role("data.http.p.body"), "-depends -depends"],
  ["an encoded variable", role("jsonencode(var.policy)"), "-depends -depends"],
  ["text around variables", role('"${var.a}${var.b}"'), "-depends -depends"],
  ["a known policy and a variable", role(known) + role("var.policy").replace('"r"', '"s"'), "-depends -depends"],
  ["a branch of a condition", role(`var.x ? ${known} : var.policy`), "-depends -depends"],
];
for (const [what, text, expected] of infra) {
  test(`policy tests: Terraform, ${what}`, () => {
    assert.equal(ran({ "main.tf": text }, both), expected);
  });
}

test("policy tests: the file that Terraform reads a policy from is known if the test lists it", () => {
  const ops = json("1.1", allow("ecs:servers:get"));
  for (const path of ["ops.json", "./ops.json", "${path.module}/ops.json"])
    assert.equal(ran({ "main.tf": role(`file("${path}")`), "ops.json": ops }, both), "+allowed +not-granted");
});

const control = (content: string, type = "service_control_policy") =>
  `resource "huaweicloud_organizations_policy" "s" {\n  name = "s"\n  type = "${type}"\n  content = ${content}\n}\n`;
const encoded = (effect: string, action: string) =>
  `jsonencode({ Version = "5.0", Statement = [{ Effect = "${effect}", Action = ["${action}"], Resource = ["*"] }] })`;
const controls: readonly (readonly [what: string, text: string, result: string])[] = [
  ["denies what another policy allows", role(known) + control(encoded("Deny", "ecs:*:*")), "-denied +not-granted"],
  ["denies something else", role(known) + control(encoded("Deny", "evs:*:*")), "+allowed +not-granted"],
  ["grants nothing", role(known) + control(encoded("Allow", "*")), "+allowed +not-granted"],
  ["alone", control(encoded("Allow", "*")), "-not-granted +not-granted"],
  ["that is not known may deny, and grants nothing", role(known) + control("var.scp"), "-depends +not-granted"],
  ["that is a tag policy", role(known) + control("var.tags", "tag_policy"), "+allowed +not-granted"],
];
for (const [what, text, expected] of controls) {
  test(`policy tests: a service control policy ${what}`, () => {
    assert.equal(ran({ "main.tf": text }, both), expected);
  });
}

test("policy tests: a policy that is not valid JSON is an error", () => {
  const broken = "a.json:1 is not valid JSON, so the policy cannot be evaluated.";
  for (const text of [
    '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:*:*",] }] }',
    '{ "Version": "1.1", /* all */ "Statement": [{ "Effect": "Allow", "Action": ["ecs:*:*"] }] }',
    '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:*:*"] }]',
    JSON.stringify({ policy: '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:*:*",] }] }' }),
  ])
    assert.equal(ran({ "a.json": text }, both), broken, text);
  const commented = '{ "Version": "1.1", /* all */ "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }';
  assert.equal(ran({ "a.jsonc": commented }, both), "+allowed +not-granted");
  assert.match(ran({ "main.tf": role('<<-EOT\n  { "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:*:*",] }] }\n  EOT') }, both), /^main\.tf:5 is not valid JSON/);
});

const rejected: readonly (readonly [what: string, version: string, statement: object | string])[] = [
  ["a misspelled element", "1.1", { Effect: "Allow", Actions: ["ecs:*:*"] }],
  ["a blank in Effect", "1.1", { Effect: " Allow", Action: ["ecs:*:*"] }],
  ["another Effect", "5.0", { Effect: "Permit", Action: ["ecs:*:*"] }],
  ["no Effect", "1.1", { Action: ["ecs:*:*"] }],
  ["no Action", "1.1", { Effect: "Allow" }],
  ["a value of another type", "1.1", { Effect: "Allow", Action: [7] }],
];
for (const [what, version, statement] of rejected) {
  test(`policy tests: a policy that lint rejects is an error: ${what}`, () => {
    const text = JSON.stringify({ Version: version, Statement: [allow("vpc:ports:get"), statement] });
    assert.match(ran({ "a.json": text }, both), /^a\.json:1 is not a valid policy, so it cannot be evaluated: \S/);
  });
}

test("policy tests: what lint only warns about is evaluated", () => {
  const text = JSON.stringify({ version: "1.1", Statement: [{ effect: "allow", action: ["ecs:servers:get"] }] });
  assert.equal(ran({ "a.json": text }, both), "+allowed +not-granted");
});

const get = json("1.1", allow("ecs:servers:get"));
test("policy tests: resources and keys that nothing can match are errors, even if they do not decide", () => {
  const asked = (more: object, policy = get) => ran({ "a.json": policy }, { can: [{ action: "ecs:servers:get", ...more }] });
  for (const resource of ["foo", "b/x", "obs:object:b"])
    assert.equal(asked({ resource }), `"${resource}" is not a resource such as obs:*:*:object:bucket/key.`);
  for (const resource of ["*", "ecs:*:*:instance:1", "/iam/agencies/1"]) assert.equal(asked({ resource }), "+allowed");
  for (const key of ["g:UserNam", "UserName"])
    assert.equal(asked({ condition: { [key]: "a" } }), `"${key}" is not a documented condition key. Did you mean "g:UserName"?`);
  for (const key of ["g:UserName", "G:username", "g:ResourceTag/team", "obs:prefix"])
    assert.equal(asked({ condition: { [key]: "a" } }), "+allowed");
  const own = { ...allow("ecs:servers:get"), Condition: { StringEquals: { "g:UserNam": ["a"] } } };
  assert.equal(asked({ condition: { "g:UserNam": "a" } }, json("1.1", own)), "+allowed");
});

test("policy tests: only * and ** are patterns", () => {
  for (const path of ["{a,b}.json", "[a].json", "?.json", "!a.json"])
    assert.equal(ran({ "a.json": get }, { policies: [path], can: ["ecs:servers:get"] }), `There is no file or folder "${path}" (relative to this file). Only * and ** are patterns.`);
});

test("policy tests: Terraform in JSON with a policy that is not known", () => {
  const policy = (value: string) =>
    JSON.stringify({ resource: { huaweicloud_identity_role: { r: { policy: value } } } });
  assert.equal(ran({ "a.tf.json": policy(get) }, both), "+allowed +not-granted");
  for (const value of ["${var.policy}", '${file("ops.json")}'])
    assert.equal(ran({ "a.tf.json": policy(value) }, both), "-depends -depends");
  const open = policy(json("1.1", allow("ecs:servers:get", "${var.more}")));
  assert.equal(ran({ "a.tf.json": open }, both), "+allowed -depends");
  const scp = { resource: [{ huaweicloud_organizations_policy: [{ s: [{ content: "${var.scp}" }] }] }] };
  assert.equal(ran({ "a.json": get, "b.tf.json": JSON.stringify(scp) }, both), "-depends +not-granted");
});

test("a service control policy in JSON limits other policies and grants nothing", () => {
  const control = json("5.0", allow("*"), deny("iam:*:*"));
  const body = JSON.stringify({ type: "service_control_policy", content: control });
  const expected = { can: ["ecs:servers:stop"], cannot: ["iam:users:create"] };
  assert.equal(ran({ "a.scp.json": control }, expected), "-not-granted +denied");
  assert.equal(ran({ "body.json": body }, expected), "-not-granted +denied");
  assert.equal(ran({ "a.json": json("5.0", allow("*")), "body.json": body }, expected), "+allowed +denied");
});
