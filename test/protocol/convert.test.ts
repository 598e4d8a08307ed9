import assert from "node:assert/strict";
import { test } from "node:test";
import { convertRequest, type ConvertParams, type ConvertResult } from "../../server/src/protocol.js";
import { connectInMemory } from "../support/client.js";
import { schemaCatalog } from "../support/schemas.js";

const facts = schemaCatalog();
const policy = (Version: string, ...Action: string[]) => JSON.stringify({ Version, Statement: [{ Effect: "Allow", Action }] });

test("convert: an open document in another version, in both languages, and why there is no result", async () => {
  for (const [locale, unknown] of [["en", "no action of the service is known in version 5.0"], ["zh-cn", "没有该服务 5.0 版授权项的资料"]] as const) {
    const client = connectInMemory(() => ({ catalog: facts }));
    await client.initialize({ locale });
    const ask = async (uri: string, to: ConvertParams["to"], text?: string, languageId?: string) => {
      if (text !== undefined) await client.open(uri, text, languageId);
      return client.connection.sendRequest<ConvertResult | null>(convertRequest, { textDocument: { uri }, to });
    };
    const newer = await ask("file:///w/a.json", "5.0", policy("1.1", "obs:object:GetObject", "rds:instance:list"));
    assert.ok(newer && "texts" in newer);
    assert.deepEqual(newer.texts, [policy("5.0", "obs:object:getObject")]);
    assert.ok(newer.markdown.includes(unknown), newer.markdown);
    const older = await ask("file:///w/b.json", "1.1", policy("5.0", "obs:object:getObject", "eip:publicIps:delete"));
    assert.deepEqual(older && "texts" in older && older.texts, [policy("1.1", "obs:object:GetObject", "vpc:publicIps:delete")]);
    const same = await ask("file:///w/b.json", "5.0");
    assert.deepEqual(same && "texts" in same && same.texts, []);
    for (const [uri, text, languageId] of [["file:///w/c.json", "{}", "json"], ["file:///w/d.tf", "locals {}", "terraform"]] as const)
      assert.ok("refused" in ((await ask(uri, "5.0", text, languageId)) ?? {}), uri);
    assert.equal(await ask("file:///w/closed.json", "5.0"), null);
    await client.stop();
  }
});
