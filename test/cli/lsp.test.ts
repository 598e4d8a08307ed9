import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { huaweiIam, runHere } from "./support.js";

const said = async (...args: string[]) => {
  const { code, out, err } = await runHere(["lsp", ...args]);
  assert.deepEqual([code, out], [2, ""], args.join(" "));
  return err;
};

/** What an editor asks first and last; returns the name of the server. */
async function visit(client: MessageConnection): Promise<string> {
  client.listen();
  const { serverInfo } = await client.sendRequest<{ serverInfo: { name: string } }>("initialize", { processId: null, rootUri: null, capabilities: {} });
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  return serverInfo.name;
}

test("lsp: wrong options lead to one sentence", async () => {
  assert.equal(await said("policy.json"), "huawei-iam: Unexpected argument 'policy.json': this command takes no files; the editor opens them.\n");
  assert.equal(await said("--stdio", "--pipe=x"), "huawei-iam: --stdio and --pipe exclude each other.\n");
  assert.equal(await said("--socket", "99999"), "huawei-iam: --socket takes a port from 1 to 65535, not \"99999\".\n");
  assert.equal(await said("--stdoi"), "huawei-iam: Unknown option --stdoi. Did you mean --stdio?\n");
  assert.match((await huaweiIam(["lsp", "--node-ipc"])).err, /IPC channel/);
});

for (const args of [["lsp", "--stdio"], ["lsp"]]) {
  test(`lsp: over standard input and output with '${args.join(" ")}'`, async () => {
    const child = spawn(process.execPath, ["dist/cli.js", ...args], { stdio: ["pipe", "pipe", "inherit"] });
    const ended = once(child, "exit");
    assert.equal(await visit(createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))), "huawei-iam");
    assert.deepEqual(await ended, [0, null]);
  });
}

test("lsp: over a socket", async () => {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as { port: number };
  const child = spawn(process.execPath, ["dist/cli.js", "lsp", "--socket", String(port)], { stdio: "inherit" });
  const ended = once(child, "exit");
  const [socket] = await once(listener, "connection") as [Socket];
  assert.equal(await visit(createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket))), "huawei-iam");
  assert.deepEqual(await ended, [0, null]);
  socket.destroy();
  listener.close();
});
