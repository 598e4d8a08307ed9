// A workspace of many files: the cost of a check compared with reading the files, and the response time of other
// requests meanwhile.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { otherOf, policyOf } from "./texts.mjs";

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)("vscode-languageserver/node");

const count = 10_000;
const policyEvery = 20;

/** Measures the built server in a folder of ten thousand JSON files, every twentieth of them a policy. */
export async function measureWorkspace(names) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const child = spawn(process.execPath, ["dist/server.js", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  try {
    const texts = [policyOf(names.slice(0, 20), 600), otherOf(6000)];
    for (let index = 0; index < count; index++) {
      const place = join(folder, String(index % 100));
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${index}.json`), texts[index % policyEvery === 0 ? 0 : 1]);
    }
    const bare = await timed(() => {
      for (const name of readdirSync(folder, { recursive: true }).filter((one) => one.endsWith(".json"))) JSON.parse(readFileSync(join(folder, name), "utf8"));
    });
    connection.listen();
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
    await connection.sendNotification("initialized", {});
    const uri = `${pathToFileURL(folder).href}/open.json`;
    await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "json", version: 1, text: texts[0] } });
    const [line] = texts[0].split("\n").flatMap((row, index) => (row.includes(names[0]) ? [index] : []));
    const ask = (method, rest = {}) =>
      connection.sendRequest(method, { textDocument: { uri }, position: { line, character: 12 }, ...rest });
    const alone = await timed(() => ask("textDocument/hover"));
    const before = memory(child.pid);
    let slowest = 0;
    let isDone = false;
    const checked = timed(async () => {
      await connection.sendRequest("workspace/executeCommand", { command: "huaweiIam.checkWorkspace" });
      isDone = true;
    });
    while (!isDone) slowest = Math.max(slowest, await timed(() => ask("textDocument/hover")));
    const check = await checked;
    const references = await timed(() => ask("textDocument/references", { context: { includeDeclaration: true } }));
    console.log(`
| ${count.toLocaleString("en")} files, ${count / policyEvery} policies | milliseconds | over reading and JSON.parse |
|---|--:|--:|
| reading and JSON.parse | ${bare.toFixed(0)} | 1.0 x |
| Check All Policies in Workspace | ${check.toFixed(0)} | ${(check / bare).toFixed(1)} x |
| references of an action, each file read | ${references.toFixed(0)} | ${(references / bare).toFixed(1)} x |
| a hover alone, the slowest one during the check | ${alone.toFixed(0)}, ${slowest.toFixed(0)} | |
${before === undefined ? "" : `\nThe server takes ${before} MB before it and ${memory(child.pid)} MB after it.`}`);
  } finally {
    connection.dispose();
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Megabytes; `undefined` if the system does not provide it. */
function memory(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
  } catch {
    return undefined;
  }
}
