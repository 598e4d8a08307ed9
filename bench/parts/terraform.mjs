// Policies in Terraform files compared with the same policies in JSON, and Terraform files without a policy compared
// with reading them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { startClient } from "../support/client.mjs";
import { runNode } from "../support/programs.mjs";
import { knownNames, policyOf } from "../support/texts.mjs";
import { median, timed } from "../support/turns.mjs";

/** How often a policy is opened, and how often each request about it is made: garbage of large ones disturbs many. */
const rounds = { small: { opened: 40, asked: 1 }, large: { opened: 5, asked: 7 } };
const files = 1300;

/** Measures the built server and command line. */
export async function measureTerraform() {
  const server = await startClient("dist/server.js");
  console.log("\n| policy | notation | what | milliseconds | over JSON | CPU time | over JSON |\n|---|---|---|--:|--:|--:|--:|");
  for (const [size, bytes, count] of [["6 KB", 6 * 1024, rounds.small], ["1 MB", 1024 * 1024, rounds.large]]) {
    const json = policyOf(bytes > 10_000 ? knownNames : knownNames.slice(0, 140), bytes);
    const all = Object.entries(notations).map(([name, [ending, print]]) => ({ name, ending, text: print(json) }));
    const times = await measure(server, all, knownNames[1], count);
    for (const what of ["open to diagnostics", "hover", "completion"])
      for (const { name } of all) {
        const [own, json] = [times[name][what], times.JSON[what]];
        const cells = ["wall", "cpu"].flatMap((key) => [own[key].toFixed(1), `${(own[key] / json[key]).toFixed(1)} x`]);
        console.log(`| ${size} | ${name} | ${what} | ${cells.join(" | ")} |`);
      }
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
async function measure(server, all, name, { opened, asked }) {
  const samples = Object.fromEntries(all.map((one) => [one.name, {}]));
  for (let round = -2; round < opened; round++) {
    for (const { name: notation, ending, text } of all) {
      const sample = async (what, work) => {
        const { cpu } = await server.usage();
        const { milliseconds, result } = await timed(work);
        const one = { wall: milliseconds, cpu: (await server.usage()).cpu - cpu };
        if (round >= 0) (samples[notation][what] ??= []).push(one);
        return result;
      };
      const { uri } = await sample("open to diagnostics", () => server.opened(text, ending));
      const at = text.indexOf(name) + 2;
      const line = text.slice(0, at).split("\n").length - 1;
      const position = { line, character: at - (text.lastIndexOf("\n", at) + 1) };
      for (let index = 1; index <= 2 * asked; index++) {
        const request = index % 2 === 1 ? "hover" : "completion";
        await sample(request, async () => {
          await server.change(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, " ");
          const character = position.character + (line === 0 ? index : 0);
          return server.ask(`textDocument/${request}`, uri, { ...position, character });
        });
      }
      await server.close(uri);
    }
  }
  for (const one of Object.values(samples))
    for (const [what, times] of Object.entries(one))
      one[what] = { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) };
  return samples;
}

/** Terraform files without a policy of ours. */
async function measureOthers() {
  const { lintSource } = await bundled();
  const others = { "resources of another provider": otherOf(1024 * 1024, false), "policies of another cloud": otherOf(1024 * 1024, true) };
  console.log("\n| 1 MB of Terraform | milliseconds | JSON.parse of as many bytes | ratio |\n|---|--:|--:|--:|");
  for (const [name, text] of Object.entries(others)) {
    const json = JSON.stringify(Array.from({ length: Math.ceil(text.length / 120) }, (_, id) => ({ id, name: `row ${id}`, tags: ["a", "b", "ecs:servers:get"], nested: { value: 1, list: [1, 2, 3], text: "some more text" } }))).slice(0, text.length).replace(/,\{[^{]*\{?[^{}]*\}?[^{}]*$/, "]");
    const own = timeOf(() => lintSource(text, "terraform", undefined));
    const parse = (timeOf(() => JSON.parse(json)) * text.length) / json.length;
    console.log(`| ${name} | ${own.toFixed(1)} | ${parse.toFixed(1)} | ${(own / parse).toFixed(1)} x |`);
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    for (let index = 0; index < files; index++) {
      const place = join(folder, String(index % 65));
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${index}.tf`), otherOf(12_000, index % 10 === 0));
    }
    const found = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".tf"));
    const bytes = found.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
    const best = await fastest(folder);
    const bare = difference(best.read, best.empty);
    const rows = {
      "a script that reads them": bare,
      "`huawei-iam lint`, without its start": difference(best.lint, best.nothing),
      "*Check All*, the first of a server": best.first,
      "*Check All*, later": best.later,
    };
    console.log(`
| ${files.toLocaleString("en")} Terraform files without a policy of ours, ${Math.round(bytes / 2 ** 20)} MB | milliseconds | over reading | CPU time | over reading |
|---|--:|--:|--:|--:|`);
    for (const [name, { wall, cpu }] of Object.entries(rows))
      console.log(`| ${name} | ${wall.toFixed(0)} | ${(wall / bare.wall).toFixed(2)} x | ${cpu.toFixed(0)} | ${(cpu / bare.cpu).toFixed(2)} x |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The least times of programs in a folder, and of *Check All* in new servers. They take turns. */
async function fastest(folder) {
  const script = "for (const name of require('fs').readdirSync('.', { recursive: true })) if (name.endsWith('.tf')) require('fs').readFileSync(name, 'utf8')";
  const cli = resolve("dist/cli.js");
  const runs = { read: ["-e", script], empty: ["-e", "0"], nothing: [cli, "lint", "--stdin-filename", "x.json", "none.json"], lint: [cli, "lint", "."] };
  const best = {};
  const add = (name, { wall, cpu }) => {
    const least = best[name] ?? { wall, cpu };
    best[name] = { wall: Math.min(least.wall, wall), cpu: Math.min(least.cpu, cpu) };
  };
  for (let round = 0; round < 11; round++) {
    for (const [name, args] of Object.entries(runs)) add(name, await runNode(args, folder));
    const [first, ...others] = await checksOf(folder);
    add("first", first);
    for (const later of others) add("later", later);
  }
  return best;
}

/** The first and two later times of *Check All* in a new server. */
async function checksOf(folder) {
  const client = await startClient("dist/server.js", { folder: pathToFileURL(folder).href });
  const times = [];
  for (let round = 0; round < 3; round++) {
    const { cpu } = await client.usage();
    const started = performance.now();
    await client.request("workspace/executeCommand", { command: "huaweiIam.checkWorkspace" });
    const wall = performance.now() - started;
    times.push({ wall, cpu: (await client.usage()).cpu - cpu });
  }
  await client.stop();
  return times;
}

const difference = (a, b) => ({ wall: a.wall - b.wall, cpu: a.cpu - b.cpu });

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

/** The median time of some work that is done at once. */
function timeOf(work) {
  const times = [];
  for (let round = -3; round < 15; round++) {
    const started = performance.now();
    work();
    if (round >= 0) times.push(performance.now() - started);
  }
  return median(times);
}
