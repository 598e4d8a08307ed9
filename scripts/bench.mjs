// npm run bench: response times as ratios of an unavoidable minimum, all measured in the same run.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { measureCatalog } from "./bench/catalog.mjs";
import { startClient } from "./bench/client.mjs";
import { measureDiff } from "./bench/diff.mjs";
import { measureLog } from "./bench/log.mjs";
import { measureTerraform } from "./bench/terraform.mjs";
import { otherOf, policyOf } from "./bench/texts.mjs";
import { measureWorkspace } from "./bench/workspace.mjs";

const { parseTree } = createRequire(import.meta.url)("jsonc-parser");

/** The delay before a check in server/src/lsp/state/debounce.ts. */
const rest = 50;
const rounds = { small: 60, large: 15 };

const build = spawnSync(process.execPath, ["esbuild.mjs"], { stdio: "inherit" });
if (build.status !== 0) process.exit(build.status ?? 1);

const server = await startClient("dist/server.js", "--stdio");
const echo = await startClient("scripts/bench/echo.mjs", "--stdio");
const names = await knownNames();
const subjects = [
  { name: "policy, 6 KB", text: policyOf(names.slice(0, 140), 6 * 1024), rounds: rounds.small },
  { name: "policy, 1 MB", text: policyOf(names, 1024 * 1024), rounds: rounds.large },
  { name: "other JSON, 1 MB", text: otherOf(1024 * 1024), rounds: rounds.large },
];

console.log(`Medians, in milliseconds; Node ${process.version}, ${process.platform} ${process.arch}.\n`);
console.log("| text | what | server | echo | parse | server / echo | server / parse |");
console.log("|---|---|--:|--:|--:|--:|--:|");
for (const subject of subjects) await measure(subject);
console.log(`
- **server**: the built dist/server.js in a separate process, over --stdio, until the client has read its answer.
- **echo**: a process with the same connection library and the same documents, which answers with a prepared copy
  of the server's answer. It shows the cost of transport and JSON.
- **parse**: jsonc-parser's parseTree alone on the same text, in this process, without any transport.
- **completion**, **hover**: a character is typed (an incremental change), then the request is sent: the server must read
  the new text first. The time is that of both.
- **open to diagnostics**: from didOpen with the whole text to the diagnostics of that version. It includes no delay.
- **keystroke to diagnostics**: from an incremental change to the diagnostics of that version, less the delay of ${rest} ms
  while the author types. Timers fire a millisecond or two late, which counts against the server. The
  echo is the one of the row above: it sends the same diagnostics.`);
await Promise.all([server.stop(), echo.stop()]);
await measureCatalog();
await measureWorkspace(names);
await measureDiff(names);
await measureTerraform(names);
measureLog();

async function knownNames() {
  const { uri } = await server.open('{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [""] }] }');
  const { items } = await server.ask("textDocument/completion", uri, { line: 0, character: 67 });
  await server.close(uri);
  return items.map(({ label }) => label);
}

async function measure({ name, text, rounds: count }) {
  const parse = await median(count, () => timed(() => parseTree(text, [], { allowTrailingComma: true })));
  const line = Math.min(8, text.split("\n").length - 1);
  const position = { line, character: 12 };
  const one = await server.open(text);
  await echo.tell("echo/learn", { method: "textDocument/publishDiagnostics", answer: { diagnostics: one.diagnostics.diagnostics } });
  const other = await echo.open(text);
  for (const request of ["completion", "hover"]) {
    const method = `textDocument/${request}`;
    const answer = await server.ask(method, one.uri, position);
    await echo.tell("echo/learn", { method, answer });
    const times = [];
    for (const [client, uri] of [[server, one.uri], [echo, other.uri]]) {
      times.push(await median(count, () => timed(async () => {
        await client.type(uri, { line: 0, character: 0 });
        await client.ask(method, uri, position);
      })));
    }
    row(name, `${request} (${size(answer)})`, ...times, parse);
  }
  const opened = [];
  for (const client of [server, echo]) {
    opened.push(await median(count, async () => {
      const { uri, milliseconds } = await client.open(text);
      await client.close(uri);
      return milliseconds;
    }));
  }
  const found = `${one.diagnostics.diagnostics.length} findings, ${size(one.diagnostics)}`;
  row(name, `open to diagnostics (${found})`, ...opened, parse);
  const typed = await median(Math.min(count, 15), () => timed(async () => {
    const version = await server.type(one.uri, { line: 0, character: 0 });
    await server.published(one.uri, version);
  }));
  row(name, "keystroke to diagnostics", Math.max(typed - rest, 0), opened[1], parse);
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function median(count, measureOnce) {
  for (let warm = 0; warm < 5; warm++) await measureOnce();
  const times = [];
  for (let round = 0; round < count; round++) times.push(await measureOnce());
  return times.sort((a, b) => a - b)[count >> 1];
}

function row(text, what, own, bare, parse) {
  const cells = [text, what, own.toFixed(2), bare.toFixed(2), parse.toFixed(2), `${(own / bare).toFixed(1)} x`, `${(own / parse).toFixed(1)} x`];
  console.log(`| ${cells.join(" | ")} |`);
}

function size(answer) {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  return bytes < 10_240 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`;
}
