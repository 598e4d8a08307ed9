import assert from "node:assert/strict";
import test from "node:test";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { Language } from "../../server/src/core/text/message.js";
import { hover } from "../../server/src/features/hover.js";
import { catalog, realCatalog, seed, seedApis } from "../support/catalog.js";
import { checkGolden, policy, readCursor, snapshotOf } from "../support/fixture.js";

const facts = catalog(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get, vpc:ports:get, evs:volumes:get
  newer ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:list
  ecs:servers:create GET /one -> ims:images:get (from *an* image)
  ecs:servers:create GET /two -> vpc:ports:get
  ecs:servers:get
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create
`);

/** The Markdown of the hover, and the text that it is about. */
function hoverAt(marked: string, language: Language = "en", facts_: Catalog = facts): { value: string; about: string } | undefined {
  const { text, offset } = readCursor(marked);
  const snapshot = snapshotOf(text, facts_, language);
  const found = hover(snapshot, snapshot.range({ start: offset, end: offset }).start);
  if (!found) return undefined;
  const { contents, range } = found;
  assert.ok(typeof contents === "object" && "value" in contents && range);
  return { value: contents.value, about: text.slice(snapshot.offsetAt(range.start), snapshot.offsetAt(range.end)) };
}

test("hover: each dependency says how it stands in this very policy", () => {
  const marked = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:st|op", "ecs:*:get"] }, { "Effect": "Deny", "Action": ["evs:*:*"] }] }';
  assert.deepEqual(hoverAt(marked), {
    about: "ecs:servers:stop",
    value: `**关闭云服务器**

\`ecs:servers:stop\`

- \`POST /v2.1/{project_id}/servers/{server_id}/action\`

Depends on:
- \`ecs:servers:get\` — allowed here
- \`vpc:ports:get\` — **missing here**
- \`evs:volumes:get\` — **denied here**
- \`ecs:servers:list\` — not allowed here (listed by the page of 2024-04-18 only)

Source: Huawei Cloud, “权限”, 2021-09-08; Huawei Cloud, “权限”, 2024-04-18`,
  });
  const chinese = hoverAt(marked, "zh")!.value;
  for (const part of ["依赖的授权项：", "`ecs:servers:get` — 本策略已允许", "`vpc:ports:get` — **本策略缺少**", "`evs:volumes:get` — **本策略已拒绝**", "（仅见于 2024-04-18 版文档）"]) {
    assert.ok(chinese.includes(part), part);
  }
});

test("hover: what only some APIs or cases need says which, and text of a page is no Markdown", () => {
  const { value } = hoverAt(policy('"ecs:servers:crea|te"'))!;
  assert.match(value, /`ims:images:get` — not allowed here \(only for from \\\*an\\\* image\)/);
  assert.match(value, /`vpc:ports:get` — not allowed here \(only for `GET \/two`\)/);
});

test("hover: an action without a label has no empty heading", () => {
  assert.ok(hoverAt(policy('"ecs:servers:g|et"'))!.value.startsWith("`ecs:servers:get`"));
});

test("hover: an action that is only known as a dependency says so", () => {
  assert.match(hoverAt(policy('"ims:images:g|et"'))!.value, /^`ims:images:get`\n\nKnown only because other actions depend on it/);
});

test("hover: a wildcard says how many actions it matches, and which", () => {
  assert.deepEqual(hoverAt(policy('"ecs:*:s|*"')), { about: "ecs:*:s*", value: "`ecs:*:s*` matches 1 known action:\n\n- `ecs:servers:stop` — 关闭云服务器" });
  assert.match(hoverAt(policy('"*|"'))!.value, /^`\*` matches 8 known actions:/);
  assert.equal(hoverAt(policy('"obs:*|:*"'))!.value, "`obs:*:*` matches none of the 8 known actions.");
  assert.equal(hoverAt(policy('"obs:*|:*"'), "zh")!.value, "`obs:*:*` 未匹配到任何已知授权项（共 8 个）。");
});

test("hover: a misprint is explained by what it means", () => {
  const { value, about } = hoverAt(policy('"vpc:ports:cre|are"'))!;
  assert.equal(about, "vpc:ports:creare");
  assert.match(value, /^`vpc:ports:creare` is a misprint in the published table; the action is `vpc:ports:create`\.\n\n/);
  assert.match(value, /\n`vpc:ports:create`\n/);
});

test("hover: of two actions in one string the one under the cursor, at both of its ends", () => {
  for (const marked of ['"ecs:servers:get |ecs:servers:stop"', '"ecs:servers:get ecs:servers:stop|"', '"\n ecs:servers:get\n |ecs:servers:stop\n"']) {
    assert.equal(hoverAt(policy(marked))?.about, "ecs:servers:stop");
  }
});

test("hover: nothing where there is nothing to say", () => {
  for (const marked of [policy('"ecs:servers:fl|y"'), policy('"ecs:ser|vers"'), policy("|"), policy('"ecs:servers:get", | "a:b:c"'), policy('"ecs:servers:g|et"').replace("1.1", "1.0"), policy("").replace("Allow", "All|ow"), '{ "a": "ecs:servers:g|et" }']) {
    assert.equal(hoverAt(marked), undefined, marked);
  }
});

for (const [name, needs] of Object.entries(seed)) {
  for (const language of ["en", "zh"] as const) {
    test(`hover on the real catalogue: ${name}, ${language} (golden)`, () => {
      const { value } = hoverAt(policy(`"${name}|"`), language, realCatalog())!;
      for (const api of seedApis[name]!) assert.ok(value.includes(`- \`${api}\``), api);
      for (const need of needs) assert.ok(value.includes(`- \`${need}\``), need);
      assert.ok(!value.includes("creare"));
      checkGolden(`hover/${name.replaceAll(":", "-")}.${language}.md`, `${value}\n`);
    });
  }
}
