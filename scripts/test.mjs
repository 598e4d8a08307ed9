// npm test                                    everything, on a fresh machine with Node and npm too
// npm test -- unit|editor|ui|web|neovim|emacs     some parts of it
// npm test -- --update                        rewrites the golden files of the unit stage; look at the diff
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { requirePrograms, chooseHost } from "../test/support/programs.mjs";
import { needsInstall, nodeProblem, npm, project, runNode } from "./prepare.mjs";

const allParts = ["unit", "editor", "ui", "web", "neovim", "emacs"];
const update = process.argv.includes("--update");
const asked = process.argv.slice(2).filter((argument) => argument !== "--update");
const unknown = asked.filter((part) => !allParts.includes(part));
if (unknown.length > 0 || nodeProblem()) {
  console.error(nodeProblem() ?? `There is no part "${unknown[0]}". The parts are: ${allParts.join(", ")}; --update rewrites the golden files.`);
  process.exit(2);
}
const parts = asked.length > 0 ? asked : allParts;
const wanted = (...names) => names.some((name) => parts.includes(name));

const filesUnder = (folder, ending) => readdirSync(join(project, folder), { recursive: true }).map((name) => join(folder, name)).filter((name) => name.endsWith(ending)).sort();
const check = ({ ok, output }) => ({ ok, output, passed: 0, failed: ok ? 0 : 1 });

/** Runs test files by Node's own test runner and counts by its report, so that silence is never taken for success. */
async function suite(files, { env, concurrency, seconds }) {
  if (files.length === 0) return { ok: false, output: "there are no test files", passed: 0, failed: 1 };
  const work = mkdtempSync(join(tmpdir(), "report-"));
  const report = join(work, "counts.json");
  try {
    const { ok, output } = await runNode(["--test", ...(concurrency ? [`--test-concurrency=${concurrency}`] : []), "--test-reporter=spec", "--test-reporter-destination=stdout",
      `--test-reporter=${pathToFileURL(join(project, "test/support/counts-reporter.mjs"))}`, `--test-reporter-destination=${report}`, ...files], { env, seconds });
    const text = existsSync(report) ? readFileSync(report, "utf8") : "";
    if (!text) return { ok: false, output: `${output}\nNode's test runner left no result`, passed: 0, failed: 1 };
    const counts = JSON.parse(text);
    const empty = files.filter((file) => !counts.files.includes(resolve(project, file)));
    const problems = empty.map((file) => `${file} ran no test`);
    if (counts.skipped > 0) problems.push(`${counts.skipped} skipped tests count as failed`);
    const failed = counts.failed + counts.skipped + empty.length;
    if (!ok && failed === 0) problems.push("Node's test runner ended with an error");
    return { ok: ok && failed === 0, output: [output, ...problems].join("\n"), passed: counts.passed, failed: Math.max(failed, ok ? 0 : 1) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** In their order. A stage that others build on is `needed`: without it, the rest is not run, and counts as failed. */
const stages = [
  { title: "packages", needed: true, when: needsInstall(), work: async () => check(await npm(["ci", "--no-audit", "--no-fund"])) },
  { title: "build with tests", needed: true, when: wanted("unit"), work: async () => check(await runNode(["esbuild.mjs", "--tests"])) },
  { title: "types", when: wanted("unit"), work: async () => check(await runNode(["node_modules/typescript/bin/tsc", "--build"])) },
  { title: "lint", when: wanted("unit"), work: async () => check(await runNode(["node_modules/eslint/bin/eslint.js", "."])) },
  { title: "unit, golden, property and protocol tests", when: wanted("unit"), work: () => suite(filesUnder("dist-test", ".test.cjs"), { env: update ? { UPDATE_GOLDEN: "1" } : {}, seconds: 600 }) },
  { title: "product build", needed: true, when: wanted("editor", "ui", "web", "neovim", "emacs"), work: async () => check(await runNode(["esbuild.mjs"])) },
  { title: "programs", needed: true, when: wanted("editor", "ui", "web", "neovim", "emacs"), work: async () => check({ ok: true, output: requirePrograms(parts) }) },
  { title: "VS Code", needed: true, when: wanted("editor", "ui", "web"), work: provision },
  // One after the other: a busy machine makes an editor slow, and two of them slower still.
  { title: "editor tests in VS Code's extension host", when: wanted("editor"), work: () => suite(["test/e2e/extension.test.mjs"], { seconds: 600 }) },
  { title: "UI tests in a workbench page", when: wanted("ui"), work: () => suite(filesUnder("test/e2e/ui", ".test.mjs"), { concurrency: 1, seconds: 900 }) },
  { title: "web: extension host and page", when: wanted("web"), work: () => suite(filesUnder("test/e2e/web", ".test.mjs"), { concurrency: 1, seconds: 600 }) },
  { title: "Neovim", when: wanted("neovim"), work: () => suite(["test/neovim/neovim.test.mjs"], { seconds: 120 }) },
  { title: "Emacs", when: wanted("emacs"), work: () => suite(["test/emacs/emacs.test.mjs"], { seconds: 120 }) },
].filter(({ when }) => when);

async function provision() {
  if (chooseHost() === "desktop" && !wanted("web")) return check({ ok: true, output: "desktop VS Code, by @vscode/test-electron" });
  const { provisionVSCode } = await import("../test/support/provision-vscode.mjs");
  await provisionVSCode();
  return check({ ok: true, output: "" });
}

mkdirSync(join(project, "test-results"), { recursive: true });
const rows = [];
let broken;
for (const { title, needed, work } of stages) {
  if (broken) {
    rows.push({ title, passed: 0, failed: 1, note: `not run: ${broken} failed` });
    continue;
  }
  console.log(`\n== ${title}`);
  const start = Date.now();
  const result = await work().catch((error) => check({ ok: false, output: error.message }));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  if (!result.ok) console.log(result.output.trim());
  console.log(`${result.ok ? "ok" : "FAILED"} in ${seconds} s`);
  rows.push({ title, ...result, note: `${result.ok ? "ok" : "FAILED"}, ${seconds} s` });
  if (needed && !result.ok) broken = title;
}

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
console.log(`\n${"stage".padEnd(46)}${"passed".padStart(8)}${"failed".padStart(8)}`);
for (const { title, passed, failed, note } of rows) console.log(`${title.padEnd(46)}${String(passed).padStart(8)}${String(failed).padStart(8)}   ${note}`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 || sum("passed") === 0 ? 1 : 0;
