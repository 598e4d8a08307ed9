import assert from "node:assert/strict";
import test from "node:test";
import { parseActionPattern } from "../../server/src/core/catalog/pattern.js";
import { findActions } from "../../server/src/features/insert/find-actions.js";
import { catalog, realCatalog } from "../support/catalog.js";
import { policy, snapshotOf } from "../support/fixture.js";

const facts = catalog(`
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:start 启动云服务器 POST /v2.1/{project_id}/servers/{server_id}/action
  ecs:cloudServers:resize 变更云服务器规格 POST /v1/{project_id}/cloudservers/{server_id}/resize
  ecs:cloudServers:resize 变更云服务器规格 POST /v1.1/{project_id}/cloudservers/{server_id}/resize
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create 创建端口 POST /v1/{project_id}/ports
`);
const { environment } = snapshotOf("", facts);
const find = (query: string, text?: string, language: "en" | "zh" = "en") => findActions(query, { ...environment, language }, text === undefined ? undefined : snapshotOf(text, facts));

test("find actions: several calls of a log or of curl commands, with their lines", () => {
  const text = `[DEBUG] [1-1] API Request URL: POST https://ecs.cn-north-4.myhuaweicloud.com/v1/0a1b/cloudservers/9f8e/resize
[DEBUG] API Request Headers:
curl -X POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/0a/servers/9f/action \\
  -d '{"start": {}}'
GET https://ecs.cn-north-4.myhuaweicloud.com/v9/nothing`;
  const { summary, actions, together } = find(text);
  assert.equal(summary, "3 calls, 3 actions. No action is published for 1 of them.");
  assert.deepEqual(actions.map(({ name }) => name), ["ecs:cloudServers:resize", "ecs:servers:start", "ecs:servers:stop"]);
  assert.deepEqual(together?.actions, ["ecs:cloudServers:resize", "ecs:servers:start"]);
  assert.equal(find(text, undefined, "zh").summary, "3 个 API 调用，3 个授权项。其中 1 个尚无公开的授权项。");
});

test("find actions: an API call, by the published path that it matches", () => {
  assert.deepEqual(find("POST /v1.1/0a1b/cloudservers/9f8e/resize"), {
    summary: "1 action for this API.",
    actions: [{
      name: "ecs:cloudServers:resize",
      status: "documented",
      label: "变更云服务器规格",
      apis: ["POST /v1.1/{project_id}/cloudservers/{server_id}/resize", "POST /v1/{project_id}/cloudservers/{server_id}/resize"],
      remarks: [],
    }],
    scenarios: [],
  });
});

test("find actions: words that describe a job in the console offer what its guide lists", () => {
  const { environment: real } = snapshotOf("", realCatalog());
  const jobs = (query: string, language: "en" | "zh" = "en") => findActions(query, { ...real, language }).scenarios;
  assert.deepEqual(jobs("import ges")[0], {
    title: "DataArts Studio, Import GES",
    notes: "For the agency that the service uses. Open Telekom Cloud, “Configuring a Scheduling Identity”, table “Creating a custom policy”, 2025-10-17.",
    actions: ["ges:graph:access", "ges:graph:getDetail", "ges:jobs:getDetail"],
  });
  assert.equal(jobs("import ges", "zh")[0]?.notes, "授予该服务所用的委托。Open Telekom Cloud《Configuring a Scheduling Identity》，表“Creating a custom policy”，2025-10-17。");
  for (const query of ["ges:graph:access", "modelarts", "POST /v2/jobs", "ges:graph:acess"]) assert.deepEqual(jobs(query), [], query);
});

const summaries: readonly (readonly [query: string, names: readonly string[], en: string, zh: string])[] = [
  ["ecs:servers:stop", ["ecs:servers:stop"], "This is the action.", "即为该授权项。"],
  ["vpc:ports:creare", ["vpc:ports:create"], "vpc:ports:creare is a misprint in the published table; the action is vpc:ports:create.", "vpc:ports:creare 是官方授权表中的误写，正确的授权项为 vpc:ports:create。"],
  ["ecs:servers:*", ["ecs:servers:get", "ecs:servers:start", "ecs:servers:stop"], "3 actions match “ecs:servers:*”.", "“ecs:servers:*”匹配 3 个授权项。"],
  ["*:ports:*", ["vpc:ports:create"], "1 action matches “*:ports:*”.", "“*:ports:*”匹配 1 个授权项。"],
  ["Policy doesn't allow ecs:servers:stop to be performed.", ["ecs:servers:stop"], "The text names this action.", "文本中提到以下授权项。"],
  ["缺少 ecs:servers:start、ecs:servers:stop 权限", ["ecs:servers:start", "ecs:servers:stop"], "The text names 2 actions.", "文本中提到 2 个授权项。"],
  ["POST /v2.1/0a/servers/9f/action", ["ecs:servers:stop", "ecs:servers:start"], "2 actions for this API; the request body decides which one the call needs.", "该 API 对应 2 个授权项，取决于请求体。"],
  ['/v2.1/0a/servers/9f/action {"os-start":{}}', ["ecs:servers:start", "ecs:servers:stop"], "2 actions for this API; the first one matches “os-start” in the request body.", "该 API 对应 2 个授权项，请求体中的“os-start”与第一个相符。"],
  ["DELETE /v1/0a/ports", ["vpc:ports:create"], "The catalog has no DELETE for this path; these actions belong to its other methods.", "目录中该路径没有 DELETE 方法，以下为其他请求方法。"],
  ["变更云服务器", ["ecs:cloudServers:resize"], "1 action found.", "找到 1 个授权项。"],
  ["创建端口", ["vpc:ports:create"], "1 action found.", "找到 1 个授权项。"],
  ["qqqq", [], "Nothing in the catalog matches “qqqq”.", "目录中没有与“qqqq”相符的内容。"],
  ["  ", [], "", ""],
];
for (const [query, names, en, zh] of summaries) {
  test(`find actions: ${query}`, () => {
    const found = find(query);
    assert.deepEqual(found.actions.map(({ name }) => name), names);
    assert.deepEqual([found.summary, find(query, undefined, "zh").summary], [en, zh]);
  });
}

test("find actions: remarks on an action, and its state in the policy", () => {
  const remarks = (query: string, text?: string, language: "en" | "zh" = "en") => find(query, text, language).actions.map(({ name, remarks: all }) => [name, ...all]);
  const call = 'POST /v2.1/0a/servers/9f/action -d {"os-start":{}}';
  assert.deepEqual(remarks(call), [["ecs:servers:start", "Matches “os-start” in the request body."], ["ecs:servers:stop"]]);
  assert.deepEqual(remarks(call, policy('"ecs:servers:st*"')), [["ecs:servers:start", "Matches “os-start” in the request body.", "Already allowed by this policy."], ["ecs:servers:stop", "Already allowed by this policy."]]);
  assert.deepEqual(remarks("ecs:servers:stop", policy('"ecs:servers:stop"').replace("Allow", "Deny"), "zh"), [["ecs:servers:stop", "本策略已拒绝。"]]);
  assert.deepEqual(remarks("ecs:servers:get"), [["ecs:servers:get", "Known only as a dependency of other actions; no table lists it."]]);
  assert.deepEqual(remarks("ecs:servers:stpo"), [["ecs:servers:stop", "Possible correction of “ecs:servers:stpo”."], ["ecs:servers:stpo", "Not in the catalog; taken from the text."]]);
  assert.deepEqual(find("Policy doesn't allow xyz:things:turn to be performed.").actions, [{ name: "xyz:things:turn", status: "unknown", label: "", apis: [], remarks: ["Not in the catalog; taken from the text."] }]);
});

test("find actions: several calls or names can be inserted together", () => {
  const { summary, actions, together } = find('POST /v1/0a/ports POST /v2.1/0a/servers/9f/action {"os-stop":{}}');
  assert.deepEqual([summary, actions.map(({ name }) => name)], ["2 calls, 3 actions.", ["vpc:ports:create", "ecs:servers:stop", "ecs:servers:start"]]);
  assert.deepEqual(together, { title: "All 2 actions", actions: ["vpc:ports:create", "ecs:servers:stop"] });
  assert.deepEqual(find("缺少 ecs:servers:start、ecs:servers:stop 权限", undefined, "zh").together, { title: "全部 2 个授权项", actions: ["ecs:servers:start", "ecs:servers:stop"] });
  assert.equal(find("POST /v2.1/0a/servers/9f/action").together, undefined);
});

test("find actions: grants of another policy are not attributed to this one", () => {
  const assumed = { ...environment, assumeGranted: [parseActionPattern("ecs:*:*")] };
  assert.deepEqual(findActions("ecs:servers:stop", assumed, snapshotOf(policy('"ecs:servers:start"'), facts)).actions[0]?.remarks, []);
});

test("find actions: no state for two policies in one document, or one of another version", () => {
  const one = policy('"ecs:servers:stop"');
  for (const text of [`{ "roles": [{ "policy": ${one} }, { "policy": ${one} }] }`, one.replace("1.1", "5.0"), "{}"]) assert.deepEqual(find("ecs:servers:stop", text).actions[0]?.remarks, []);
});

test("find actions: no more results than a reader looks through (real catalog)", () => {
  const real = { ...environment, catalog: realCatalog() };
  const { summary, actions } = findActions("*:*:*", real);
  assert.equal(actions.length, 100);
  assert.match(summary, /^[\d,]+ actions match “\*:\*:\*”\. The first 100 are listed\.$/);
});

test("find actions: labels are in the reader's language (real catalog)", () => {
  const real = { ...environment, catalog: realCatalog() };
  const foreign = findActions("POST /v2.1/0a/servers/9f/action", real).actions.filter(({ label }) => !/^[ -~]+$/.test(label));
  assert.deepEqual(foreign, []);
  const labels = (language: "en" | "zh") => findActions("POST /v1/0a/cloudservers/9f/resize", { ...real, language }).actions.map(({ label }) => label);
  assert.deepEqual([labels("en"), labels("zh")], [["Modifying ECS specifications (pay-per-use)"], ["变更云服务器规格（按需）"]]);
});

test("find action: a call that needs several actions offers all of them (real catalog)", () => {
  const real = { ...environment, catalog: realCatalog() };
  const { summary, actions, together } = findActions("DELETE /v2/p/volumes/v", real);
  assert.equal(summary, "This call needs these 2 actions together.");
  assert.deepEqual(together, { title: "All 2 actions", actions: ["evs:volumes:delete", "evs:volumes:get"] });
  assert.deepEqual(actions.map(({ name, remarks }) => [name, ...remarks]), [
    ["evs:volumes:delete", "The same call also needs evs:volumes:get."],
    ["evs:volumes:get", "The same call also needs evs:volumes:delete."],
  ]);
  const several = findActions("POST /v2/p/volumes/v/action", real);
  assert.equal(several.together, undefined);
  assert.deepEqual(several.actions.find(({ name }) => name === "evs:volumes:extend")?.remarks, ["The same call also needs evs:volumes:get."]);
});
