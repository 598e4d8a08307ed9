import assert from "node:assert/strict";
import test from "node:test";
import { type Evaluation, evaluate, type RequestVerdict } from "../../../server/src/core/evaluate/evaluate.js";
import { readSource } from "../../../server/src/core/policy-tests/policies.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog(`
  ecs:servers:get
  vpc:ports:creare => vpc:ports:create
`);

interface Asked {
  readonly action?: string;
  readonly resource?: string;
  /** `null` for a key that the request does not have. */
  readonly values?: Readonly<Record<string, string | readonly string[] | null>>;
}

function evaluated(version: string, statements: string, { action = "ecs:servers:get", resource, values = {} }: Asked): Evaluation {
  const text = `{ "Version": "${version}", "Statement": [${statements}] }`;
  const { policies } = parsePolicyFile(text);
  assert.equal(policies.length, 1, text);
  const given = Object.entries(values).map(([key, value]) => [key, value === null ? [] : [value].flat()] as const);
  return evaluate(policies.map((policy) => ({ policy })), { action, resource, values: new Map(given) }, facts);
}

const signs: Readonly<Record<RequestVerdict, string>> = { allowed: "+", denied: "-", "not-granted": ".", depends: "?" };

const get = '"Action": ["ecs:servers:get"]';
const allow = (more = "", actions = get) => `{ "Effect": "Allow", ${actions}${more} }`;
const deny = (more = "", actions = get) => `{ "Effect": "Deny", ${actions}${more} }`;
const named = (name: string) => `"Action": ["${name}"]`;
const resource = (...texts: readonly string[]) => `, "Resource": ${JSON.stringify(texts)}`;
const condition = (operator: string, key: string, ...values: readonly string[]) =>
  `, "Condition": { "${operator}": { "${key}": ${JSON.stringify(values)} } }`;
const mfa = condition("Bool", "g:MFAPresent", "true");
const bucket = "obs:*:*:bucket:logs";

type Row = readonly [what: string, version: "1.0" | "1.1" | "5.0", statements: string, asked: Asked, verdict: "+" | "-" | "." | "?"];

const statements: readonly Row[] = [
  ["nothing is granted by itself", "1.1", allow("", named("a:b:c")), {}, "."],
  ["by name", "1.1", allow(), {}, "+"],
  ["names in any letter case", "1.1", allow("", named("ECS:Servers:GET")), {}, "+"],
  ["by a wildcard", "1.1", allow("", named("ecs:*:g*")), {}, "+"],
  ["a wildcard stays in its part", "1.1", allow("", named("ecs:s*t:x")), {}, "."],
  ["everything in version 1.1", "1.1", allow("", named("*:*:*")), {}, "+"],
  ["everything in version 5.0", "5.0", allow("", named("*")), {}, "+"],
  ["an action without a type in version 5.0", "5.0", allow("", named("sts::setContext")), { action: "sts::setContext" }, "+"],
  ["another action without a type", "5.0", allow("", named("sts::setContext")), { action: "sts::getContext" }, "."],
  ["a wildcard for an action without a type", "5.0", allow("", named("sts:*:*")), { action: "sts::setContext" }, "+"],
  ["a misprint counts as what it means", "1.1", allow("", named("vpc:ports:creare")), { action: "vpc:ports:create" }, "+"],
  ["a text that is no action grants nothing", "1.1", allow("", '"Action": ["ecs:servers", "a:b:c"]'), {}, "."],
  ["Deny wins after Allow", "1.1", `${allow()}, ${deny()}`, {}, "-"],
  ["Deny wins before Allow", "1.1", `${deny()}, ${allow()}`, {}, "-"],
  ["Deny wins over everything", "1.1", `${allow("", named("*:*:*"))}, ${deny("", named("ecs:*:*"))}`, {}, "-"],
  ["Deny without Allow", "1.1", deny(), {}, "-"],
  ["Deny of something else", "1.1", `${allow()}, ${deny("", named("evs:*:*"))}`, {}, "+"],
  ["Deny that depends, with Allow", "1.1", `${allow()}, ${deny(mfa)}`, {}, "?"],
  ["Deny that depends, without Allow, cannot allow", "1.1", deny(mfa), {}, "."],
  ["Deny whose condition is not met", "1.1", `${allow()}, ${deny(mfa)}`, { values: { "g:MFAPresent": "false" } }, "+"],
  ["Deny whose condition is met", "1.1", `${allow()}, ${deny(mfa)}`, { values: { "g:MFAPresent": "true" } }, "-"],
  ["Deny that depends does not matter beside one that applies", "1.1", `${allow()}, ${deny(mfa)}, ${deny()}`, {}, "-"],
  ["Allow that depends does not matter beside one that applies", "1.1", `${allow(mfa)}, ${allow()}`, {}, "+"],
  ["Effect in another letter case", "1.1", '{ "Effect": "allow", "Action": ["ecs:servers:get"] }', {}, "+"],
  ["an unknown Effect", "1.1", '{ "Effect": "Perhaps", "Action": ["ecs:servers:get"] }', {}, "?"],
  ["an unknown Effect of another action", "1.1", '{ "Effect": "Perhaps", "Action": ["ecs:servers:stop"] }', {}, "."],
  ["a role of version 1.0", "1.0", allow(), {}, "+"],
  ["NotAction includes the others", "5.0", allow("", '"NotAction": ["iam:*:*"]'), {}, "+"],
  ["NotAction excludes its own", "5.0", allow("", '"NotAction": ["ecs:*:*"]'), {}, "."],
  ["NotAction of a Deny", "5.0", `${allow("", named("*"))}, ${deny("", '"NotAction": ["iam:*:*"]')}`, {}, "-"],
  ["NotAction of a Deny spares its own", "5.0", `${allow("", named("*"))}, ${deny("", '"NotAction": ["ecs:*:*"]')}`, {}, "+"],
  ["Action and NotAction together", "5.0", allow(', "NotAction": ["iam:*:*"]'), {}, "?"],
  ["neither Action nor NotAction", "5.0", `${allow()}, { "Effect": "Deny" }`, {}, "+"],
  ["Principal of a trust policy", "5.0", allow(', "Principal": { "IAM": ["x"] }', named("sts:agencies:assume")), { action: "sts:agencies:assume" }, "?"],
  ["a wildcard is covered whole", "1.1", allow("", named("ecs:*:*")), { action: "ecs:servers:*" }, "+"],
  ["a wildcard is covered in part", "1.1", allow(), { action: "ecs:*:*" }, "?"],
  ["a wildcard is not touched", "1.1", allow(), { action: "evs:*:*" }, "."],
];

const resources: readonly Row[] = [
  ["no Resource: any resource", "1.1", allow(), { resource: bucket }, "+"],
  ["the plain star", "1.1", allow(resource("*")), {}, "+"],
  ["five stars", "1.1", allow(resource("*:*:*:*:*")), {}, "+"],
  ["a resource, and none is given", "1.1", allow(resource(bucket)), {}, "?"],
  ["a Deny for a resource, and none is given", "1.1", `${allow()}, ${deny(resource(bucket))}`, {}, "?"],
  ["the same resource", "1.1", allow(resource(bucket)), { resource: bucket }, "+"],
  ["another resource", "1.1", allow(resource(bucket)), { resource: "obs:*:*:bucket:data" }, "."],
  ["one of several", "1.1", allow(resource("obs:*:*:bucket:a", bucket)), { resource: bucket }, "+"],
  ["a prefix", "1.1", allow(resource("obs:*:*:object:logs/2026*")), { resource: "obs:*:*:object:logs/2026/01.txt" }, "+"],
  ["not the prefix", "1.1", allow(resource("obs:*:*:object:logs/2026*")), { resource: "obs:*:*:object:logs/2025/01.txt" }, "."],
  ["a star crosses slashes", "1.1", allow(resource("obs:*:*:object:*/b")), { resource: "obs:*:*:object:a/x/b" }, "+"],
  ["another type", "1.1", allow(resource("obs:*:*:object:*")), { resource: bucket }, "."],
  ["the service in another letter case", "1.1", allow(resource("OBS:*:*:bucket:logs")), { resource: bucket }, "+"],
  ["the name in another letter case", "1.1", allow(resource(bucket)), { resource: "obs:*:*:bucket:Logs" }, "."],
  ["a region is narrower than any", "1.1", allow(resource("ecs:cn-north-4:*:instance:*")), { resource: "ecs:*:*:instance:1" }, "?"],
  ["the region", "1.1", allow(resource("ecs:cn-north-4:*:instance:*")), { resource: "ecs:cn-north-4:*:instance:1" }, "+"],
  ["another region", "1.1", allow(resource("ecs:cn-north-4:*:instance:*")), { resource: "ecs:cn-south-1:*:instance:1" }, "."],
  ["a group of resources is covered in part", "1.1", allow(resource(bucket)), { resource: "obs:*:*:bucket:l*" }, "?"],
  ["a group of resources is covered", "1.1", allow(resource("obs:*:*:bucket:*")), { resource: "obs:*:*:bucket:l*" }, "+"],
  ["any resource at all", "1.1", allow(resource(bucket)), { resource: "*" }, "?"],
  ["a name with colons", "1.1", allow(resource("smn:*:*:topic:a:b*")), { resource: "smn:*:*:topic:a:bc" }, "+"],
  ["an agency by its URI", "1.1", '{ "Effect": "Allow", "Action": ["iam:agencies:assume"], "Resource": { "uri": ["/iam/agencies/1"] } }', { action: "iam:agencies:assume", resource: "/iam/agencies/1" }, "+"],
  ["another agency", "1.1", '{ "Effect": "Allow", "Action": ["iam:agencies:assume"], "Resource": { "uri": ["/iam/agencies/1"] } }', { action: "iam:agencies:assume", resource: "/iam/agencies/2" }, "."],
  ["an agency by a name of five parts", "1.1", '{ "Effect": "Allow", "Action": ["iam:agencies:assume"], "Resource": { "uri": ["/iam/agencies/1"] } }', { action: "iam:agencies:assume", resource: "iam:*:*:agency:1" }, "?"],
  ["a URN of version 5.0", "5.0", allow(resource("iam::0123:user:*")), { resource: "iam::0123:user:alice" }, "+"],
  ["a URN of another account", "5.0", allow(resource("iam::0123:user:*")), { resource: "iam::4567:user:alice" }, "."],
  ["a policy variable", "5.0", allow(resource("iam::0123:user:${g:UserName}")), { resource: "iam::0123:user:alice" }, "?"],
  ["a policy variable cannot fit another type", "5.0", allow(resource("iam::0123:user:${g:UserName}")), { resource: "iam::0123:group:alice" }, "."],
  ["NotResource includes the others", "5.0", allow(', "NotResource": ["iam::0123:user:*"]'), { resource: "iam::0123:group:a" }, "+"],
  ["NotResource excludes its own", "5.0", allow(', "NotResource": ["iam::0123:user:*"]'), { resource: "iam::0123:user:a" }, "."],
  ["NotResource, and no resource is given", "5.0", allow(', "NotResource": ["iam::0123:user:*"]'), {}, "?"],
  ["NotResource in version 1.1", "1.1", allow(', "NotResource": ["iam:*:*:user:*"]'), { resource: bucket }, "?"],
];

const keyed = (version: "1.1" | "5.0", operator: string, listed: readonly string[], given: string | readonly string[] | null): [typeof version, string, Asked] => [
  version,
  allow(condition(operator, "g:x", ...listed)),
  { values: { "g:x": given } },
];

const conditions: readonly Row[] = [
  ["each of two operators", "1.1", allow(', "Condition": { "Bool": { "g:a": ["true"] }, "StringEquals": { "g:b": ["x"] } }'), { values: { "g:a": "true", "g:b": "x" } }, "+"],
  ["one of two operators is not met", "1.1", allow(', "Condition": { "Bool": { "g:a": ["true"] }, "StringEquals": { "g:b": ["x"] } }'), { values: { "g:a": "true", "g:b": "y" } }, "."],
  ["one is not met and the other depends", "1.1", allow(', "Condition": { "Bool": { "g:a": ["true"] }, "StringEquals": { "g:b": ["x"] } }'), { values: { "g:b": "y" } }, "."],
  ["each of two keys", "1.1", allow(', "Condition": { "StringEquals": { "g:a": ["x"], "g:b": ["y"] } }'), { values: { "g:a": "x", "g:b": "z" } }, "."],
  ["a key in another letter case", "1.1", allow(condition("StringEquals", "g:UserName", "a")), { values: { "g:username": "a" } }, "+"],
  ["a tag in another letter case is another tag", "1.1", allow(condition("StringEquals", "g:ResourceTag/Env", "a")), { values: { "g:ResourceTag/env": "a" } }, "?"],
  ["a single value without a list", "5.0", allow(', "Condition": { "StringEquals": { "g:x": "a" } }'), { values: { "g:x": "a" } }, "+"],
  ["an empty condition is none", "1.1", allow(', "Condition": {}'), {}, "+"],
  ["a condition of another type", "1.1", allow(', "Condition": ["x"]'), {}, "?"],
  ["an operator without keys", "1.1", allow(', "Condition": { "Bool": {} }'), {}, "?"],
  ["an empty list of values", ...keyed("1.1", "StringEquals", [], "a"), "?"],
  ["an operator of another cloud", ...keyed("1.1", "NumericEquals", ["1"], "1"), "?"],
  ["an operator in another letter case", ...keyed("1.1", "stringequals", ["a"], "a"), "?"],
  ["an operator that only version 5.0 has", ...keyed("1.1", "IpAddress", ["10.0.0.0/8"], "10.1.2.3"), "?"],
  ["StringLike has no documented meaning", ...keyed("5.0", "StringLike", ["a*"], "ab"), "?"],
  ["a policy variable among the values", ...keyed("5.0", "StringEquals", ["${g:UserName}"], "a"), "?"],
  ["another value decides beside a policy variable", ...keyed("5.0", "StringEquals", ["${g:UserName}", "a"], "a"), "+"],
  ["several values without a prefix", ...keyed("5.0", "StringEquals", ["a", "b"], ["a", "b"]), "?"],
  ["ForAllValues: each value fits", ...keyed("5.0", "ForAllValues:StringEquals", ["a", "b"], ["a", "b"]), "+"],
  ["ForAllValues: one value does not fit", ...keyed("5.0", "ForAllValues:StringEquals", ["a", "b"], ["a", "c"]), "."],
  ["ForAllValues without the key", ...keyed("5.0", "ForAllValues:StringEquals", ["a"], null), "?"],
  ["ForAllValues with IfExists, without the key", ...keyed("5.0", "ForAllValues:StringEqualsIfExists", ["a"], null), "+"],
  ["ForAnyValue: one value fits", ...keyed("5.0", "ForAnyValue:StringEquals", ["a", "b"], ["c", "b"]), "+"],
  ["ForAnyValue: no value fits", ...keyed("5.0", "ForAnyValue:StringEquals", ["a", "b"], ["c", "d"]), "."],
  ["ForAnyValue without the key", ...keyed("5.0", "ForAnyValue:StringEquals", ["a"], null), "."],
  ["ForAnyValue of a negated operator: one value is none of them", ...keyed("5.0", "ForAnyValue:StringNotEquals", ["a", "b"], ["a", "c"]), "+"],
  ["ForAnyValue of a negated operator: all values are among them", ...keyed("5.0", "ForAnyValue:StringNotEquals", ["a", "b"], ["a", "b"]), "."],
  ["IfExists without the key", ...keyed("1.1", "StringEqualsIfExists", ["a"], null), "+"],
  ["IfExists with a value that fits", ...keyed("1.1", "StringEqualsIfExists", ["a"], "a"), "+"],
  ["IfExists with a value that does not fit", ...keyed("1.1", "StringEqualsIfExists", ["a"], "b"), "."],
  ["IfExists of an unknown key", "1.1", allow(condition("StringEqualsIfExists", "g:x", "a")), {}, "?"],
  ["Null of an absent key", ...keyed("1.1", "Null", ["true"], null), "+"],
  ["Null of a present key", ...keyed("1.1", "Null", ["true"], "a"), "."],
  ["Null \"false\" of a present key", ...keyed("1.1", "Null", ["false"], "a"), "+"],
  ["Null \"false\" of an absent key", ...keyed("1.1", "Null", ["false"], null), "."],
  ["Null with another value", ...keyed("1.1", "Null", ["perhaps"], "a"), "?"],
  ["Null with IfExists", ...keyed("1.1", "NullIfExists", ["true"], null), "?"],
  ["Null of an unknown key", "1.1", allow(condition("Null", "g:x", "true")), {}, "?"],
  ["a text where a number is needed", ...keyed("1.1", "NumberEquals", ["1"], "one"), "?"],
  ["numbers are compared by value", ...keyed("1.1", "NumberEquals", ["1.0"], "1"), "+"],
  ["a time without a zone", ...keyed("1.1", "DateLessThan", ["2030-01-31T00:00:00"], "2029-01-01T00:00:00Z"), "?"],
  ["times in different zones", ...keyed("1.1", "DateLessThan", ["2030-01-31T08:00:00+08:00"], "2030-01-31T00:00:00Z"), "."],
  ["a text where a Boolean is needed", ...keyed("1.1", "Bool", ["true"], "yes"), "?"],
  ["an address in IPv6", ...keyed("5.0", "IpAddress", ["2001:db8::/32"], "2001:db8:1::1"), "+"],
  ["a block in place of the address of the request", ...keyed("5.0", "IpAddress", ["10.0.0.0/8"], "10.1.0.0/16"), "?"],
  ["an address of the request as a block of one", ...keyed("5.0", "IpAddress", ["10.0.0.0/8"], "10.1.0.0/32"), "+"],
  ["a day that does not exist", ...keyed("1.1", "DateLessThan", ["2030-01-31T00:00:00Z"], "2029-02-29"), "?"],
  ["a time of a day that does not exist", ...keyed("1.1", "DateLessThan", ["2030-02-30T00:00:00Z"], "2029-01-01"), "?"],
  ["the last day of February", ...keyed("1.1", "DateLessThan", ["2030-01-31T00:00:00Z"], "2028-02-29"), "+"],
  ["an address of the other family", ...keyed("5.0", "IpAddress", ["2001:db8::/32"], "10.0.0.1"), "."],
  ["no address at all", ...keyed("5.0", "IpAddress", ["10.0.0.0/33"], "10.0.0.1"), "?"],
  ["a pattern with a question mark", ...keyed("1.1", "StringMatch", ["a?c"], "abc"), "+"],
  ["a question mark is exactly one character", ...keyed("1.1", "StringMatch", ["a?c"], "ac"), "."],
  ["StringEquals has no patterns", ...keyed("1.1", "StringEquals", ["a*"], "abc"), "."],
  ["StringMatch heeds letter case", ...keyed("1.1", "StringMatch", ["A*"], "abc"), "."],
  ["StringStartWith in another letter case", ...keyed("1.1", "StringStartWith", ["A"], "abc"), "?"],
];

/** Each operator with a value that fits, one that does not, and what follows from an absent key. */
const operators: readonly (readonly [operator: string, version: "1.1" | "5.0", listed: readonly string[], fits: string, misses: string, absent: "." | "?"])[] = [
  ["StringEquals", "1.1", ["a", "b"], "b", "B", "."],
  ["StringNotEquals", "1.1", ["a", "b"], "c", "b", "?"],
  ["StringEqualsIgnoreCase", "1.1", ["a", "b"], "B", "c", "."],
  ["StringNotEqualsIgnoreCase", "1.1", ["a", "b"], "c", "B", "?"],
  ["StringMatch", "1.1", ["x", "a*c"], "abbc", "abb", "."],
  ["StringNotMatch", "1.1", ["x", "a*c"], "abb", "abbc", "?"],
  ["StringStartWith", "1.1", ["x", "ab"], "abc", "bab", "."],
  ["StringNotStartWith", "1.1", ["x", "ab"], "bab", "abc", "?"],
  ["StringEndWith", "1.1", ["x", "ab"], "cab", "abc", "."],
  ["StringNotEndWith", "1.1", ["x", "ab"], "abc", "cab", "?"],
  ["NumberEquals", "1.1", ["1", "2"], "2", "3", "."],
  ["NumberNotEquals", "1.1", ["1", "2"], "3", "2", "?"],
  ["NumberLessThan", "1.1", ["5"], "4", "5", "."],
  ["NumberLessThanEquals", "1.1", ["5"], "5", "6", "."],
  ["NumberGreaterThan", "1.1", ["5"], "6", "5", "."],
  ["NumberGreaterThanEquals", "1.1", ["5"], "5", "4", "."],
  ["DateLessThan", "1.1", ["2030-01-31T00:00:00Z"], "2030-01-30T23:59:59Z", "2030-01-31T00:00:00Z", "."],
  ["DateLessThanEquals", "1.1", ["2030-01-31T00:00:00Z"], "2030-01-31T00:00:00Z", "2030-01-31T00:00:01Z", "."],
  ["DateGreaterThan", "1.1", ["2030-01-31T00:00:00Z"], "2030-01-31T00:00:01Z", "2030-01-31T00:00:00Z", "."],
  ["DateGreaterThanEquals", "1.1", ["2030-01-31T00:00:00Z"], "2030-01-31T00:00:00Z", "2030-01-30T23:59:59Z", "."],
  ["Bool", "1.1", ["true"], "true", "false", "."],
  ["IpAddress", "5.0", ["10.0.0.0/8", "192.168.1.1"], "10.2.3.4", "11.0.0.1", "."],
  ["NotIpAddress", "5.0", ["10.0.0.0/8", "192.168.1.1"], "11.0.0.1", "192.168.1.1", "?"],
];
const ofOperators = operators.flatMap(([operator, version, listed, fits, misses, absent]): Row[] => [
  [`${operator} with a value that fits`, ...keyed(version, operator, listed, fits), "+"],
  [`${operator} with a value that does not fit`, ...keyed(version, operator, listed, misses), "."],
  [`${operator} without the key`, ...keyed(version, operator, listed, null), absent],
  [`${operator} of an unknown key`, version, allow(condition(operator, "g:x", ...listed)), {}, "?"],
  [`${operator}IfExists without the key`, ...keyed(version, `${operator}IfExists`, listed, null), "+"],
]);

for (const [what, version, text, asked, verdict] of [...statements, ...resources, ...conditions, ...ofOperators]) {
  test(`evaluate: ${what}`, () => {
    const { verdict: found, deciding } = evaluated(version, text, asked);
    const told = deciding.flatMap(({ reasons }) => reasons.map(({ message, args }) => format(message, args, "en")));
    assert.equal(signs[found], verdict, told.join("\n"));
    // What depends says why, and a definite verdict assumes nothing.
    assert.equal(told.length > 0, verdict === "?" || (verdict === "." && deciding.length > 0), told.join("\n"));
    assert.ok(!told.some((line) => /\{\w+\}/.test(line)), told.join("\n"));
  });
}

test("evaluate: several policies count together, and the deciding statements say which policy", () => {
  const [a, b] = [allow(), deny(mfa)].map((statement) => parsePolicyFile(`{ "Version": "1.1", "Statement": [${statement}] }`).policies[0]!);
  const ask = (value: string) => evaluate([{ policy: a! }, { policy: b! }], { action: "ecs:servers:get", values: new Map([["g:MFAPresent", [value]]]) }, facts);
  assert.deepEqual([ask("true").verdict, ask("false").verdict], ["denied", "allowed"]);
  assert.deepEqual(ask("true").deciding.map(({ policy, effect }) => [policy, effect]), [[1, "Deny"]]);
  assert.deepEqual(ask("false").deciding.map(({ policy, effect, entry }) => [policy, effect, entry?.pattern.text]), [[0, "Allow", "ecs:servers:get"]]);
});

test("evaluate: an Allow that misses says what it lacks", () => {
  const { deciding } = evaluated("1.1", `${allow(resource(bucket))}, ${allow(mfa)}`, { resource: "obs:*:*:bucket:x", values: { "g:MFAPresent": "false" } });
  assert.deepEqual(
    deciding.map(({ applies, reasons: [first] }) => [applies, first && format(first.message, first.args, "en")]),
    [["no", "The statement applies to other resources."], ["no", "The condition Bool on g:MFAPresent is not met."]],
  );
});

/** The verdict and the reasons for a Terraform text, as a test reads it. */
const encoded = (list: string) => `jsonencode({ Version = "1.1", Statement = ${list} })`;
function ofTerraform(statement: string, asked: Asked, policyText = encoded): string {
  const text = `resource "huaweicloud_identity_role" "r" {\n  policy = ${policyText(statement)}\n}\n`;
  const { policies } = readSource({ uri: "file:///a.tf", shown: "a.tf", text });
  const { action = "ecs:servers:get", resource } = asked;
  const { verdict, deciding } = evaluate(policies, { action, resource }, facts);
  const told = deciding.flatMap(({ effect, reasons }) =>
    reasons.map(({ message }) => `${effect ?? "?"} ${format(message, {}, "en").slice(0, 14)}`),
  );
  return [signs[verdict], ...told].join(" | ");
}

const known = '{ Effect = "Allow", Action = ["ecs:servers:get"] }';
const ofHoles: readonly (readonly [what: string, statements: string, asked: Asked, answer: string])[] = [
  ["a known value", `[${known}]`, {}, "+"],
  ["an unknown action may be it", '[{ Effect = "Allow", Action = ["ecs:servers:${var.x}"] }]', {}, "? | Allow A value here i"],
  ["an unknown action cannot be of another service", '[{ Effect = "Allow", Action = ["ecs:servers:${var.x}"] }]', { action: "iam:users:list" }, "."],
  ["an unknown denied action may be it", `[${known}, { Effect = "Deny", Action = ["ecs:\${var.x}:get"] }]`, {}, "? | Deny A value here i"],
  ["an unknown list of actions", '[{ Effect = "Allow", Action = var.x }]', {}, "? | Allow A value here i"],
  ["an unknown effect", '[{ Effect = var.x, Action = ["ecs:servers:get"] }]', {}, "? | ? A value here i"],
  ["an unknown resource", '[{ Effect = "Allow", Action = ["ecs:servers:get"], Resource = ["ecs:*:*:instance:${var.x}"] }]', { resource: "ecs:*:*:instance:1" }, "? | Allow A value here i"],
  ["an unknown resource of another type", '[{ Effect = "Allow", Action = ["ecs:servers:get"], Resource = ["ecs:*:*:instance:${var.x}"] }]', { resource: "ecs:*:*:disk:1" }, ". | Allow The statement "],
  ["an unknown condition", '[{ Effect = "Allow", Action = ["ecs:servers:get"], Condition = var.x }]', {}, "? | Allow A value here i"],
  ["an unknown statement may be any", `concat([${known}], var.x)`, {}, "? | ? A value here i"],
  ["a branch of actions", '[{ Effect = "Allow", Action = var.x ? ["ecs:servers:get"] : ["ecs:servers:list"] }]', {}, "? | Allow This applies i"],
  ["no branch of actions", '[{ Effect = "Allow", Action = var.x ? ["ecs:servers:stop"] : ["ecs:servers:list"] }]', {}, "."],
  ["a branch of statements", `concat(var.x ? [${known}] : [{ Effect = "Deny", Action = ["a:b:c"] }], [])`, {}, "? | Allow This applies i"],
];
for (const [what, statement, asked, answer] of ofHoles) {
  test(`evaluate: Terraform: ${what}`, () => {
    assert.equal(ofTerraform(statement, asked), answer);
  });
}

test("evaluate: Terraform: of two whole policies, at most one applies", () => {
  const policyText = (list: string) => `var.x ? jsonencode({ Version = "1.1", Statement = ${list} }) : jsonencode({ Version = "1.1", Statement = [{ Effect = "Deny", Action = ["a:b:c"] }] })`;
  assert.equal(ofTerraform(`[${known}]`, {}, policyText), "? | Allow This applies i");
  assert.equal(ofTerraform(`[${known}]`, { action: "iam:users:list" }, policyText), ".");
});
