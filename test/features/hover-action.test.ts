import assert from "node:assert/strict";
import test from "node:test";
import { catalog, realCatalog, seed, seedApis } from "../support/catalog.js";
import { checkGolden, policy } from "../support/fixture.js";
import { hoverAt as hoverWith, type HoverOptions } from "../support/hover.js";

const facts = catalog(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get, vpc:ports:get, evs:volumes:get
  newer ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:list, evs:volumes:list, ecs:servers:create
  ecs:cloudServers:stop 批量关闭云服务器 POST /v1/{project_id}/cloudservers/action
  ecs:servers:create GET /one -> ims:images:get (from *an* image), ims:images:list
  ecs:servers:create GET /two -> vpc:ports:get, ims:images:update
  ecs:servers:get GET /servers -> ecs:servers:list
  ecs:servers:lock 锁定（废弃） POST /lock -> ecs:servers:get
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create
`);
const hoverAt = (marked: string, options?: HoverOptions) => hoverWith(marked, facts, options);
const valueAt = (marked: string, options?: HoverOptions) => hoverAt(marked, options)!.value;

test("hover on an action: what needs it, what it needs, and the state of both in this policy", () => {
  const marked = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:st|op", "ecs:*:get", "ecs:*:create"] }, { "Effect": "Deny", "Action": ["evs:*:*"] }] }';
  assert.deepEqual(hoverAt(marked), {
    about: "ecs:servers:stop",
    value: `**关闭云服务器**

- \`POST /v2.1/{project_id}/servers/{server_id}/action\`

Other APIs for the same operation use:

- \`ecs:cloudServers:stop\` — \`POST /v1/{project_id}/cloudservers/action\`

Depends on 3 actions, **1 missing here** and **1 denied here**:

- \`ecs:servers:get\` — allowed here
- \`vpc:ports:get\` — **missing here**
- \`evs:volumes:get\` — **denied here**

The page of 2024-04-18 also lists \`ecs:servers:list\` (not allowed here); \`evs:volumes:list\` (**denied here**); \`ecs:servers:create\` (allowed here).

Source: Huawei Cloud, “权限”, 2024-04-18; Huawei Cloud, “权限”, 2021-09-08`,
  });
  const chinese = valueAt(marked, { language: "zh" });
  for (const part of ["依赖 3 个授权项，**本策略缺少 1 个**、**本策略拒绝 1 个**：", "`ecs:servers:get` — 本策略已允许", "`vpc:ports:get` — **本策略缺少**", "`evs:volumes:get` — **本策略已拒绝**", "2024-04-18 版文档还列出 `ecs:servers:list`（本策略未允许）；"]) {
    assert.ok(chinese.includes(part), `${part} in\n${chinese}`);
  }
});

test("hover on an action: which actions of the policy need it; its own dependencies are then not missing", () => {
  const value = valueAt(policy('"ecs:servers:stop", "ecs:servers:lock", "ecs:servers:ge|t"'));
  assert.match(value, /\n\nNeeded here by `ecs:servers:stop` and `ecs:servers:lock`\.\n\nCalling it directly also requires `ecs:servers:list` — not allowed here\.\n\n/);
  assert.match(valueAt(policy('"ecs:servers:ge|t"')), /\n\nDepends on `ecs:servers:list` — \*\*missing here\*\*\.\n\n/);
});

test("hover on an action: a Deny lacks nothing, and shows which actions need what it denies", () => {
  const value = valueAt('{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop"] }, { "Effect": "Deny", "Action": ["ecs:servers:ge|t"] }] }');
  assert.match(value, /Needed here by `ecs:servers:stop`\.\n\nDepends on `ecs:servers:list`\.\n/);
});

test("hover on an action of NotAction: its purpose, without its state", () => {
  const marked = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:lock"] }, { "Effect": "Deny", "NotAction": ["ecs:servers:st|op"] }] }';
  assert.match(valueAt(marked), /^\*\*关闭云服务器\*\*\n/);
  assert.doesNotMatch(valueAt(marked), /here/);
});

test("hover on an action: the twin, and whether it is allowed", () => {
  assert.match(valueAt(policy('"ecs:servers:sto|p", "ecs:cloudServers:*"')), /- `ecs:cloudServers:stop` — `POST \/v1\/\{project_id\}\/cloudservers\/action` — allowed here\n/);
  assert.match(valueAt(policy('"ecs:cloudServers:sto|p"')), /- `ecs:servers:stop` — `POST \/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action`\n/);
});

test("hover on an action: dependencies of some APIs or cases name them, and text of a page is not Markdown", () => {
  const value = valueAt(policy('"ecs:servers:crea|te", "vpc:ports:get"'));
  assert.match(value, /\nNo dependency is required in every case\.\n\nOnly for some APIs or cases:\n\n/);
  assert.match(value, /- `ims:images:get` — not allowed here \(for from \\\*an\\\* image\)\n/);
  assert.match(value, /- `vpc:ports:get` — allowed here \(for `GET \/two`\)\n- `ims:images:update` — not allowed here \(for `GET \/two`\)\n/);
});

test("hover on an action: without a label, or in another spelling, the name comes first", () => {
  assert.match(valueAt(policy('"ecs:servers:g|et"')), /^`ecs:servers:get`\n\n- /);
  assert.match(valueAt(policy('"ECS:Servers:st|op"')), /^`ecs:servers:stop`\n\n\*\*关闭云服务器\*\*\n\n/);
  assert.match(valueAt(policy('"ims:images:g|et"')), /^`ims:images:get`\n\nKnown only as a dependency of other actions/);
});

test("hover on an action: a misprint is explained", () => {
  const { value, about } = hoverAt(policy('"vpc:ports:cre|are"'))!;
  assert.equal(about, "vpc:ports:creare");
  assert.match(value, /^`vpc:ports:creare` is a misprint in the published table; the action is `vpc:ports:create`\.\n\n/);
});

test("hover on an action: discarded APIs are mentioned after the title", () => {
  assert.match(valueAt(policy('"ecs:servers:lo|ck"')), /^\*\*锁定（废弃）\*\*\n\nThe tables mark all of its APIs as discarded\.\n\n/);
});

test("hover on a wildcard: the number and the list of its matches", () => {
  assert.deepEqual(hoverAt(policy('"ecs:servers:s|*"')), { about: "ecs:servers:s*", value: "`ecs:servers:s*` matches **1 known action**:\n\n- `ecs:servers:stop` — 关闭云服务器\n\nIt also matches what the service adds later." });
  assert.equal(valueAt(policy('"obs:*|:*"')), "`obs:*:*` matches none of the 13 known actions.");
  assert.equal(valueAt(policy('"obs:*|:*"'), { language: "zh" }), "`obs:*:*` 未匹配到任何已知授权项（共 13 个）。");
});

test("hover on an unknown action: it is not in the catalog, what that means, and similar names", () => {
  assert.match(valueAt(policy('"ecs:servers:sto|pp"')), /^\*\*Not in the catalog\*\*, which has 5 published actions of `ecs` \(newest page: 2024-04-18\)\. This one may have been added later\..*\(IAM\.1036\)\.\n\nDid you mean `ecs:servers:stop`\?$/);
  assert.match(valueAt(policy('"foo:servers:sto|pp"')), /^\*\*Not in the catalog\*\*, which has no action of `foo`\./);
});

test("hover on an action of another policy language: nothing false", () => {
  const written = (version: string) => policy('"ecs:servers:sto|p", "ecs:servers:get"').replace("1.1", version);
  assert.match(valueAt(written("5.0")), /^An action of policy version 5\.0/);
  assert.doesNotMatch(valueAt(written("1.0")), /here/, "a role has no missing dependencies");
  assert.equal(hoverAt(policy('"ecs:servers:fl|y"').replace("1.1", "1.0")), undefined);
});

const real = realCatalog();

for (const [name, needs] of Object.entries(seed)) {
  for (const language of ["en", "zh"] as const) {
    test(`hover on the real catalog: ${name}, ${language} (golden)`, () => {
      const { value } = hoverWith(policy(`"${name}|"`), real, { language })!;
      for (const api of seedApis[name]!) assert.ok(value.includes(`- \`${api}\``), api);
      for (const need of needs) assert.ok(value.includes(`\`${need}\` — `), need);
      assert.ok(!value.includes("creare"));
      checkGolden(`hover/${name.replaceAll(":", "-")}.${language}.md`, `${value}\n`);
    });
  }
}

for (const [title, items] of Object.entries({
  "both-resize": '"ecs:servers:resi|ze", "ecs:servers:get"',
  "needed": '"ecs:servers:stop", "ecs:servers:resize", "ecs:servers:ge|t"',
  "many-rows": '"ecs:securityGroups:us|e"',
  "older-name": '"ecs:cloudServers:ge|t"',
  "service": '"ecs:*:*|"',
  "everything": '"*:*:*|"',
  "one-type": '"ecs:cloudServers:*|"',
  "few": '"ecs:servers:get*|"',
  "unknown": '"dcs:instance:creat|"',
})) {
  for (const [mode, options] of Object.entries({ en: {}, zh: { language: "zh" }, both: { both: true }, plain: { markdown: false } } satisfies Record<string, HoverOptions>)) {
    test(`hover on the real catalog: ${title}, ${mode} (golden)`, () => checkGolden(`hover/${title}.${mode}.md`, `${hoverWith(policy(items), real, options)!.value}\n`));
  }
}

test("hover on an action in Terraform: what is not known is no wildcard, and allows nothing for certain", () => {
  const tf = (actions: string, rest = "") =>
    `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ${actions} }${rest}] })\n}\n`;
  const name = "main.tf";
  for (const open of ['"ecs:servers:$|{var.op}"', 'format("ecs:ser|vers:%s", var.op)', '"ecs:ser|vers:${var.op}:*"'])
    assert.equal(valueAt(tf(`[${open}]`), { name }), "**Not known here**: Terraform computes this action when it runs.", open);
  const uncomputed = "**Not known here**: this action is not computed by this tool.";
  assert.equal(valueAt(tf('["ecs:servers:$|{md5("x")}"]'), { name }), uncomputed);
  const withoutValue = "**Not known here**: no definition of `local.op` was found in this folder.";
  assert.equal(valueAt(tf('["ecs:servers:$|{local.op}"]'), { name }), withoutValue);
  assert.match(valueAt(tf('["ecs:${var.x}:g|et"]'), { name, language: "zh" }), /^\*\*此处无法确定\*\*：/);
  assert.match(valueAt(tf('["ecs:servers:*|"]'), { name }), /matches \*\*\d+ known actions/);

  const value = valueAt(tf('["ecs:servers:st|op", "ecs:servers:${var.op}", "vpc:ports:get"]'), { name });
  assert.match(value, /Depends on 3 actions, \*\*1 missing here\*\* and 1 not known here:/);
  assert.match(value, /`ecs:servers:get` — perhaps allowed here, depending on a value that is not known\n/);
  assert.match(value, /`vpc:ports:get` — allowed here\n/);
  assert.match(value, /`evs:volumes:get` — \*\*missing here\*\*\n/);
  const chinese = valueAt(tf('concat(["ecs:servers:st|op"], var.more)'), { name, language: "zh" });
  assert.match(chinese, /依赖 3 个授权项，3 个在此处无法确定：/);
  assert.match(chinese, /`ecs:servers:get` — 此处无法确定本策略是否允许\n/);
  const denied = valueAt(tf('concat(["ecs:servers:st|op"], var.more)', ', { Effect = "Deny", Action = ["evs:*:*"] }'), { name });
  assert.match(denied, /`evs:volumes:get` — \*\*denied here\*\*\n/);
  const block = `resource "opentelekomcloud_identity_role_v3" "t" {
  dynamic "statement" {
    for_each = var.all
    content {
      effect = "Allow"
      action = ["ecs:servers:st|op"]
    }
  }
}
`;
  assert.match(valueAt(block, { name }), /关闭云服务器/, "a name in a block that is repeated is known");
});

test("hover on an action in Terraform: a dependency in a branch may be allowed, and a Deny in a branch may not apply", () => {
  const tf = (rest: string) =>
    `resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode({ Version = "1.1", Statement = concat([{ Effect = "Allow", Action = ["ecs:servers:st|op", "vpc:ports:get"] }], ${rest}) })\n}\n`;
  const inBranch = (statement: string) => valueAt(tf(`var.x ? [${statement}] : []`), { name: "main.tf" });
  const allowed = inBranch('{ Effect = "Allow", Action = ["ecs:servers:get"] }');
  assert.match(allowed, /`ecs:servers:get` — perhaps allowed here, depending on a value that is not known\n/);
  const denied = inBranch('{ Effect = "Deny", Action = ["vpc:ports:get", "ecs:servers:get"] }');
  assert.match(denied, /`vpc:ports:get` — perhaps allowed here, depending on a value that is not known\n/);
  assert.match(denied, /`ecs:servers:get` — \*\*missing here\*\*\n/);
  const sure = valueAt(tf('[{ Effect = "Deny", Action = ["vpc:ports:get"] }]'), { name: "main.tf" });
  assert.match(sure, /`vpc:ports:get` — \*\*denied here\*\*\n/);
});
