import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
} from "vscode-languageserver/node";
import { codeCacheIn } from "../../client/src/code-cache.js";

test("code cache: a folder of its own for each version, and those of other versions are removed", () => {
  const storage = mkdtempSync(join(tmpdir(), "code-cache-"));
  try {
    const { NODE_COMPILE_CACHE: folder } = codeCacheIn(join(storage, "missing"), "1.0.0");
    assert.equal(existsSync(folder), false);
    for (const version of ["1.0.0", "1.1.0"]) mkdirSync(join(storage, "code-cache", version, "x"), { recursive: true });
    writeFileSync(join(storage, "other"), "");
    const { NODE_COMPILE_CACHE: now } = codeCacheIn(storage, "1.1.0");
    assert.equal(now, join(storage, "code-cache", "1.1.0"));
    assert.deepEqual(readdirSync(join(storage, "code-cache")), ["1.1.0"]);
    assert.ok(existsSync(join(now, "x")) && existsSync(join(storage, "other")));
  } finally {
    rmSync(storage, { recursive: true });
  }
});

test("code cache: the server starts without a cache, with one, with a broken one, and where it cannot write", async () => {
  const storage = mkdtempSync(join(tmpdir(), "code-cache-"));
  try {
    const { NODE_COMPILE_CACHE: folder } = codeCacheIn(storage, "1.0.0");
    await startAndStop(folder);
    await startAndStop(folder);
    const files = existsSync(folder) ? filesIn(folder) : [];
    assert.equal(files.length > 0, "enableCompileCache" in module, "only Node 22.1 and newer keeps a cache");
    for (const file of files) {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(7, bytes.length >> 1));
    }
    await startAndStop(folder);
    for (const file of files) writeFileSync(file, "");
    await startAndStop(folder);
    writeFileSync(join(storage, "file"), "");
    await startAndStop(join(storage, "file"));
  } finally {
    rmSync(storage, { recursive: true });
  }
});

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Starts the server as VS Code does, asks it for its name, and ends it. */
async function startAndStop(cache: string): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ["dist/server.js", "--node-ipc"], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  assert.equal(serverInfo.name, "huawei-iam");
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  assert.equal(await ended, 0);
  connection.dispose();
}
