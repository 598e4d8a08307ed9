import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv";
import fc from "fast-check";
import { folderFiles } from "../../server/src/agents/folder-files.js";
import { type ServedTool, servedTools, type ToolAnswer } from "../../server/src/agents/served-tools.js";
import { agentTools } from "../../server/src/agents/tools/index.js";
import { allow, lacking, sound, withTree } from "../cli/support.js";
import { realCatalog } from "../support/catalog.js";

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
const catalog = () => realCatalog();
const tools = (language: "en" | "zh" = "en", folders: readonly string[] = []) =>
  servedTools({ language, files: folders.length > 0 ? folderFiles(folders) : undefined, catalog });

/** The answer of a tool, after a check of the arguments and of the answer by its schemas. */
async function ask(name: string, args: object, from: readonly ServedTool[] = tools()): Promise<ToolAnswer> {
  const tool = from.find((one) => one.name === name)!;
  assert.ok(ajv.validate(tool.inputSchema, args), `${name}: ${ajv.errorsText()}`);
  const answer = await tool.run({ ...args }, new AbortController().signal);
  if ("value" in answer) {
    assert.ok(ajv.validate(tool.outputSchema, answer.value), `${name}: ${ajv.errorsText()} ${JSON.stringify(answer.value).slice(0, 500)}`);
    const size = JSON.stringify(answer.value).length;
    assert.ok(size < 60_000, `${name}: ${String(size)} characters`);
  }
  return answer;
}
async function valueOf<T>(name: string, args: object, from?: readonly ServedTool[]): Promise<T> {
  const answer = await ask(name, args, from);
  assert.ok("value" in answer, JSON.stringify(answer));
  return answer.value as T;
}
async function problemOf(name: string, args: object, from?: readonly ServedTool[]): Promise<string> {
  const answer = await ask(name, args, from);
  assert.ok("problem" in answer, JSON.stringify(answer).slice(0, 300));
  return answer.problem;
}

interface Found {
  kind: string;
  actions: { action: string; requires?: string[]; source?: string }[];
  omitted: number;
  didYouMean?: string;
  catalog: { edition: string; newest: string };
}
interface Linted {
  findings: { rule: string; line: number; column: number; fixes: { title: string; safety: string }[] }[];
  omitted: number;
  counts: Record<string, number>;
  fixed?: { text: string; fixes: number };
}
interface Needs {
  policies: { scope: string; policy: { Statement: { Action: string[] }[] } }[];
  actions: { action: string; calls: { call: string; line: number }[] }[];
  unanswered: { call: string }[];
}

test("agents: the tools of a server without folders know no files", async () => {
  assert.deepEqual(tools().map(({ name }) => name), ["find_actions", "look_up_action", "lint_policy", "explain_policy", "compare_policies", "test_policies", "needs_of_calls"]);
  assert.doesNotMatch(JSON.stringify(tools().map(({ inputSchema }) => inputSchema)), /"file"|"folder"/);
  await withTree({}, async (folder) => {
    assert.deepEqual(tools("en", [folder]).map(({ name }) => name), agentTools.map(({ name }) => name));
    assert.match(JSON.stringify(tools("en", [folder]).map(({ inputSchema }) => inputSchema)), /"file"/);
    return Promise.resolve();
  });
});

test("agents: titles, descriptions and schemas are in one language, and small", () => {
  const texts = (language: "en" | "zh") => tools(language).map(({ title, description, inputSchema, outputSchema }) => JSON.stringify([title, description, inputSchema, outputSchema]));
  for (const text of texts("en")) assert.doesNotMatch(text, /\p{Script=Han}/u);
  for (const { title, description } of tools("zh")) assert.match(title + description, /\p{Script=Han}/u);
  assert.ok(texts("en").join("").length < 18_000, String(texts("en").join("").length));
});

test("agents, real catalog: find_actions takes what a person types", async () => {
  for (const query of [
    "POST /v1/0a1b2c/cloudservers/9f8e7d/resize", "curl -X POST https://ecs.example.com/v1/0a1b2c/cloudservers/9f8e7d/resize",
    "Policy doesn't allow ecs:cloudServers:resize to be performed.", "ecs:cloudServers:resize", "ECS ResizeServer",
  ]) {
    const { actions, omitted, catalog: { edition, newest } } = await valueOf<Found>("find_actions", { query });
    assert.ok(actions.some(({ action }) => action === "ecs:cloudServers:resize"), query);
    assert.deepEqual([omitted, edition], [0, "huaweicloud"]);
    assert.match(newest, /^\d{4}-\d\d-\d\d$/);
  }
  const [reboot] = (await valueOf<Found>("find_actions", { query: "ecs:servers:reboot" })).actions;
  assert.deepEqual(reboot?.requires, ["ecs:servers:get"]);
  assert.match(reboot?.source ?? "", /, \d{4}-\d\d-\d\d$/);
});

test("agents, real catalog: find_actions counts what it leaves out, also at the highest limit", async () => {
  const all = (await valueOf<Found>("find_actions", { query: "ecs:*:*", limit: 50 }));
  const few = (await valueOf<Found>("find_actions", { query: "ecs:*:*", limit: 3 }));
  assert.equal(few.actions.length, 3);
  assert.equal(few.omitted + 3, all.omitted + all.actions.length);
  assert.ok((await valueOf<Found>("find_actions", { query: "*:*:*", limit: 50 })).omitted > 1000);
});

test("agents, real catalog: find_actions finds nothing without an error, and rejects a log", async () => {
  const { kind, actions, didYouMean } = await valueOf<Found>("find_actions", { query: "ecs:servers:rebot" });
  assert.deepEqual([kind, actions, didYouMean], ["nothing", [], "ecs:servers:reboot"]);
  assert.match(await problemOf("find_actions", { query: "x ".repeat(20_000) }), /40000 characters.*needs_of_calls/);
  assert.equal(await problemOf("find_actions", { query: " \n" }), "The query is empty.");
});

test("agents, real catalog: look_up_action has the sources with dates, and names what was meant", async () => {
  const found = await valueOf<{ action: string; sources: { title: string; date: string }[]; required: string[] }>("look_up_action", { action: "ECS:servers:stop" });
  assert.deepEqual([found.action, found.required], ["ecs:servers:stop", ["ecs:servers:get"]]);
  assert.ok(found.sources.length > 0 && found.sources.every(({ title, date }) => title && /^\d{4}-\d\d-\d\d$/.test(date)));
  assert.equal(await problemOf("look_up_action", { action: "ecs:servers:rebot" }), "The catalog has no action 'ecs:servers:rebot'. Did you mean 'ecs:servers:reboot'?");
  assert.match(await problemOf("look_up_action", { action: "ecs:*:get*" }), /wildcard; find_actions/);
  assert.match(await problemOf("look_up_action", { action: "x".repeat(100_000) }), /^.{1,300}$/);
  assert.match(await problemOf("look_up_action", { action: "ecs:servers:rebot" }, tools("zh")), /是否想查“ecs:servers:reboot”？/);
});

test("agents, real catalog: every action can be looked up within the budget", async () => {
  const tool = tools();
  for (const { name } of catalog().actions.filter((_, index) => index % 7 === 0)) await valueOf("look_up_action", { action: name }, tool);
});

test("agents, real catalog: lint_policy reports what the command line reports, with the titles of fixes", async () => {
  const { findings, counts, omitted } = await valueOf<Linted>("lint_policy", { policy: lacking });
  assert.deepEqual(findings.map(({ rule, line, column, fixes }) => [rule, line, column, fixes]), [
    ["missing-dependency", 7, 10, [{ title: "Add ecs:servers:get", safety: "grants-access" }]],
  ]);
  assert.deepEqual([counts, omitted], [{ error: 0, warning: 1, information: 0, hint: 0 }, 0]);
  assert.deepEqual((await valueOf<Linted>("lint_policy", { policy: sound })).findings, []);
  assert.deepEqual((await valueOf<Linted>("lint_policy", { policy: lacking, severity: "error" })).findings, []);
});

test("agents, real catalog: lint_policy applies only fixes that grant nothing", async () => {
  const { fixed } = await valueOf<Linted>("lint_policy", { policy: allow(" ecs:servers:stop"), fix: true });
  assert.deepEqual(fixed, { fixes: 1, text: lacking });
  assert.equal((await valueOf<Linted>("lint_policy", { policy: lacking })).fixed, undefined);
});

test("agents, real catalog: lint_policy reads Terraform and comments if the format says so", async () => {
  const hcl = 'resource "huaweicloud_identity_role" "a" {\n  type   = "XA"\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"] }] })\n}\n';
  assert.deepEqual((await valueOf<Linted>("lint_policy", { policy: hcl, format: "terraform" })).findings.map(({ rule, line }) => [rule, line]), [["missing-dependency", 3]]);
  assert.deepEqual((await valueOf<Linted>("lint_policy", { policy: `// why\n${sound}`, format: "jsonc" })).findings, []);
});

test("agents, real catalog: a text without a policy, a broken one and a huge one", async () => {
  assert.match(await problemOf("lint_policy", { policy: "hello" }), /^The text contains no Huawei Cloud policy/);
  assert.match(await problemOf("explain_policy", { policy: '{"a":1}' }), /^The text contains no Huawei Cloud policy/);
  assert.ok((await valueOf<Linted>("lint_policy", { policy: sound.slice(0, -8) })).findings.length > 0);
  assert.match(await problemOf("lint_policy", { policy: " ".repeat(2_000_000) }), /2000000 characters/);
  const many = await valueOf<Linted>("lint_policy", { policy: allow(...Array.from({ length: 100 }, (_, index) => `ecs servers no${String(index)}`)), limit: 7, fix: true, severity: "hint" });
  assert.deepEqual([many.findings.length, many.omitted], [7, 93]);
});

test("agents, real catalog: explain_policy is Markdown, and counts omitted lines", async () => {
  const { markdown, omittedLines } = await valueOf<{ markdown: string; omittedLines: number }>("explain_policy", { policy: lacking });
  assert.match(markdown, /^# What this policy does\n/);
  assert.match(markdown, /Also needs `ecs:servers:get`/);
  assert.equal(omittedLines, 0);
  const long = await valueOf<{ markdown: string; omittedLines: number }>("explain_policy", { policy: allow(...catalog().actions.slice(0, 900).map(({ name }) => name)) });
  assert.ok(long.omittedLines > 100 && long.markdown.length < 20_000);
});

test("agents, real catalog: needs_of_calls writes the policy, with evidence, and names what it does not know", async () => {
  const calls = "POST https://ecs.cn-north-4.myhuaweicloud.com/v1/0a1b2c/cloudservers/9f8e7d/resize\nGET https://ecs.cn-north-4.myhuaweicloud.com/v9/none\n";
  const { policies, actions, unanswered } = await valueOf<Needs>("needs_of_calls", { calls });
  assert.deepEqual(policies.map(({ scope, policy }) => [scope, policy.Statement[0]?.Action]), [["project", ["ecs:cloudServers:resize"]]]);
  assert.deepEqual(actions[0]?.calls[0]?.line, 1);
  assert.equal(unanswered.length, 1);
  assert.match(unanswered[0]!.call, /\/v9\/none/);
  assert.deepEqual((await valueOf<Needs>("needs_of_calls", { calls, existing: [allow("ecs:*:*")] })).policies, []);
  assert.match(await problemOf("needs_of_calls", { calls, existing: ["{}"] }), /number 1 is not a Huawei Cloud policy/);
  const deny = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:*:*"]},{"Effect":"Deny","Action" ["vpc:vpcs:delete"]}]}';
  for (const [existing, message] of [
    [deny, /number 1: it has syntax errors/],
    [deny.slice(0, 60), /number 1: it has syntax errors/],
    [deny.replace('"Action" ', '"Action": ').replace("1.1", "5.0"), /number 1 is an identity policy \(version 5\.0\)/],
    [deny.replace('"Action" ', '"Actoin": '), /number 1: what the statement in line 1/],
  ] as const) assert.match(await problemOf("needs_of_calls", { calls, existing: [existing] }), message);
  assert.match(await problemOf("needs_of_calls", { calls: "ecs:servers:stop" }), /^No API call was found/);
});

interface Compared {
  summary: Record<string, number>;
  changes: { kind: string; action: string; sensitive: { area: string } | null }[];
  omitted: number;
}
interface Tested {
  passed: number;
  failed: number;
  results: { expectation: string; isPassed: boolean; verdict?: string; reasons: { policy: string; line: number }[] }[];
}

test("agents, real catalog: compare_policies shows what a change grants, the sensitive first", async () => {
  const { summary, changes } = await valueOf<Compared>("compare_policies", { old: [allow("ecs:servers:stop")], new: [allow("ecs:servers:get", "iam:users:createUser", "ecs:servers:STOP")] });
  assert.deepEqual(summary, { gained: 2, widened: 0, changed: 0, narrowed: 0, lost: 0 });
  assert.deepEqual(changes.map(({ kind, action, sensitive }) => [kind, action, sensitive?.area]), [["gained", "iam:users:createUser", "identity"], ["gained", "ecs:servers:get", undefined]]);
  assert.deepEqual((await valueOf<Compared>("compare_policies", { old: [lacking, sound], new: [sound] })).changes, []);
  assert.equal((await valueOf<Compared>("compare_policies", { old: [], new: [lacking] })).summary["gained"], 1);
  assert.deepEqual((await valueOf<Compared>("compare_policies", { old: [lacking], new: [], newAccessOnly: true })).changes, []);
  const all = await valueOf<Compared>("compare_policies", { old: [], new: [allow("*:*:*")], limit: 100 });
  assert.ok(all.omitted > 1000);
});

test("agents, real catalog: compare_policies and test_policies name a text that they cannot read", async () => {
  assert.match(await problemOf("compare_policies", { old: [sound], new: [sound.slice(0, 40)] }), /^new\[0\]: syntax error in line \d+/);
  assert.match(await problemOf("compare_policies", { old: ["{}"], new: [sound] }), /^old\[0\]: there is no Huawei Cloud policy/);
  assert.equal(await problemOf("compare_policies", { old: [], new: [] }), "Neither 'old' nor 'new' contains a policy.");
  assert.equal(await problemOf("test_policies", { policies: [], can: ["ecs:servers:get"] }), "Pass at least one policy as 'policies'.");
  assert.equal(await problemOf("test_policies", { policies: [sound] }), "Pass at least one expectation in 'can' or 'cannot'.");
  assert.match(await problemOf("test_policies", { policies: [sound], can: [""] }), /^The expectations cannot be tested: /);
  assert.match(await problemOf("test_policies", { policies: [sound], can: [{ actoin: "x" }] }), /^The expectations cannot be tested: /);
});

test("agents, real catalog: test_policies says which statement decides", async () => {
  const { passed, failed, results } = await valueOf<Tested>("test_policies", {
    policies: [lacking, allow("vpc:*:get*")], can: ["ecs:servers:stop", "ecs:servers:get"], cannot: ["iam:*:*", { action: "vpc:vpcs:get", because: "no networks" }], needsComplete: true,
  });
  assert.deepEqual([passed, failed], [2, 3]);
  assert.deepEqual(results.map(({ expectation, isPassed, verdict }) => [expectation, isPassed, verdict]), [
    ["can: ecs:servers:get", false, "not-granted"], ["cannot: vpc:vpcs:get", false, "allowed"], ["needs: complete", false, undefined],
    ["can: ecs:servers:stop", true, "allowed"], ["cannot: iam:*:*", true, "not-granted"],
  ]);
  assert.deepEqual(results[1]?.reasons.map(({ policy, line }) => [policy, line]), [["policies[1]", 7]]);
});

test("agents, real catalog: files are named only with folders, and their configuration counts", async () => {
  await withTree({ "a/stop.json": lacking, "a/.huawei-iam.json": '{ "rules": { "missing-dependency": "off" } }', "calls.log": "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\n", "other.json": "{}" }, async (folder) => {
    const all = tools("en", [folder]);
    assert.deepEqual((await valueOf<Linted>("lint_policy", { file: "a/stop.json" }, all)).findings, []);
    assert.equal((await valueOf<Compared>("compare_policies", { oldFiles: ["a/stop.json"], new: [sound] }, all)).summary["gained"], 1);
    assert.equal((await valueOf<Tested>("test_policies", { policyFiles: ["a/stop.json"], cannot: ["iam:*:*"] }, all)).passed, 1);
    assert.match(await problemOf("test_policies", { policyFiles: ["../x.json"], cannot: ["iam:*:*"] }, all), /in the folders/);
    assert.match(await problemOf("lint_policy", { file: "../x.json" }, all), /^There is no file '\.\.\/x\.json' in the folders/);
    assert.equal(await problemOf("lint_policy", {}, all), "Pass either 'policy' or 'file'.");
    assert.equal(await problemOf("lint_policy", { file: "a/stop.json", policy: sound }, all), "Pass either 'policy' or 'file'.");
    assert.equal((await valueOf<Needs>("needs_of_calls", { file: "calls.log" }, all)).actions[0]?.action, "vpc:vpcs:list");
    const { files } = await valueOf<{ files: object[] }>("list_policies", {}, all);
    assert.deepEqual(files, [{ file: "a/stop.json", policies: 1, error: 0, warning: 0, information: 0, hint: 1 }]);
  });
});

test("agents, real catalog: a cancelled list ends early", async () => {
  await withTree(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${String(index)}.json`, lacking])), async (folder) => {
    const cancel = new AbortController();
    const run = tools("en", [folder]).find(({ name }) => name === "list_policies")!.run({}, cancel.signal);
    cancel.abort();
    await assert.rejects(run, { name: "AbortError" });
  });
});

test("agents, real catalog: no text makes a tool throw", async () => {
  const all = tools();
  const piece = fc.oneof(fc.string(), fc.constantFrom("{", "}", "[", "]", '"Statement"', '"Version": "1.1"', '"Action":', "ecs:*:*", "GET /v1/", "curl ", "\n", "\0", "\ud800", "…"));
  await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")), async (text) => {
    for (const [name, key] of [["find_actions", "query"], ["look_up_action", "action"], ["lint_policy", "policy"], ["explain_policy", "policy"], ["needs_of_calls", "calls"]] as const) {
      if (text !== "") await ask(name, { [key]: text }, all);
    }
  }), { numRuns: 60 });
});
