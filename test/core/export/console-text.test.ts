import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { consoleText, type ConsoleForm, type ConsoleRequest, consoleForms } from "../../../server/src/core/export/console-text.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";
import { checkGolden, policy, readCursor } from "../../support/fixture.js";
import { policies } from "../../support/policies.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const small = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:get
  iam:users:listUsers
  obs:bucket:ListBucket
  new:things:list
`);

function copy(text: string, form: ConsoleForm, more: Partial<ConsoleRequest> = {}, rules = {}, dialect: "json" | "jsonc" = "json") {
  return consoleText({ text, dialect, catalog: small, settings: { rules } }, { form, policy: undefined, type: undefined, name: "stop servers", ...more });
}
/** Exports a text; any result other than a text fails the test. */
function copied(...args: Parameters<typeof copy>) {
  const result = copy(...args);
  assert.equal(result.kind, "text", JSON.stringify(result));
  assert.ok(result.kind === "text");
  JSON.parse(result.text);
  return { ...result, notes: result.notes.map(({ text, args: values }) => format(text, values, "en")) };
}

const commented = `\ufeff{ // A comment
  "Version": "1.1", /* and another */
  "Statement": [
    {
      "Effect": "Allow",
      // huawei-iam-disable-next-line missing-dependency -- granted elsewhere
      "Action": ["ecs:servers:\\u0073top", "ecs:servers:get",],
      "Resource": [],
    },
  ],
}
`;

test("copy: comments, byte order mark and trailing commas are removed; strings keep their spelling", () => {
  const text = commented.replace('\n      "Resource": [],', "");
  const minified = copied(text, "minified", {}, {}, "jsonc");
  assert.equal(minified.text, String.raw`{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:\u0073top","ecs:servers:get"]}]}`);
  assert.deepEqual([minified.errors, minified.warnings, minified.notes], [0, 0, []]);
  assert.equal(copied(text, "minified", {}, {}, "json").text, minified.text);
  assert.equal(copied(text, "pretty", {}, {}, "jsonc").text, String.raw`{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:servers:\u0073top",
        "ecs:servers:get"
      ]
    }
  ]
}`);
});

test("copy: the order of keys, numbers, empty lists, repeated keys and unknown keys are kept", () => {
  const text = '{ "Statement": [{ "Zeta": 1.10, "Effect": "Allow", "Effect": "Deny", "Action": [], "b": {}, "a": [1e2, true, null] }], "Version": "1.1" }';
  const { text: out, errors, warnings, notes } = copied(text, "minified");
  assert.equal(out, text.replaceAll(" ", ""));
  assert.ok(errors + warnings > 0);
  assert.deepEqual(notes, ["Kept, although the policy language does not have them: Zeta, b, a."]);
});

test("copy: safe fixes are applied and reported, once for each kind", () => {
  const { text, notes } = copied('{ "Version": "1.1"， "Statement": [{ "Effect": "Allow" "Action": [" ecs:servers:stop", "ecs:servers:get "], "Sid": "x" }] }', "minified");
  assert.equal(text, '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop","ecs:servers:get"]}]}');
  assert.equal(notes.length, 1);
  assert.match(notes[0] ?? "", /^Fixed in the copy: .*,.*; .*Sid.*\.$/);
});

test("copy: a fix of another policy of the file is not reported", () => {
  const text = `{ "roles": [{ "policy": ${policy('"ecs:servers:get"')} }, { "policy": ${policy('" ecs:servers:get"')} }] }`;
  assert.deepEqual(copied(text, "minified", { policy: { index: 0 } }).notes, []);
  assert.equal(copied(text, "minified", { policy: { index: 1 } }).notes.length, 1);
});

test("copy: errors and warnings are counted, suppressed ones are not, limits are", () => {
  const counts = (text: string) => (({ errors, warnings }) => [errors, warnings])(copied(text, "minified"));
  assert.deepEqual(counts(policy('"ecs:servers:get"')), [0, 0]);
  assert.deepEqual(counts(policy('"ecs:servers:stop"')), [0, 1]);
  assert.deepEqual(counts(commented), [1, 0]);
  const nine = JSON.stringify({ Version: "1.1", Statement: Array.from({ length: 9 }, () => ({ Effect: "Allow", Action: ["ecs:servers:get"] })) });
  assert.equal(counts(nine)[0], 1);
});

test("copy: of several policies, the one at the cursor, otherwise a question", () => {
  const one = policy('"ecs:servers:get"');
  const two = policy('"iam:users:listUsers"');
  const marked = `{ "roles": [{ "policy": ${one} }, { "policy": ${two.replace("iam:", "iam|:")} }] }`;
  const { text, offset } = readCursor(marked);
  assert.equal(copied(text, "minified", { policy: { offset } }).text, JSON.stringify(JSON.parse(two)));
  assert.equal(copied(text, "minified", { policy: { index: 0 } }).text, JSON.stringify(JSON.parse(one)));
  for (const wanted of [undefined, { offset: 1 }, { index: 7 }]) assert.equal(copy(text, "minified", { policy: wanted }).kind, "policy-wanted");
  assert.equal(copied(one, "minified", { policy: { offset: one.length } }).text, JSON.stringify(JSON.parse(one)));
});

test("copy: a text that cannot be converted to JSON is refused with the place and the reason", () => {
  const refused = (text: string) => {
    const result = copy(text, "pretty");
    assert.ok(result.kind === "refused", JSON.stringify(result));
    return [result.range && text.slice(result.range.start, result.range.end), format(result.reason.text, result.reason.args, "en")];
  };
  assert.deepEqual(refused("{}"), [undefined, "This file contains no Huawei Cloud policy."]);
  const [at, why] = refused('\ufeff{ "Version": "1.1", "Statement": [{ "Effect": allow, "Action": ["ecs:servers:get"] }] }');
  assert.equal(at, "allow");
  assert.match(why ?? "", /^Unquoted text/);
  assert.match(refused(`${policy('"ecs:servers:get"')} /* open`)[1] ?? "", /comment is not closed/);
});

test("copy: a body for the role API, with a name and the type of the services", () => {
  checkGolden("export/api-body.json", copied(policy('"ecs:servers:get"'), "api-body").text);
  const of = (items: string, more: Partial<ConsoleRequest> = {}) => {
    const result = copied(policy(items), "api-body", more);
    return [(JSON.parse(result.text) as { role: { type: string } }).role.type, result.notes[0]];
  };
  assert.deepEqual(of('"ecs:servers:get"'), ["XA", "Type XA, for project-level services: ecs."]);
  assert.deepEqual(of('"iam:users:listUsers"'), ["AX", "Type AX, for global services: iam."]);
  assert.deepEqual(of('"obs:bucket:ListBucket"'), ["AX", "Type AX. Policies for OBS work only if they are created a second time with type XA."]);
  assert.deepEqual(of('"ecs:servers:get", "new:things:list"'), ["XA", "Type XA, for project-level services: ecs. Whether new is project-level is not known."]);
  assert.deepEqual(of('"ecs:servers:get", "iam:users:listUsers"', { type: "AX" }), ["AX", "Type AX, as you chose."]);
  const agency = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["iam:agencies:assume"], "Resource": { "uri": ["/iam/agencies/0123456789abcdef0123456789abcdef"] } }] }';
  assert.equal((JSON.parse(copied(agency, "api-body").text) as { role: { type: string } }).role.type, "AX");
});

test("copy: if the policy does not decide the type, it is asked for with the reason", () => {
  const asked = (items: string) => {
    const result = copy(policy(items), "api-body");
    assert.ok(result.kind === "type-wanted", JSON.stringify(result));
    return [result.suggested, format(result.reason.text, result.reason.args, "en")];
  };
  assert.deepEqual(asked('"ecs:servers:get", "iam:users:listUsers"'), ["XA", "Global services (iam) and project-level ones (ecs) cannot be in one policy: IAM requires two, of types AX and XA."]);
  assert.deepEqual(asked('"new:things:list"'), ["XA", "Whether new is global or project-level is not known. Most services are project-level (XA)."]);
  assert.equal(asked('"*:*:*"')[0], "XA");
  assert.equal(asked("")[0], "XA");
});

test("copy: a document that is such a body keeps its fields, except those of the service", () => {
  const role = (fields: string, items = '"ecs:servers:get"') => `{ "note": 1, "role": { ${fields} "policy": ${policy(items)} } }`;
  const body = copied(role('"id": "1", "name": "custom_1", "type": "XA", "display_name": "读取", "description": "d", "description_cn": "说明", "catalog": "CUSTOMED", "mine": [1.0],'), "api-body");
  checkGolden("export/api-body-kept.json", body.text);
  assert.deepEqual(body.notes, ["Removed, because the service sets them: id, name, catalog.", "Kept, although no page documents them: mine."]);
  assert.deepEqual(copied(role('"type": "AX", "display_name": "a", "description": "d",'), "api-body").notes, ["The type AX is kept, although the services require XA."]);
  const wrong = copied(role('"type": "XX", "display_name": "a", "description": "d",'), "api-body");
  assert.match(wrong.text, /"type": "XA"/);
  assert.deepEqual([wrong.errors, wrong.notes], [0, ["Type XA, for project-level services: ecs."]]);
  assert.equal(copied(role(`"type": "XA", "display_name": "${"n".repeat(65)}", "description": "d",`), "api-body").errors, 1);
  assert.deepEqual(copied(role('"display_name": "a",'), "api-body").notes, ["Type XA, for project-level services: ecs.", 'Added: description ("a"). Change them if necessary.']);
});

test("copy: the role API does not accept version 5.0; it is copied as JSON", () => {
  const five = '{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["ecs:cloudServers:list"] }] }';
  assert.equal(copied(five, "minified").text, five.replaceAll(" ", ""));
  const result = copy(five, "api-body");
  assert.ok(result.kind === "refused" && /version 1\.1 only/.test(result.reason.text.en));
});

test("copy: no text throws, and every result is one policy as strict JSON", () => {
  const request = fc.record({ form: fc.constantFrom(...consoleForms), dialect: fc.constantFrom("json" as const, "jsonc" as const), index: fc.nat(3) });
  for (const whole of policies) {
    fc.assert(fc.property(fc.nat(whole.length), request, (end, { form, dialect, index }) => {
      const text = whole.slice(0, end);
      const result = copy(text, form, { policy: { index }, type: "XA" }, {}, dialect);
      if (result.kind !== "text") return;
      JSON.parse(result.text);
      const again = parsePolicyFile(result.text);
      assert.deepEqual([again.problems.length, again.policies.length], [0, 1]);
    }));
  }
});

test("copy: if no fix is mentioned, the copy lists the same actions", () => {
  for (const text of policies) {
    const before = parsePolicyFile(text.replace(/^\ufeff/, ""), "jsonc").policies;
    for (const [index, { statements }] of before.entries()) {
      const result = copy(text, "minified", { policy: { index } }, {}, "jsonc");
      if (result.kind !== "text" || result.notes.some((note) => note.text.en.startsWith("Fixed"))) continue;
      const names = (all: typeof statements) =>
        all.map(({ effect, actions }) => [effect?.value, actions.map(({ pattern }) => pattern.text)]);
      assert.deepEqual(names(parsePolicyFile(result.text).policies[0]!.statements), names(statements), text);
    }
  }
});

test("copy: a policy in a string of the file", () => {
  const held = (...texts: string[]) => JSON.stringify({ policy_versions: texts.map((document) => ({ document })) });
  assert.deepEqual(JSON.parse(copied(held(policy('"ecs:servers:get"')), "pretty").text), JSON.parse(policy('"ecs:servers:get"')));
  assert.equal(copy(held(policy('"ecs:servers:get"'), policy('"ecs:servers:stop"')), "pretty").kind, "policy-wanted");
  assert.match(copied(held(policy('"ecs:servers:get"'), policy('"ecs:servers:stop"')), "pretty", { policy: { index: 1 } }).text, /stop/);
});
