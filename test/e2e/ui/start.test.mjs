// npm start from the user's point of view: findings on the terminal, an address that opens, and an end that leaves
// nothing behind.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { request } from "node:http";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { until, steps } from "../../../scripts/editors/page.mjs";
import { chooseHost } from "../../../scripts/editors/programs.mjs";
import { openPage } from "../../../scripts/editors/workbench.mjs";

const project = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

/** Runs the start script; `text()` is its output so far. */
function start(...args) {
  const child = spawn(process.execPath, ["scripts/start.mjs", "--lang", "en", ...args], { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  child.stdout.on("data", (chunk) => { text += chunk; });
  child.stderr.on("data", (chunk) => { text += chunk; });
  const exit = new Promise((done) => { child.once("close", done); });
  return { child, exit, text: () => text };
}

const statusOf = (port, headers) => new Promise((done, reject) => {
  request({ host: "127.0.0.1", port, path: "/", headers }, (answer) => { answer.resume(); done(answer.statusCode); }).on("error", reject).end();
});

test("--check shows the findings in the requested language, and ends", async () => {
  const english = start("--check");
  assert.equal(await english.exit, 0, english.text());
  assert.match(english.text(), /stop-servers\.json\n +7:10 +warning .*ecs:servers:get.*\[missing-dependency\]\n +fix: Add ecs:servers:get\n/);
  assert.match(english.text(), /aws-policy\.json\n +nothing\n/);
  const chinese = start("--check", "--lang", "zh");
  assert.equal(await chinese.exit, 0, chinese.text());
  assert.match(chinese.text(), /警告.*ecs:servers:get.*\n +修复：添加 ecs:servers:get\n/);
});

test("an invalid option leads to a plain error message", async () => {
  for (const [args, sentence] of [[["--nonsense"], /"--nonsense" is not an option/], [["--port", "x"], /"x" is not a port number/], [["--lang", "fr"], /"--lang fr" is not an option/]]) {
    const run = start(...args);
    assert.equal(await run.exit, 1);
    assert.match(run.text(), sentence);
    assert.doesNotMatch(run.text(), /\n +at /);
  }
});

// The embedded editor is the one for machines without a desktop VS Code.
if (chooseHost() === "server") {
  let run, port;
  before(async () => {
    port = await freePort();
    run = start("--no-open", "--port", String(port));
    await until("the address", () => run.text().includes(`http://127.0.0.1:${port}/`) && run.text().includes("Ctrl-C"));
  });
  after(() => run.child.kill("SIGKILL"));

  test("the address opens examples/ with the extension", async () => {
    const { page, close } = await openPage();
    try {
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.locator(".squiggly-warning").first().waitFor();
      await page.locator(".explorer-folders-view .monaco-list-row").filter({ hasText: "stop-servers.json" }).waitFor();
      await steps(page).shot("start");
    } finally {
      await close();
    }
  });

  test("pages from other sites are kept out", async () => {
    assert.equal(await statusOf(port, {}), 302);
    assert.equal(await statusOf(port, { Origin: "http://elsewhere.example" }), 403);
    assert.equal(await statusOf(port, { Host: "elsewhere.example" }), 403);
    const upgrade = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==" };
    assert.equal(await statusOf(port, { ...upgrade, Origin: "http://elsewhere.example" }), 403);
  });

  test("a used port is reported with the next step", async () => {
    const second = start("--no-open", "--port", String(port));
    assert.equal(await second.exit, 1);
    assert.match(second.text(), new RegExp(`Port ${port} is in use. Choose another one: npm start -- --port ${port + 1}`));
  });

  test("Ctrl-C stops everything", async () => {
    run.child.kill("SIGINT");
    assert.equal(await run.exit, 0);
    assert.match(run.text(), /Stopped\./);
    await assert.rejects(statusOf(port, {}), { code: "ECONNREFUSED" });
  });
}
