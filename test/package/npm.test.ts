import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { agentTools } from "../../server/src/agents/tools/index.js";
import { lacking, sound } from "../cli/support.js";
import { resultOf, withMcp } from "../support/mcp.js";

const execute = promisify(execFile);
const isWindows = process.platform === "win32";
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };

/** A new project with the package in it, and nothing of the repository near it. */
const folder = mkdtempSync(join(tmpdir(), "npm package "));
const project = join(folder, "my project");
const installed = join(project, "node_modules/huawei-iam");
const command = join(project, "node_modules/.bin", isWindows ? "huawei-iam.cmd" : "huawei-iam");

/** Runs a program to its end. */
async function outcome(file: string, args: readonly string[], cwd = project) {
  const env = { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8" };
  const wait = execute(isWindows ? `"${file}"` : file, [...args], { cwd, env, shell: isWindows });
  return wait.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code, out: error.stdout, err: error.stderr,
    }),
  );
}

before(async () => {
  await execute(process.execPath, ["scripts/npm-package.mjs", "--out", folder]);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "private": true }\n');
  writeFileSync(join(project, "stop.json"), lacking);
  const made = await outcome("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, `huawei-iam-${version}.tgz`)]);
  assert.equal(made.code, 0, made.err);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("npm package: holds the two programs, the catalog once, the pages of the rules, and nothing else", () => {
  const files = readdirSync(installed, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(installed, name)).isFile() && !name.startsWith("docs/rules/"));
  assert.deepEqual(files.sort(), ["LICENSE", "NOTICE", "README.md", "README.zh-CN.md", "dist/catalog.js", "dist/catalog.txt", "dist/cli.js", "dist/mcp.js", "dist/server.js", "dist/terraform-apis.js", "dist/terraform-apis.txt", "package.json"]);
  assert.deepEqual(readdirSync(join(installed, "docs/rules")).sort(), readdirSync("docs/rules").sort());
  const { size } = statSync(join(folder, `huawei-iam-${version}.tgz`));
  assert.ok(size < 1.5 * 1024 * 1024, String(size));
});

test("npm package: installs nothing else and runs nothing when it is installed", () => {
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Record<string, unknown>;
  assert.deepEqual(Object.keys(manifest).filter((key) => /dependencies|scripts|private|hooks/i.test(key)), []);
  assert.deepEqual([manifest["name"], manifest["version"], manifest["license"], manifest["engines"]], ["huawei-iam", version, "MIT", { node: ">=20.19.0" }]);
  assert.deepEqual(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith(".")), ["huawei-iam"]);
});

test("npm package: its README has the same commands in both languages, and each of them exists", async () => {
  const read = (name: string) => readFileSync(join(installed, name), "utf8");
  const rows = (text: string) => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name!);
  assert.deepEqual(rows(read("README.md")), rows(read("README.zh-CN.md")));
  const { out } = await outcome(command, ["--help"]);
  const commands = [...out.split("Options")[0]!.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*(?: import)?) {2,}/gm)].map(([, name]) => name!);
  assert.deepEqual(rows(read("README.md")).sort(), commands.sort());
});

test("npm package: the command line works in an empty project", async () => {
  assert.deepEqual(await outcome(command, ["--version"]), { code: 0, out: `huawei-iam ${version}\n`, err: "" });
  const lint = await outcome(command, ["lint", "."]);
  assert.equal(lint.code, 1);
  assert.match(lint.out, /^stop\.json\n {2}7:10 +warning +'ecs:servers:stop' also needs ecs:servers:get/);
  assert.match((await outcome(command, ["find", "重启"])).out, /ecs:servers:reboot/);
  assert.match((await outcome(command, ["explain", "stop.json", "--lang", "zh"])).out, /ecs:servers:stop/);
});

test("npm package: the calls of the Terraform provider are in it", async () => {
  writeFileSync(join(project, "main.tf"), 'resource "huaweicloud_vpc" "main" {\n  name = "a"\n}\n');
  const { out, err } = await outcome(command, ["needs", ".", "--scope", "project"]);
  assert.match(out, /"vpc:vpcs:create"/, err);
  rmSync(join(project, "main.tf"));
});

test("npm package: npx runs it as the README says", async () => {
  const { code, out } = await outcome("npx", ["--offline", "huawei-iam", "lint", "."]);
  assert.equal(code, 1);
  assert.match(out, /1 warning\.\n$/);
});

test("npm package: the language server answers an editor, and its findings link to the pages of the package", async () => {
  const child = spawn(isWindows ? `"${command}"` : command, ["lsp", "--stdio"], { cwd: project, shell: isWindows, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("exit", done));
  const client = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Promise<{ diagnostics: { message: string; codeDescription?: { href: string } }[] }>((done) => {
    client.onNotification("textDocument/publishDiagnostics", done);
  });
  client.listen();
  const capabilities = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
  const { serverInfo } = await client.sendRequest<{ serverInfo: object }>("initialize", { processId: process.pid, rootUri: pathToFileURL(project).href, capabilities });
  assert.deepEqual(serverInfo, { name: "huawei-iam", version });
  await client.sendNotification("initialized", {});
  const uri = pathToFileURL(join(project, "stop.json")).href;
  await client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "json", version: 1, text: lacking } });
  const [finding] = (await published).diagnostics;
  assert.match(finding!.message, /ecs:servers:get/);
  assert.match(finding!.codeDescription?.href ?? "", /node_modules\/huawei-iam\/docs\/rules\/missing-dependency\.md$/);
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  assert.equal(await ended, 0);
  client.dispose();
});

test("npm package: the other commands load neither the language server nor the server for agents", async () => {
  const others = ["server.js", "mcp.js"].map((name) => join(installed, "dist", name));
  for (const path of others) renameSync(path, `${path}.away`);
  assert.equal((await outcome(command, ["lint", "stop.json"])).code, 1);
  for (const path of others) renameSync(`${path}.away`, path);
});

test("npm package: an agent gets its tools, and reads only the given folder", { skip: isWindows }, async () => {
  await withMcp(command, ["mcp", "--folder", project], async (client) => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name), agentTools.map(({ name }) => name));
    assert.match((await resultOf(client, "find_actions", { query: "重启" })).text, /ecs:servers:reboot/);
    assert.match((await resultOf(client, "lint_policy", { file: "stop.json" })).text, /missing-dependency/);
    assert.equal((await resultOf(client, "lint_policy", { file: `../huawei-iam-${version}.tgz` })).isError, true);
  }, folder);
});

test("npm package: a policy from standard input", async () => {
  const child = spawn(isWindows ? `"${command}"` : command, ["lint", "-"], { cwd: project, shell: isWindows, stdio: ["pipe", "ignore", "ignore"] });
  child.stdin.end(sound);
  assert.equal(await new Promise((done) => child.once("exit", done)), 0);
});
