// npm test                        everything; a new machine needs only Node and npm
// npm test -- unit ui             some parts: unit, editor, ui, web, site, neovim, emacs, clients, bench
// npm test -- test/core/edit      the test files at one or more paths, files or folders
// npm test -- rule <id>           the tests of one rule: those of its page, and all with its name in their title
// npm test -- --update            rewrites the golden files of the unit tests; review the diff
import { mkdirSync } from "node:fs";
import { requirePrograms, chooseHost } from "./editors/programs.mjs";
import { needsInstall, nodeProblem, npm, runNode } from "./prepare.mjs";
import { slowness } from "./slowness.mjs";
import { suite } from "./suite.mjs";
import { askedFor, lanesOf } from "./test-parts.mjs";

const { files = {}, update, named, isWhole, problem = nodeProblem() } = askedFor(process.argv.slice(2));
if (problem) {
  console.error(problem);
  process.exit(2);
}
const wanted = (...parts) => parts.some((part) => files[part]);
const inVSCode = wanted("editor", "ui", "web");

const slow = slowness();
if (slow > 1.5) console.log(`This machine is slow or busy (${slow.toFixed(1)} times the usual time), so all time limits are longer.`);
const env = { TEST_SLOWNESS: String(slow), ...(update ? { UPDATE_GOLDEN: "1" } : {}) };
/** A stage may take as long as it needs. It is stopped only if it has printed nothing for this many seconds. */
const quiet = 240 * slow;

const check = ({ ok, output }) => ({ ok, output, passed: 0, failed: ok ? 0 : 1 });
const node = async (...args) => check(await runNode(args, { quiet }));
const tests = (part, options = {}) => suite(files[part], { env, quiet, named, ...options });
const bundled = (file) => file.replace(/^test\//, "dist-test/").replace(/\.ts$/, ".cjs");

/** In order. If a `needed` stage fails, later stages are not run and count as failed. */
const stages = [
  { title: "packages", needed: true, when: needsInstall(), work: async () => check(await npm(["ci", "--no-audit", "--no-fund"])) },
  { title: "build with tests", needed: true, when: wanted("unit"), work: () => node("esbuild.mjs", "--tests") },
  { title: "types", when: isWhole, work: () => node("node_modules/typescript/bin/tsc", "--build") },
  { title: "lint", when: isWhole, work: () => node("node_modules/eslint/bin/eslint.js", ".") },
  { title: "unit, golden, property and protocol tests", when: wanted("unit"), work: unit },
  { title: "product build", needed: true, when: inVSCode || wanted("site", "neovim", "emacs", "clients"), work: () => node("esbuild.mjs") },
  { title: "programs", needed: true, when: inVSCode || wanted("site", "neovim", "emacs", "clients"), work: async () => check({ ok: true, output: requirePrograms(Object.keys(files)) }) },
  { title: "VS Code", needed: true, when: inVSCode, work: provision },
  { title: "editor tests in VS Code's extension host", when: wanted("editor"), work: () => tests("editor") },
  { title: "UI tests in a workbench page", when: wanted("ui"), work: ui },
  { title: "web: extension host and page", when: wanted("web"), work: () => tests("web", { atATime: 1 }) },
  { title: "site build", needed: true, when: wanted("site"), work: () => node("scripts/site.mjs") },
  { title: "site in a browser", when: wanted("site"), work: () => tests("site") },
  { title: "Neovim", when: wanted("neovim"), work: () => tests("neovim") },
  { title: "Emacs", when: wanted("emacs"), work: () => tests("emacs") },
  { title: "ratios of CPU time against the baseline", when: wanted("bench"), work: () => node("bench/run.mjs", "--quick") },
  { title: "CodeMirror and Monaco", when: wanted("clients"), work: () => tests("clients") },
].filter(({ when }) => when);

/** What takes longest starts first, so that nothing long is left for one processor at the end. */
function unit() {
  const isLong = (file) => /propert|fuzz|next-version|large-texts|reparse|languages/.test(file);
  return suite([...files.unit.filter(isLong), ...files.unit.filter((file) => !isLong(file))].map(bundled), {
    env,
    quiet,
    named,
  });
}

/** Two at a time, because each waits for its editor half of the time. */
function ui() {
  const lanes = lanesOf(files.ui);
  return suite([...lanes.keys()], { env, quiet, atATime: 2, holds: (file) => lanes.get(file) });
}

async function provision() {
  if (chooseHost() === "desktop" && !wanted("web")) return check({ ok: true, output: "desktop VS Code, by @vscode/test-electron" });
  const { provisionVSCode } = await import("./editors/provision-vscode.mjs");
  await provisionVSCode();
  return check({ ok: true, output: "" });
}

mkdirSync("test-results", { recursive: true });
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
