import assert from "node:assert/strict";
import test from "node:test";
import { pageUrl } from "../../../server/src/core/catalog/load/page-url.js";
import { realCatalog } from "../../support/catalog.js";

const commit = "0da88f7cbddc03f57626c7ae3aac1d4cc74a9998";

test("page URL: the page in the state that was read, with a path that cannot end a link", () => {
  assert.equal(pageUrl({ repository: "huaweicloudDocs/ecs", path: "cn.zh-cn/API参考/状态管理（API授权） (1)#2.md", commit }),
    `https://github.com/huaweicloudDocs/ecs/blob/${commit}/cn.zh-cn/API%E5%8F%82%E8%80%83/%E7%8A%B6%E6%80%81%E7%AE%A1%E7%90%86%EF%BC%88API%E6%8E%88%E6%9D%83%EF%BC%89%20%281%29%232.md`);
});

test("page URL: the API definitions of one product are a folder", () => {
  const record = { repository: "mingyang91/huawei-cloud-api-definitions", path: "schemas/ER/src/*.json", commit };
  assert.equal(pageUrl(record), `https://github.com/mingyang91/huawei-cloud-api-definitions/tree/${commit}/schemas/ER/src`);
});

test("page URL: none for a page of the user, or for an incomplete record", () => {
  for (const record of [
    {}, { repository: "huaweicloudDocs/ecs", path: "a.md" }, { repository: "", path: "a.md", commit: "" }, { repository: "huaweicloudDocs/ecs", path: "a.md", commit: "0" },
    { repository: "somebody/else", path: "a.md", commit }, { repository: "huaweicloudDocs/../x", path: "a.md", commit },
  ]) assert.equal(pageUrl(record), undefined, JSON.stringify(record));
});

test("page URL: every row of the real catalog has one", () => {
  for (const { name, permissions } of realCatalog().actions) {
    for (const { source } of permissions) assert.match(source.url ?? "", /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(?:blob|tree)\/[0-9a-f]{40}\/[\w.%/~-]+$/, name);
  }
});
