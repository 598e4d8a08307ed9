import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { policiesIn } from "../../../server/src/core/policy/embedded.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { realCatalog } from "../../support/catalog.js";

const facts = realCatalog();

type Json = Readonly<Record<string, unknown>>;

const allow = { Effect: "Allow", Action: ["dns:zone:list"] };
const identity = (statement: Json = {}, rest: Json = {}) => ({ Version: "5.0", Statement: [{ ...allow, ...statement }], ...rest });
const trusting = { Effect: "Allow", Principal: { IAM: ["0123456789abcdef0123456789abcdef"] }, Action: ["sts:agencies:assume", "sts::tagSession"] };
const trust = (statement: Json = {}) => ({ Version: "5.0", Statement: [{ ...trusting, ...statement }] });
const create = (policy: unknown) => ({ policy_name: "p", policy_document: policy });

/** «rule severity message» of each finding, in English. */
function findings(value: unknown): string[] {
  return lint(parsePolicyFile(JSON.stringify(value)), facts).map(
    ({ rule, severity, report }) => `${rule.id} ${severity}: ${format(report.message, report.args, "en")}`,
  );
}

const kindsIn = (value: unknown) => policiesIn(parsePolicyFile(JSON.stringify(value))).map(({ kind }) => kind);

test("5.0: the kind of a policy is that of its place", () => {
  const places: readonly (readonly [unknown, string])[] = [
    [identity(), "identity-policy"],
    [trust(), "trust-policy"],
    [trust({ Principal: "*", Action: ["obs:bucket:listBucket"] }), "resource-policy"],
    [create(identity()), "identity-policy"],
    [create(JSON.stringify(identity())), "identity-policy"],
    [{ policy_document: identity(), set_as_default: true }, "identity-policy"],
    [{ policy_version: { version_id: "v1", document: JSON.stringify(identity()) } }, "identity-policy"],
    [{ trust_policy: JSON.stringify(trust()), agency_name: "a" }, "trust-policy"],
    [{ agency: { trust_policy: trust() } }, "trust-policy"],
    [{ content: JSON.stringify(identity()), type: "service_control_policy", name: "n", description: "d" }, "service-control-policy"],
    [{ content: identity(), name: "n" }, "service-control-policy"],
    [{ content: identity(), type: "resource_control_policy" }, "identity-policy"],
    [{ policy: { content: JSON.stringify(identity()), policy_summary: {} } }, "service-control-policy"],
    [{ agency_urn: "iam::a:agency:b", agency_session_name: "s", policy: JSON.stringify(identity()) }, "session-policy"],
    [{ custom_policy: JSON.stringify(identity()) }, "permission-set-policy"],
    [{ permission: { content: JSON.stringify(identity()), permission_urn: "u" } }, "share-permission"],
    [{ Statement: [{ Effect: "Allow", Action: ["sts::tagSession"] }] }, "identity-policy"],
    [{ Statement: [trusting] }, "trust-policy"],
  ];
  for (const [value, kind] of places) assert.deepEqual(kindsIn(value), [kind], JSON.stringify(value));
});

test("5.0: what is not of this language is not taken for it", () => {
  const aws = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: ["sts:AssumeRole"] }] };
  for (const value of [
    { trust_policy: aws }, create(aws), { Version: "5.0" }, { Version: "5.0", Statement: "x" }, { trust_policy: null },
    { trust_policy: { Statement: [{ Effect: "Allow", Principal: { Federated: "x" }, Action: ["*"] }] } },
    { policy_document: { a: 1 }, policy_name: "p" }, { custom_policy: "text" },
    { content: '{"tags": {"a": {"tag_key": {"@@assign": "a"}}}}', type: "tag_policy" },
  ]) assert.deepEqual([kindsIn(value), findings(value)], [[], []], JSON.stringify(value));
});

test("5.0: valid policies of every kind are quiet", () => {
  for (const value of [
    identity(), identity({ Sid: "s", Resource: ["*"], Condition: { StringEquals: { "g:UserName": "dev" }, Bool: { "g:MFAPresent": ["true"] } } }),
    identity({ Action: ["*"] }), identity({ Action: ["sts::tagSession", "AccessAnalyzer::validatePolicy", "evs:*:list*"] }),
    { Version: "5.0", Statement: [{ Effect: "Deny", NotAction: ["iam:*:*"], NotResource: ["obs:::bucket:b", "iam::a:user:b"] }] },
    trust(), trust({ Principal: { Service: ["service.APIG"], Identity_provider: ["iam::a:samlProvider:b"] } }),
    trust({ Principal: "*", Action: ["obs:bucket:listBucket"], Extra: 1 }), create(identity()), create(JSON.stringify(identity())),
    { content: JSON.stringify(identity({ Action: ["*"], Resource: ["*"] })), type: "service_control_policy" },
    { trust_policy: trust() }, { custom_policy: JSON.stringify(identity()) }, identity({ Condition: { IpAddress: { "g:SourceIp": ["10.0.0.0/8"] } } }),
  ]) assert.deepEqual(findings(value), [], JSON.stringify(value));
});

test("5.0: the codes of ValidatePolicy are in the messages", () => {
  const cases: readonly (readonly [unknown, readonly RegExp[]])[] = [
    [create({ Statement: [allow] }), [/^missing-version error: .*"5\.0" \(MISSING_VERSION\)\.$/]],
    [create({ Version: "5.1", Statement: [allow] }), [/^invalid-version error: .*\(INVALID_VERSION\)\.$/]],
    [create({ Version: "1.1", Statement: [allow] }), [/^invalid-version error: .*5\.0 only.*\(INVALID_VERSION\)\.$/]],
    [identity({}, { Version: 5.0 }), [/^invalid-version error: .*\(DATA_TYPE_MISMATCH\)\.$/]],
    [create({ Version: "5.0" }), [/^missing-statement error: .*\(MISSING_STATEMENT\)\.$/]],
    [identity({ Resorce: ["*"] }), [/^unknown-element error: "Resorce".*"Resource".*\(INVALID_POLICY_ELEMENT\)\.$/]],
    [identity({ resource: ["*"] }), [/^unknown-element warning: .*\(INVALID_POLICY_ELEMENT\)\.$/]],
    [identity({ Depends: [] }), [/^unknown-element error: .*\(INVALID_POLICY_ELEMENT\)\.$/]],
    [create(identity({ Principal: { IAM: ["a"] } })), [/^unsupported-principal error: .*\(UNSUPPORTED_PRINCIPAL\)\.$/]],
    [trust({ Principal: { AWS: ["a"] } }), [/^unsupported-principal error: "AWS".*IAM, Service, Identity_provider.*\(UNSUPPORTED_PRINCIPAL\)/]],
    [identity({ Condition: { NumberLessThan: { "g:MFAAge": 600 } } }), [/^wrong-type error: "g:MFAAge".*\(DATA_TYPE_MISMATCH\)\.$/]],
    [identity({ Condition: { Bool: { "g:MFAPresent": [true] } } }), [/^wrong-type error: .*\(DATA_TYPE_MISMATCH\)\.$/]],
    [identity({ Sid: 1 }), [/^wrong-type error: "Sid".*\(DATA_TYPE_MISMATCH\)\.$/]],
    [identity({ Action: "dns:zone:list" }), [/^wrong-type warning: "Action".*\(DATA_TYPE_MISMATCH\)\.$/]],
    [trust({ Principal: { Service: "service.APIG" } }), [/^wrong-type warning: "Service".*\(DATA_TYPE_MISMATCH\)\.$/]],
    [{ trust_policy: { Version: "5.0", Statement: [allow] } }, [/^missing-principal error: /]],
    [identity({ NotAction: ["a:b:c"] }), [/^action-and-not-action error: .*rejects it\.$/]],
    [identity({ Effect: undefined }), [/^missing-effect error: [^(]*\.$/]],
    [identity({ Effect: "Permit" }), [/^invalid-effect error: [^(]*\.$/]],
    [{ Version: "5.0", Statement: [{ Effect: "Allow" }] }, [/^missing-action error: [^(]*\.$/]],
  ];
  for (const [value, wanted] of cases) {
    const found = findings(value);
    assert.equal(found.length, wanted.length, `${JSON.stringify(value)}: ${found.join("; ")}`);
    wanted.forEach((one, index) => { assert.match(found[index]!, one); });
  }
});

test("5.0: syntax errors have their code", () => {
  const text = '{ "Version": "5.0", "Statement": [{ "Effect": "Allow" "Action": ["dns:zone:list"] }] }';
  const [first] = lint(parsePolicyFile(text), facts);
  assert.match(format(first!.report.message, {}, "en"), / \(JSON_SYNTAX_ERROR\)\.$/);
  assert.match(format(first!.report.message, {}, "zh"), /（JSON_SYNTAX_ERROR）。$/);
  const [older] = lint(parsePolicyFile(text.replace("5.0", "1.1")), facts);
  assert.doesNotMatch(format(older!.report.message, {}, "en"), /JSON_SYNTAX_ERROR/);
});

test("5.0: actions, operators, keys and resources", () => {
  for (const [statement, wanted] of [
    [{ Action: ["bcc::createPolcy"] }, /^unknown-action warning: .*'bcc::createPolicy'\?$/],
    [{ Action: ["hss:antivrus:*"] }, /^wildcard-matches-nothing warning: .*'hss:antivirus:\*'\?$/],
    [{ Action: ["dns:*"] }, /^malformed-action warning: .*'dns:\*:\*'/],
    [{ Action: ["dns:zone:list, dns:zone:get"] }, /^malformed-action error: One string contains 2 actions/],
    [{ Action: ["dns"] }, /^malformed-action error: /],
    [{ Action: [":zone:list"] }, /^malformed-action warning: .*lacks its service/],
    [{ Condition: { Foo: { "g:UserName": ["a"] } } }, /^unknown-operator warning: "Foo"/],
    [{ Condition: { StringEquls: { "g:UserName": ["a"] } } }, /^unknown-operator warning: .*"StringEquals"\?$/],
    [{ Condition: { StringEquals: { "g:UserNam": ["a"] } } }, /^unknown-condition-key information: .*"g:UserName"\?$/],
    [{ Condition: { StringEquals: { "g:CurrentTime": ["a"] } } }, /^operator-type-mismatch warning: /],
    [{ Condition: { Bool: { "g:MFAPresent": ["yes"] } } }, /^condition-value-form warning: /],
    [{ Condition: { IpAddress: { "g:SourceIp": ["10.0.0.0/33", "10.0.0.0/8"] } } }, /^condition-value-form warning: .*"10.0.0.0\/33"/],
    [{ Condition: { NotIpAddress: { "g:SourceIp": ["300.1.1.1", "2001:db8::1", "${x}"] } } }, /^condition-value-form warning: .*"300.*always be true/],
    [{ Resource: ["dns:*:*:zone"] }, /^invalid-urn error: .*the name or ID is missing/],
    [{ Resource: ["dns"] }, /^invalid-urn error: .*the region is missing/],
    [{ NotResource: ["dns:*:*::a"] }, /^invalid-urn error: .*empty resource type/],
    [{ Resource: ["dns:*:*:zone:a "] }, /^invalid-urn error: .*blanks/],
  ] as const) {
    const found = findings(identity(statement));
    assert.equal(found.length, 1, `${JSON.stringify(statement)}: ${found.join("; ")}`);
    assert.match(found[0]!, wanted);
  }
});

test("5.0: each kind has its own size limit", () => {
  const long = (length: number) => identity({ Sid: "s".repeat(length - JSON.stringify(identity({ Sid: "" })).length) });
  const sizes = (value: unknown) => findings(value).filter((one) => one.startsWith("limit-policy-size"));
  assert.deepEqual(sizes(create(long(6144))), []);
  assert.match(sizes(create(long(6145)))[0]!, /error: 6,145 characters.*allows 6,144/);
  const control = (policy: unknown) => ({ content: JSON.stringify(policy), type: "service_control_policy" });
  assert.deepEqual(sizes(control(long(20_000))), []);
  assert.match(sizes(control(long(20_001)))[0]!, /error: 20,001 characters/);
  const session = (policy: string) => ({ agency_urn: "a", policy });
  assert.deepEqual(sizes(session(JSON.stringify(long(2048)))), []);
  assert.match(sizes(session(JSON.stringify(long(2049))))[0]!, /error: 2,049/);
  assert.match(sizes(session(JSON.stringify(long(2040), undefined, 4)))[0]!, /error: .*with white space/);
  assert.match(sizes({ custom_policy: JSON.stringify(long(10_241)) })[0]!, /error: 10,241/);
});

test("5.0: the name of a file decides what its text does not show", () => {
  const text = JSON.stringify(identity({ Sid: "s".repeat(7000) }));
  const found = (expected?: "service-control-policy") =>
    lintSource(text, "json", facts, {}, [], expected && { kind: expected, isOnly: false }).findings.map(({ rule }) => rule.id);
  assert.deepEqual(found(), ["limit-policy-size"]);
  assert.deepEqual(found("service-control-policy"), []);
});

test("5.0: safe fixes are safe, and give a policy without these findings", () => {
  for (const value of [
    identity({ Condition: { NumberLessThan: { "g:MFAAge": 600 } } }), identity({ Action: "dns:zone:list" }), create({ Statement: [allow] }),
    identity({ Resorce: ["*"] }), identity({ Action: ["dns:*"] }), identity({ Resource: ["dns: *:*:zone:a"] }),
  ]) {
    const text = JSON.stringify(value);
    const [finding] = lint(parsePolicyFile(text), facts);
    const [fix] = finding!.fixes();
    assert.ok(fix && !fix.refused, text);
  }
});
