import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { huaweiIam, lacking, runHere, withTree } from "../cli/support.js";
import { agentTools } from "../../server/src/agents/tools/index.js";
import { errorOf, type McpClient, resultOf, withMcp } from "../support/mcp.js";

const withServer = (args: readonly string[], work: (client: McpClient) => Promise<void>) =>
  withMcp(process.execPath, [resolve("dist/cli.js"), "mcp", ...args], work);

test("mcp: the server names itself, its version and how to use it", async () => {
  await withServer([], (client) => {
    assert.equal(client.getServerVersion()?.name, "huawei-iam");
    assert.match(client.getServerVersion()?.version ?? "", /^\d+\.\d+\.\d+$/);
    assert.match(client.getInstructions() ?? "", /Do not guess action names/);
    return Promise.resolve();
  });
  await withServer(["--lang", "zh"], async (client) => {
    assert.match(client.getInstructions() ?? "", /不要猜测授权项名称/);
    assert.equal((await client.listTools()).tools[0]?.title, "查询授权项");
  });
});

test("mcp: every tool says that it only reads, and has schemas of objects", async () => {
  await withServer([], async (client) => {
    const { tools } = await client.listTools();
    assert.ok(tools.length >= 5);
    for (const { name, annotations, inputSchema, outputSchema, description } of tools) {
      assert.deepEqual({ ...annotations, title: "" }, { title: "", readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }, name);
      assert.deepEqual([inputSchema.type, outputSchema?.type], ["object", "object"], name);
      assert.ok((description ?? "").length > 50, name);
    }
  });
});

test("mcp: an answer is structured, conforms to its schema and is repeated as text", async () => {
  await withServer([], async (client) => {
    await client.listTools(); // From now on, the client checks answers by the schemas.
    for (const [name, args] of [
      ["find_actions", { query: "重启" }], ["look_up_action", { action: "ecs:servers:stop" }], ["lint_policy", { policy: lacking, fix: true }],
      ["explain_policy", { policy: lacking }], ["needs_of_calls", { calls: "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs" }],
    ] as const) {
      const { structuredContent, text, isError } = await resultOf(client, name, args);
      assert.equal(isError, false, text);
      assert.deepEqual(JSON.parse(text), structuredContent, name);
    }
  });
});

test("mcp: wrong arguments are an error that the agent can correct; an unknown tool is an error of the protocol", async () => {
  await withServer([], async (client) => {
    for (const [name, args, reason] of [
      ["find_actions", { query: 5 }, /^'query' must be of the type string\.$/], ["find_actions", {}, /^The argument 'query' is missing\.$/],
      ["find_actions", { query: "x", limit: 0 }, /^'limit' must be at least 1\.$/], ["find_actions", { query: "" }, /^'query' must have at least 1 characters?\.$/],
      ["find_actions", { query: "x", limti: 1 }, /^There is no argument 'limti'\. The arguments are query, limit\.$/],
      ["lint_policy", { policy: { Version: "1.1" } }, /^'policy' must be of the type string\.$/],
      ["lint_policy", { policy: lacking, format: "yaml" }, /^'format' must be one of json, jsonc, terraform\.$/],
      ["lint_policy", { file: "a.json" }, /^The argument 'policy' is missing\.$/], ["needs_of_calls", { calls: null }, /^'calls' must be of the type string\.$/],
    ] as const) {
      const { text, isError } = await resultOf(client, name, args);
      assert.equal(isError, true, name);
      assert.match(text, reason);
    }
    assert.match(await errorOf(client, "write_policy", {}), /Unknown tool: write_policy/);
    assert.match(await errorOf(client, "list_policies", {}), /Unknown tool/, "no folder was given");
    assert.equal((await resultOf(client, "find_actions", { query: "重启" })).isError, false, "the server goes on");
  });
});

test("mcp: a huge text is an error, and the server goes on", async () => {
  await withServer([], async (client) => {
    for (const [size, said] of [[8_000_000, /8000000 characters/], [16_000_000, /./]] as const) {
      const { text, isError } = await resultOf(client, "lint_policy", { policy: " ".repeat(size) });
      assert.deepEqual([isError, said.test(text)], [true, true], text.slice(0, 200));
    }
    assert.equal((await resultOf(client, "lint_policy", { policy: lacking })).isError, false);
  });
});

test("mcp: a cancelled request gets no answer, and the server goes on", async () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${String(index)}.json`, lacking]));
  await withTree(many, async (folder) => {
    await withServer(["--folder", folder], async (client) => {
      const cancel = new AbortController();
      const call = client.callTool({ name: "list_policies", arguments: {} }, undefined, { signal: cancel.signal });
      cancel.abort("not needed");
      await assert.rejects(call, /not needed/);
      assert.equal((await resultOf(client, "find_actions", { query: "重启" })).isError, false);
    });
  });
});

test("mcp: only files in the given folders are read", async () => {
  await withTree({ "secret.json": lacking, "my policies/stop.json": lacking }, async (folder) => {
    const inside = join(folder, "my policies");
    symlinkSync(join(folder, "secret.json"), join(inside, "link.json"));
    await withServer(["--folder", inside], async (client) => {
      assert.equal((await resultOf(client, "lint_policy", { file: "stop.json" })).isError, false);
      for (const file of ["../secret.json", "link.json", join(folder, "secret.json")]) {
        const { text, isError } = await resultOf(client, "lint_policy", { file });
        assert.deepEqual([isError, text.startsWith("There is no file")], [true, true], text);
      }
    });
  });
});

test("mcp: lines that are no messages are logged, and the end of the input ends the server", async () => {
  const child = spawn(process.execPath, ["dist/cli.js", "mcp", "--lang", "en"], { stdio: ["pipe", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const initialize = { jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } } };
  child.stdin.end(`hello\n{"jsonrpc":"2.0"}\n${JSON.stringify(initialize)}\n`);
  assert.deepEqual(await once(child, "close"), [0, null]);
  assert.equal((JSON.parse(out) as { id: number }).id, 1);
  assert.match(err, /^huawei-iam mcp: /);
});

test("mcp: the extension's bundle serves the same tools, with the options of the extension", async () => {
  await withTree({ "stop.json": lacking }, async (folder) => {
    const options = JSON.stringify({ language: "zh", folders: [folder, join(folder, "deleted")], edition: "otc" });
    await withMcp(process.execPath, [resolve("dist/server.js"), "mcp", options], async (client) => {
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map(({ name }) => name), agentTools.map(({ name }) => name));
      assert.equal(tools[0]?.title, "查询授权项");
      const { text } = await resultOf(client, "lint_policy", { file: "stop.json" });
      assert.match(text, /"edition":"otc"/);
    });
    await withMcp(process.execPath, [resolve("dist/server.js"), "mcp", '{"language":"en","folders":[],"edition":"huaweicloud","overlay":"missing.json"}'], async (client) => {
      assert.ok((await client.listTools()).tools.every(({ name }) => name !== "list_policies"));
      assert.equal((await resultOf(client, "find_actions", { query: "重启" })).isError, false, "an overlay that cannot be read is left out");
    });
  });
});

test("mcp: wrong options lead to one sentence", async () => {
  const said = async (...args: string[]) => {
    const { code, out, err } = await runHere(["mcp", ...args]);
    assert.deepEqual([code, out], [2, ""]);
    return err;
  };
  assert.equal(await said("policies"), "huawei-iam: Unexpected argument 'policies'. A folder that the agent may read is given as --folder policies.\n");
  assert.equal(await said("--folder", "no/such"), "huawei-iam: --folder no/such: there is no such folder.\n");
  assert.equal(await said("--folder", "package.json"), "huawei-iam: --folder package.json: there is no such folder.\n");
  assert.match(await said("--overlay", "missing.json"), /cannot be read/);
  assert.equal((await huaweiIam(["mcp"])).code, 0, "an input that is already closed");
});
