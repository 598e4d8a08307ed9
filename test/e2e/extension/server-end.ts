// What happens when the server ends. Only on Node, where the server is a process.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as vscode from "vscode";
import type { Api } from "../../../client/src/start.js";
import { extension, findingsWith, policyOf, type Tests, until, withPolicy } from "./steps.js";

const missing = (document: vscode.TextDocument) => findingsWith(document, "missing-dependency");
const client = () => (extension().exports as Api).client;

/** The servers that this extension host has started. */
function servers(): number[] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => Number(found?.[2]) === process.pid && /[\\/]dist[\\/]server\.js/.test(found?.[3] ?? ""))
    .map((found) => Number(found![1]));
}

/** The states of a client, by the numbers of the library. */
const states = { stopped: 1, running: 2 } as const;

/** Ends the server as a crash does, and waits until the client has reached a state. A restart begins at once. */
async function endServer(then: keyof typeof states): Promise<void> {
  const running = client();
  assert.ok(running);
  assert.ok(running.isRunning(), "the server runs");
  // An earlier server that was asked to end may still run.
  await until("a single server", () => servers().length === 1);
  const [ended] = servers();
  assert.ok(ended !== undefined);
  const seen: number[] = [];
  const listening = running.onDidChangeState(({ newState }) => seen.push(newState));
  process.kill(ended, "SIGKILL");
  await until(`a client that is ${then}`, () => seen.at(-1) === states[then]);
  listening.dispose();
}

export const serverEndTests: Tests = {
  "a server that ended starts again and has the text that was not saved": () =>
    withPolicy(policyOf("ecs:servers:stop"), async (document) => {
      await until("a finding", () => missing(document).length === 1);
      const edit = new vscode.WorkspaceEdit();
      const end = document.positionAt(document.getText().indexOf('"ecs:servers:stop"') + '"ecs:servers:stop"'.length);
      edit.insert(document.uri, end, ',\n        "ecs:servers:lock"');
      assert.ok(await vscode.workspace.applyEdit(edit));
      await until("two findings", () => missing(document).length === 2);
      await endServer("running");
      const again = new vscode.WorkspaceEdit();
      again.insert(document.uri, end, ',\n        "ecs:servers:reboot"');
      assert.ok(await vscode.workspace.applyEdit(again));
      await until("three findings", () => missing(document).length === 3);
    }),
  "a server that ends while messages are sent to it starts again": () =>
    withPolicy(policyOf("ecs:servers:stop"), async (document) => {
      await until("a finding", () => missing(document).length === 1);
      const running = client();
      assert.ok(running);
      let failed = 0;
      const sending = (async () => {
        // The server ignores this notification, as the protocol says for names like this.
        for (; failed < 10; await new Promise(setImmediate)) await running.sendNotification("$/none").catch(() => failed++);
      })();
      await endServer("running");
      failed = 10;
      await sending;
    }),
  "after five ends the server is not started again until the author asks for it": () =>
    withPolicy(policyOf("ecs:servers:stop"), async (document) => {
      await vscode.commands.executeCommand("huaweiIam.restartServer");
      for (let end = 1; end < 5; end++) await endServer("running");
      await endServer("stopped");
      assert.deepEqual(servers(), []);
      await vscode.commands.executeCommand("huaweiIam.restartServer");
      await until("a finding", () => missing(document).length === 1);
    }),
};
