import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import type { Dialect } from "../../../server/src/core/policy/model.js";
import { policiesIn } from "../../../server/src/core/policy/embedded.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const found = (text: string, dialect: Dialect = "json") => lint(parsePolicyFile(text, dialect), catalog).map(({ rule, severity }) => `${rule.id} ${severity}`);
const statement = (more: object = {}) => ({ Effect: "Allow", Action: ["ims:images:list"], ...more });
const policy = (more: object = {}) => ({ Version: "1.1", Statement: [statement(more)] });
const text = JSON.stringify;
const misspelt = { Version: "5.0", Statement: [{ Effect: "Alow", Action: ["ecs:cloudServers:stopServers"] }] };
const session = { Version: "1.1", Statement: [{ Effect: "allow", Action: ["obs:object:Get Object"], Resource: "*" }] };
const answer = { Version: "1.1", Statement: [statement({ Condition: null, Resource: null })] };

/** Inputs with the complete list of expected findings. */
const judged: readonly (readonly [what: string, input: unknown, wanted: readonly string[]])[] = [
  ["Version decides over an empty Depends", { Depends: [], ...policy() }, ["unknown-element warning"]],
  ["Version decides over a Depends of null", { Depends: null, ...policy() }, ["unknown-element warning"]],
  ["Version decides over a Depends behind the statements", { ...policy(), Depends: [{ catalog: "BASE", display_name: "Tenant Guest" }] }, ["unknown-element warning"]],
  ["a role of 1.0 may have it", { Version: "1.0", Depends: [], Statement: [statement()] }, []],
  ["an answer with several roles", { roles: [{ policy: answer }, { policy: answer }] }, []],
  ["an answer with one role", { role: { id: "x", links: {}, catalog: "CUSTOMED", policy: answer } }, []],
  ["a response with a system role", { roles: [{ policy: { ...policy(), Depends: [] } }] }, []],
  ["null in a request", { role: { display_name: "x", policy: answer } }, ["wrong-type error", "wrong-type error"]],
  ["null in a policy", answer, ["wrong-type error", "wrong-type error"]],
  ["a session policy", { auth: { identity: { methods: ["token"], policy: session } } }, ["invalid-effect warning", "malformed-action error", "wrong-type error"]],
  ["a session policy beside a password", { auth: { identity: { methods: ["assume_role"], assume_role: {}, policy: session }, scope: {} } }, ["invalid-effect warning", "malformed-action error", "wrong-type error"]],
  ["a policy document in a policy", { policy: { policy_document: misspelt } }, ["invalid-effect error"]],
  ["a policy document", { policy_name: "x", policy_document: misspelt }, ["invalid-effect error"]],
  ["a policy document as text", { policy_name: "x", policy_document: text(misspelt) }, ["invalid-effect error"]],
  ["a version of a policy", { policy_version: { document: text(misspelt), version_id: "v1" } }, ["invalid-effect error"]],
  ["a trust policy as text", { agency_name: "x", trust_policy: text({ Version: "5.0", Statement: [{ Effect: "Alow", Principal: { Service: ["service.APIG"] }, Action: ["sts:agencies:assume"] }] }) }, ["invalid-effect error"]],
  ["an SCP as text", { name: "x", type: "service_control_policy", content: text(misspelt) }, ["invalid-effect error"]],
  ["a tag policy as text", { name: "x", type: "tag_policy", content: text({ tags: { a: { tag_key: { "@@assign": "Statement" } } } }) }, []],
  ["a custom role of a permission set", { custom_role: text(policy({ Effect: "allow" })) }, ["invalid-effect warning"]],
  ["a role whose policy is text", { role: { display_name: "x", type: "XA", policy: text(policy({ Effect: "allow" })) } }, ["invalid-effect warning", "role-body error"]],
  ["a role of Terraform in JSON", { resource: { huaweicloud_identity_role: { r: { name: "x", policy: text(policy({ Effect: "allow" })) } } } }, ["invalid-effect warning"]],
  ["several of Terraform in JSON", { resource: { huaweicloud_identity_role: { r: [{ policy: text(policy({ Effect: "allow" })) }, { policy: text(policy()) }] } } }, ["invalid-effect warning"]],
  ["a bucket policy of Terraform in JSON", { resource: { huaweicloud_obs_bucket_policy: { b: { policy: text({ Statement: [{ Sid: "a", Effect: "Allow", Principal: { ID: ["*"] }, Action: ["GetObject"], Resource: ["b/*"] }] }) } } } }, []],
  ["a text that only mentions a statement", { policy: "{ our Statement: see below }", role: { policy: "Statement" } }, []],
  ["an agency and its tokens under one uri", policy({ Action: ["iam:agencies:assume", "iam:tokens:assume"], Resource: { uri: ["/iam/agencies/0123456789abcdef0123456789abcdef"] } }), []],
  ["an agency and another action under one uri", policy({ Action: ["iam:agencies:assume", "ecs:servers:list"], Resource: { uri: ["/iam/agencies/0123456789abcdef0123456789abcdef"] } }), ["agency-policy error"]],
  ["AWS version with our actions", { Version: "2012-10-17", Statement: [statement()] }, ["foreign-version information"]],
  ["AWS version with several of our actions", { Version: "2012-10-17", Statement: [statement({ Action: ["ecs:servers:list", "vpc:*:get*"], Resource: ["*"] })] }, ["foreign-version information"]],
  ["AWS version with one of theirs among them", { Version: "2012-10-17", Statement: [statement({ Action: ["ecs:servers:list", "ecs:RunTask"] })] }, []],
  ["AWS version with a resource of theirs", { Version: "2012-10-17", Statement: [statement({ Resource: ["arn:aws:s3:::b"] })] }, []],
  ["a version of bucket policies", { Version: "2008-10-17", Statement: [statement({ Principal: "*" })] }, []],
  ["NotResource in 1.1", policy({ NotResource: ["obs:*:*:object:secret/*"] }), ["unknown-element warning"]],
];
for (const [what, input, wanted] of judged) {
  test(`judgement: ${what}`, () => {
    assert.deepEqual(found(text(input)).sort(), [...wanted]);
    assert.deepEqual(found(text(input, undefined, 2)).sort(), [...wanted], "over several lines");
  });
}

test("judgement: a UUID with dashes is reported as one, not as a name", () => {
  const input = text(policy({ Action: ["iam:agencies:assume"], Resource: { uri: ["/iam/agencies/01234567-89ab-cdef-0123-456789abcdef"] } }));
  const [finding, ...more] = lint(parsePolicyFile(input), catalog);
  assert.equal(more.length, 0);
  const message = format(finding!.report.message, finding!.report.args, "en");
  assert.match(message, /without dashes.*0123456789abcdef0123456789abcdef/);
  assert.doesNotMatch(message, /name/);
});

test("judgement: NotResource never becomes Resource, and is never removed without asking", () => {
  for (const key of ["NotResource", "notResource", "NotResources", "Not Resource", "NoResource", "notresource"]) {
    for (const finding of lint(parsePolicyFile(text(policy({ [key]: ["obs:*:*:object:secret/*"] }))), catalog)) {
      for (const fix of finding.fixes()) assert.doesNotMatch(format(fix.title, fix.args, "en"), /"Resource"|Remove/, key);
    }
  }
});

const hashed =
  '{\n  "Version": "1.1",\n  "Statement": [{\n    "Effect": "Allow",\n    "Action": ["obs:object:GetObject"],\n    "Resource": [\n      # the bucket is called "my-state" here\n      "OBS:*:*:object:my-state/terraform.tfstate"\n    ]\n  }]\n}\n';
const comments: readonly (readonly [what: string, text: string, json: readonly string[], jsonc: readonly string[]])[] =
  [
    ["a hash on a line of its own", hashed, ["json-syntax error"], ["json-syntax error"]],
    [
      "a hash behind an item",
      '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ims:images:list", # "ims:images:get", and "x\n "obs:bucket:ListBucket" # {[\n] }] }'.replace(
        "ims:images:list",
        "obs:bucket:HeadBucket",
      ),
      ["json-syntax error", "json-syntax error"],
      ["json-syntax error", "json-syntax error"],
    ],
    ["a hash before everything", `# "Statement": [\n${text(policy())}`, ["json-syntax error"], ["json-syntax error"]],
    [
      "a hash and nothing more",
      `#\n${text(policy())}\n#`,
      ["json-syntax error", "json-syntax error"],
      ["json-syntax error", "json-syntax error"],
    ],
    [
      "a hash in a string",
      text(policy({ Resource: ["ims:*:*:image:a#b"], Condition: { StringEquals: { "g:UserName": [" # x"] } } })),
      [],
      [],
    ],
    ["slashes", `// why\n${text(policy())} /* and\n how */`, ["json-syntax error", "json-syntax error"], []],
  ];
for (const [what, input, json, jsonc] of comments) {
  test(`judgement: comments, ${what}`, () => {
    assert.deepEqual(found(input), json);
    assert.deepEqual(found(input, "jsonc"), jsonc);
    for (const dialect of ["json", "jsonc"] as const) {
      const { text: fixed } = applySafeFixes(input, catalog, {}, dialect);
      assert.deepEqual(found(fixed, dialect), [], fixed);
      assert.deepEqual(
        parsePolicyFile(fixed, dialect).policies[0]?.statements.map(({ actions }) => actions.length),
        parsePolicyFile(input, dialect).policies[0]?.statements.map(({ actions }) => actions.length),
      );
    }
    if (json.length > 0) JSON.parse(applySafeFixes(input, catalog).text);
  });
}

const futile = [
  "// huawei-iam-disable-line missing-dependency",
  "// huawei-iam-disable missing-dependency",
  "// see the wiki: huawei-iam-disable-next-line missing-dependency",
  "/*\n * huawei-iam-disable-next-line missing-dependency\n */",
  "// huawei-iam-disable-nextline missing-dependency",
  "// huawei-iam-ignore missing-dependency",
  "// Huawei-IAM-Disable-Next-Line missing-dependency",
];
for (const comment of futile) {
  test(`judgement: ${text(comment)} is reported as invalid`, () => {
    for (const place of [`"ecs:servers:stop" ${comment}\n`, `${comment}\n"ecs:servers:stop"`]) {
      const input = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [\n${place}] }] }`;
      assert.deepEqual(found(input, "jsonc").filter((one) => !/newer|indirect|conditional/.test(one)).sort(), ["missing-dependency warning", "unused-ignore warning"]);
      assert.match(lint(parsePolicyFile(input, "jsonc"), catalog).find(({ rule }) => rule.id === "unused-ignore")!.report.message.en, /huawei-iam-disable-next-line <rule>/);
    }
  });
}

test("judgement: a valid comment is not reported", () => {
  for (const comment of ["// huawei-iam-disable-next-line", "/* huawei-iam-disable-next-line missing-dependency */", "//huawei-iam-disable-next-line missing-dependency -- why"]) {
    const input = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [\n${comment}\n"ecs:servers:stop"] }] }`;
    assert.deepEqual(found(input, "jsonc").filter((one) => !one.endsWith("hint")), [], comment);
  }
});

test("judgement: a policy in a string is fixed in its string", () => {
  const input = text({ policy_name: 'a "b"', policy_document: `${text({ Version: "5.0", Statement: [{ Effect: "allow", Action: ["ecs:a:b"] }] }, undefined, 2)}\n` }, undefined, 2);
  const { text: fixed } = applySafeFixes(input, catalog);
  assert.equal(fixed, input.replace("allow", "Allow"));
  assert.equal(policiesIn(parsePolicyFile(fixed)).length, 1);
});

test("judgement: the policy string of a role body is replaced by an object", () => {
  const input = text({ role: { display_name: "x", type: "XA", description: "d", policy: text(policy()) } });
  assert.deepEqual(JSON.parse(applySafeFixes(input, catalog).text), { role: { display_name: "x", type: "XA", description: "d", policy: policy() } });
});
