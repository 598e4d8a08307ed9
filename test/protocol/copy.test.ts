import assert from "node:assert/strict";
import test from "node:test";
import { copyPolicyRequest, type CopyPolicyParams, type CopyPolicyResult } from "../../server/src/protocol.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { connectInMemory } from "../support/client.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop -> ecs:servers:get\n iam:users:listUsers"));
const uri = "file:///w/stop%20servers.hwpolicy.json";
const stop = policy('"ecs:servers:stop"');

async function session(text: string, locale = "en") {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ locale });
  await client.open(uri, text);
  const copy = (wish: Omit<CopyPolicyParams, "textDocument">, of = uri) => client.connection.sendRequest<CopyPolicyResult | null>(copyPolicyRequest, { textDocument: { uri: of }, ...wish });
  const change = (changed: string) => client.change(uri, 2, changed);
  return { copy, change, stop: () => client.stop() };
}

test("copy: the three forms with their findings, in both languages", async () => {
  const english = await session(stop);
  const minified = JSON.stringify(JSON.parse(stop));
  assert.deepEqual(await english.copy({ form: "minified" }), { kind: "text", text: minified, errors: 0, warnings: 1, message: "Copied as minified JSON. 1 warning." });
  assert.deepEqual(await english.copy({ form: "pretty" }), { kind: "text", text: JSON.stringify(JSON.parse(stop), undefined, 2), errors: 0, warnings: 1, message: "Copied as JSON. 1 warning." });
  const body = await english.copy({ form: "api-body" });
  assert.ok(body?.kind === "text");
  assert.deepEqual(JSON.parse(body.text), { role: { display_name: "stop servers", type: "XA", description: "stop servers", policy: JSON.parse(stop) as unknown } });
  assert.equal(body.message, 'Copied as API body. 1 warning. Type XA, for project-level services: ecs. Added: display_name, description ("stop servers"). Change them if necessary.');
  await english.stop();
  const chinese = await session(stop.replace('"Allow"', '"Allowed"'), "zh-cn");
  const result = await chinese.copy({ form: "minified" });
  assert.ok(result?.kind === "text");
  assert.match(result.message, /^已复制为压缩的 JSON。有 \d 个错误，服务很可能拒绝。$/);
  await chinese.stop();
});

test("copy: with several policies the client asks, or sends the position of the cursor", async () => {
  const { copy, stop: end } = await session(`{ "roles": [\n{ "policy": ${stop} },\n{ "policy": ${policy('"iam:users:listUsers"')} }\n] }`);
  const question = await copy({ form: "minified" });
  assert.deepEqual(question, { kind: "policy-wanted", message: "Which policy?", choices: [1, 2].map((number) => ({ label: `${String(number)}. Custom policy 1.1`, description: "1 statement, 1 action" })) });
  for (const wish of [{ policy: 1 }, { position: { line: 2, character: 30 } }]) {
    const answer = await copy({ form: "minified", ...wish });
    assert.ok(answer?.kind === "text" && answer.text.includes("iam:users:listUsers"), JSON.stringify(wish));
  }
  await end();
});

test("copy: if the policy does not decide the type, it is asked for, the likely one first", async () => {
  const { copy, stop: end } = await session(policy('"ecs:servers:stop", "iam:users:listUsers"'));
  assert.deepEqual(await copy({ form: "api-body" }), {
    kind: "type-wanted",
    policy: 0,
    suggested: "XA",
    message: "Global services (iam) and project-level ones (ecs) cannot be in one policy: IAM requires two, of types AX and XA.",
    choices: [{ type: "XA", label: "XA", description: "for project-level services" }, { type: "AX", label: "AX", description: "for global services" }],
  });
  const answer = await copy({ form: "api-body", policy: 0, type: "AX" });
  assert.ok(answer?.kind === "text" && /"type": "AX"/.test(answer.text) && /Type AX, as you chose\./.test(answer.message));
  await end();
});

test("copy: a text that is not JSON is refused with its place; nothing for a document that is not open", async () => {
  const { copy, change, stop: end } = await session(`{\n  "Version": "1.1",\n  "Statement": [{ "Effect": Allow, "Action": ["ecs:servers:stop"] }] }`);
  const refused = await copy({ form: "pretty" });
  assert.ok(refused?.kind === "refused");
  assert.deepEqual(refused.position, { line: 2, character: 28 });
  assert.match(refused.message, /^Nothing was copied\. Line 3, column 29: Unquoted text/);
  await change("[]");
  assert.deepEqual(await copy({ form: "pretty" }), { kind: "refused", message: "Nothing was copied. This file contains no Huawei Cloud policy." });
  assert.equal(await copy({ form: "pretty" }, "file:///w/other.json"), null);
  await end();
});
