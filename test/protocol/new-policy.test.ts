import assert from "node:assert/strict";
import test from "node:test";
import packed from "packed-catalog";
import { withoutPlaceholders } from "../../server/src/core/templates/snippet.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { type PolicyTemplateItem, policyTemplatesRequest } from "../../server/src/protocol.js";
import { connectInMemory } from "../support/client.js";

async function start(locale: string) {
  const client = connectInMemory(catalogs(packed));
  await client.initialize({ locale });
  const templates = await client.connection.sendRequest<PolicyTemplateItem[]>(policyTemplatesRequest);
  return { client, templates };
}

test("new policy: the templates in the language of the editor, the empty policy first", async () => {
  const { client, templates } = await start("en");
  assert.deepEqual(templates.map(({ id }) => id), ["empty", "operate-servers", "read-only", "image-user", "agency", "obs-bucket-read", "obs-bucket-write", "service-read-only", "service-admin", "deny-on-top"]);
  assert.deepEqual([templates[0]?.title, templates[1]?.title], ["Empty policy", "Operate servers"]);
  assert.ok(templates.every(({ snippet }) => snippet.startsWith('{\n\t"Version": "1.1",\n\t"Statement": [\n\t\t{')), "the editor inserts the author's indentation");
  await client.stop();
  const chinese = await start("zh-cn");
  assert.deepEqual(chinese.templates.map(({ title }) => title), ["空白策略", "操作云服务器", "只读访问云服务器", "管理镜像", "切换委托", "读取一个 OBS 桶", "写入一个 OBS 桶", "只读访问某个服务", "管理某个服务但不能删除", "追加拒绝"]);
  await chinese.client.stop();
});

test("new policy: opened in an editor, no template has a diagnostic (real catalog)", async () => {
  const { client, templates } = await start("en");
  for (const { id, snippet } of templates) {
    const uri = `untitled:${id}.json`;
    await client.open(uri, withoutPlaceholders(snippet));
    const found = await client.diagnostics(uri);
    assert.deepEqual(found.map(({ message }) => message), [], id);
  }
  await client.stop();
});
