// Policies in Terraform files compared with the same policies in JSON, and Terraform files without a policy compared
// with reading them.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { startClient } from "../support/client.mjs";
import { knownNames, policyOf } from "../support/texts.mjs";

const rounds = { small: 40, large: 5 };
const files = 1300;

/** Measures the built server and command line. */
export async function measureTerraform() {
  const server = await startClient("dist/server.js");
  console.log("\n| policy | notation | what | milliseconds | over JSON |\n|---|---|---|--:|--:|");
  for (const [size, bytes, count] of [["6 KB", 6 * 1024, rounds.small], ["1 MB", 1024 * 1024, rounds.large]]) {
    const json = policyOf(bytes > 10_000 ? knownNames : knownNames.slice(0, 140), bytes);
    const all = Object.entries(notations).map(([name, [ending, print]]) => ({ name, ending, text: print(json) }));
    const times = await measure(server, all, knownNames[1], count);
    for (const what of ["open to diagnostics", "hover", "completion"])
      for (const { name } of all)
        console.log(`| ${size} | ${name} | ${what} | ${times[name][what].toFixed(1)} | ${(times[name][what] / times.JSON[what]).toFixed(1)} x |`);
  }
  await server.stop();
  await measureOthers();
}

const sequences = (text) => text.replace(/[$%](?=\{)/g, "$&$&");
const role = (value) => `resource "huaweicloud_identity_role" "r" {\n  name   = "r"\n  type   = "XA"\n  policy = ${value}\n}\n`;
const notations = {
  JSON: ["json", (json) => json],
  object: ["tf", (json) => role(`jsonencode(${json.replace(/"(Version|Statement|Effect|Action)":/g, "$1 =")})`)],
  heredoc: ["tf", (json) => role(`<<EOF\n${sequences(json)}EOF`)],
  quoted: ["tf", (json) => role(sequences(JSON.stringify(json)))],
  blocks: ["tf", (json) => `resource "opentelekomcloud_identity_role_v3" "r" {\n${JSON.parse(json).Statement.map(({ Action }) => `  statement {\n    effect = "Allow"\n    action = [\n${Action.map((name) => `      "${name}",`).join("\n")}\n    ]\n  }\n`).join("\n")}}\n`],
  "string of a JSON file": ["tf.json", (json) => JSON.stringify({ resource: { huaweicloud_identity_role: { r: { policy: sequences(json) } } } }, undefined, 2)],
};

/** Medians; the notations take turns, so that all have the same conditions. */
async function measure(server, all, name, count) {
  const samples = Object.fromEntries(all.map((one) => [one.name, {}]));
  for (let round = -2; round < count; round++) {
    for (const { name: notation, ending, text } of all) {
      const { uri, milliseconds } = await server.opened(text, ending);
      const at = text.indexOf(name) + 2;
      const line = text.slice(0, at).split("\n").length - 1;
      const position = { line, character: at - (text.lastIndexOf("\n", at) + 1) };
      const add = (what, value) => round >= 0 && (samples[notation][what] ??= []).push(value);
      add("open to diagnostics", milliseconds);
      for (const request of ["hover", "completion"]) {
        const started = performance.now();
        await server.change(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, " ");
        await server.ask(`textDocument/${request}`, uri, { ...position, character: position.character + (line === 0 ? 1 : 0) });
        add(request, performance.now() - started);
      }
      await server.close(uri);
    }
  }
  const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  for (const one of Object.values(samples)) for (const what of Object.keys(one)) one[what] = middle(one[what]);
  return samples;
}

/** Terraform files without a policy of ours. */
async function measureOthers() {
  const { lintSource } = await bundled();
  const others = { "resources of another provider": otherOf(1024 * 1024, false), "policies of another cloud": otherOf(1024 * 1024, true) };
  console.log("\n| 1 MB of Terraform | milliseconds | JSON.parse of as many bytes | ratio |\n|---|--:|--:|--:|");
  for (const [name, text] of Object.entries(others)) {
    const json = JSON.stringify(Array.from({ length: Math.ceil(text.length / 120) }, (_, id) => ({ id, name: `row ${id}`, tags: ["a", "b", "ecs:servers:get"], nested: { value: 1, list: [1, 2, 3], text: "some more text" } }))).slice(0, text.length).replace(/,\{[^{]*\{?[^{}]*\}?[^{}]*$/, "]");
    const own = median(() => lintSource(text, "terraform", undefined));
    const parse = (median(() => JSON.parse(json)) * text.length) / json.length;
    console.log(`| ${name} | ${own.toFixed(1)} | ${parse.toFixed(1)} | ${(own / parse).toFixed(1)} x |`);
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    for (let index = 0; index < files; index++) {
      const place = join(folder, String(index % 65));
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${index}.tf`), otherOf(12_000, index % 10 === 0));
    }
    const reading = (...args) => timed(() => spawnSync(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 30 }));
    const script = "for (const name of require('fs').readdirSync('.', { recursive: true })) if (name.endsWith('.tf')) require('fs').readFileSync(name, 'utf8')";
    const cli = resolve("dist/cli.js");
    const runs = { read: ["-e", script], nothing: [cli, "lint", "--stdin-filename", "x.json", "none.json"], lint: [cli, "lint", "."] };
    const best = fastest({ ...runs, empty: ["-e", "0"] }, (args) => reading(...args));
    const bare = best.read - best.empty;
    const rows = { "`huawei-iam lint`, without its start": best.lint - best.nothing, ...(await checksOf(folder)) };
    const found = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".tf"));
    const bytes = found.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
    console.log(`
| ${files.toLocaleString("en")} Terraform files without a policy of ours, ${Math.round(bytes / 2 ** 20)} MB | milliseconds | over reading |
|---|--:|--:|
| a script that reads them | ${bare.toFixed(0)} | 1.0 x |`);
    for (const [name, own] of Object.entries(rows)) console.log(`| ${name} | ${own.toFixed(0)} | ${(own / bare).toFixed(2)} x |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first *Check All* of a server in a folder, and the least time of later ones. */
async function checksOf(folder) {
  const client = await startClient("dist/server.js", { folder: pathToFileURL(folder).href });
  const times = [];
  for (let round = 0; round < 11; round++) {
    const started = performance.now();
    await client.request("workspace/executeCommand", { command: "huaweiIam.checkWorkspace" });
    times.push(performance.now() - started);
  }
  await client.stop();
  return { "*Check All*, the first of a server": times[0], "*Check All*, later": Math.min(...times.slice(1)) };
}

/** The least time of each run. They take turns, so that all have the same conditions. */
function fastest(runs, time) {
  const best = {};
  for (let round = 0; round < 11; round++)
    for (const [name, args] of Object.entries(runs)) best[name] = Math.min(best[name] ?? Infinity, time(args));
  return best;
}

function otherOf(characters, hasPolicy) {
  const block = (index) => `resource "aws_instance" "web_${index}" {\n  ami           = data.aws_ami.ubuntu.id\n  instance_type = "t3.micro"\n  count         = var.enabled ? 1 : 0\n  tags = {\n    Name = "web-\${var.environment}-${index}"\n  }\n}\n\nlocals {\n  name_${index} = "\${var.prefix}-${index}"\n}\n`;
  const policy = (index) => `resource "aws_iam_policy" "p_${index}" {\n  policy = jsonencode({\n    Version = "2012-10-17"\n    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:List*"], Resource = "arn:aws:s3:::bucket-${index}/*" }]\n  })\n}\n`;
  let text = "";
  for (let index = 0; text.length < characters; index++) text += `${block(index)}\n${hasPolicy && index % 5 === 0 ? `${policy(index)}\n` : ""}`;
  return text;
}

async function bundled() {
  const { outputFiles: [{ text }] } = await build({ entryPoints: ["server/src/core/lint/lint-source.ts"], bundle: true, write: false, format: "cjs", platform: "node", mainFields: ["module", "main"] });
  const module = { exports: {} };
  new Function("module", "exports", "require", text)(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}

function median(work) {
  const times = [];
  for (let round = -3; round < 15; round++) {
    const took = timed(work);
    if (round >= 0) times.push(took);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}
