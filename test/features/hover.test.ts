import assert from "node:assert/strict";
import test from "node:test";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { hover } from "../../server/src/features/hover/hover.js";
import { catalog } from "../support/catalog.js";
import { policy, snapshotOf } from "../support/fixture.js";
import { hoverAt as hoverWith, type HoverOptions } from "../support/hover.js";
import { policies } from "../support/policies.js";

const facts = catalog(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:get 查询云服务器 GET /v2.1/{project_id}/servers/{server_id}
`);
const hoverAt = (marked: string, options?: HoverOptions) => hoverWith(marked, facts, options);

test("hover: in both languages, the one of all other texts first; equal parts occur once", () => {
  const marked = policy('"ecs:servers:st|op"');
  assert.equal(hoverAt(marked, { both: true })?.value, `**关闭云服务器**

- \`POST /v2.1/{project_id}/servers/{server_id}/action\`

Depends on \`ecs:servers:get\` — **missing here**.${"  "}
依赖 \`ecs:servers:get\` — **本策略缺少**。

Source: Huawei Cloud, “权限”, 2021-09-08${"  "}
来源：华为云《权限》2021-09-08`);
  assert.match(hoverAt(marked, { both: true, language: "zh" })!.value, /\n依赖 .*\nDepends on /);
});

test("hover: plain text for a client without Markdown", () => {
  assert.equal(hoverAt(policy('"ecs:servers:st|op"'), { markdown: false })?.value, `关闭云服务器

- POST /v2.1/{project_id}/servers/{server_id}/action

Depends on ecs:servers:get — missing here.

Source: Huawei Cloud, “权限”, 2021-09-08`);
});

test("hover: of two actions in one string, the one under the cursor, including both of its ends", () => {
  for (const marked of ['"ecs:servers:get |ecs:servers:stop"', '"ecs:servers:get ecs:servers:stop|"', '"\n ecs:servers:get\n |ecs:servers:stop\n"']) {
    assert.equal(hoverAt(policy(marked))?.about, "ecs:servers:stop");
  }
});

test("hover: none if there is nothing to say", () => {
  for (const marked of [policy('"ecs:ser|vers"'), policy("|"), policy('"ecs:servers:get", | "a:b:c"'), '{ "a": "ecs:servers:g|et" }', "|"]) {
    assert.equal(hoverAt(marked), undefined, marked);
  }
});

test("hover: at every offset of every policy, complete and cut, a text in its own language or none", () => {
  for (const text of policies) {
    for (const cut of [text, text.slice(0, text.length >> 1), text.slice(0, (text.length * 3) >> 2)]) {
      const file = parsePolicyFile(cut);
      const snapshot = snapshotOf(cut, facts);
      for (let offset = 0; offset <= cut.length; offset += 3) {
        const found = hover(snapshot, snapshot.range({ start: offset, end: offset }).start);
        assert.ok(!found || file.policies.length > 0, "only in a policy");
        const { contents } = found ?? { contents: { kind: "markdown", value: "." } };
        assert.ok(typeof contents === "object" && "value" in contents && contents.value.trim() !== "" && !/undefined|\{\w+\}(?!\/)(?<!_id\})/.test(contents.value), JSON.stringify(contents));
      }
    }
  }
});
