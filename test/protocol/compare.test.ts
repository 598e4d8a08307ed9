import assert from "node:assert/strict";
import test from "node:test";
import { compareRequest, type CompareParams, type CompareResult } from "../../server/src/protocol.js";
import { policy } from "../support/fixture.js";
import { openSession } from "../support/session.js";

const uri = "file:///w/my%20policy.json";

test("compare: what an open document grants more than another text (real catalog)", async () => {
  const { client, open, close } = await openSession(new Map());
  await open(uri, policy('"ecs:servers:stop", "ecs:servers:get"'));
  const compare = (text: string, name = "old.json") => {
    const params: CompareParams = { textDocument: { uri }, old: { name, text } };
    return client.sendRequest<CompareResult | null>(compareRequest, params);
  };
  const page = async (text: string) => {
    const result = await compare(text);
    assert.ok(result && "markdown" in result);
    return result.markdown;
  };
  assert.match(await page(policy('"ecs:servers:get"')), /1 action gained\.[^]*`ecs:servers:stop`[^]*`my policy\.json:1`/);
  assert.match(await page(policy('"ecs:servers:GET", "ecs:servers:stop"')), /No change/);
  assert.match(await page(""), /2 actions gained/);
  const terraform = `resource "huaweicloud_identity_role" "r" { policy = jsonencode({ Version = "1.1", Statement = [] }) }`;
  assert.deepEqual(await compare(terraform), { refused: "old.json contains no Huawei Cloud policy, so nothing was compared." });
  assert.deepEqual(await compare("{}"), { refused: "old.json contains no Huawei Cloud policy, so nothing was compared." });
  const five = policy('"ecs:servers:get"').replace("1.1", "5.0");
  assert.match(JSON.stringify(await compare(five)), /not possible to compare/);
  assert.equal(await client.sendRequest(compareRequest, { textDocument: { uri: "file:///w/closed.json" }, old: { name: "a", text: "" } }), null);
  close();
});
