// npm test                        everything; a new machine needs only Node and npm
// npm test -- unit ui             some parts: unit, editor, ui, web, site, neovim, emacs, clients, bench
// npm test -- test/core/edit      the test files at one or more paths, files or folders
// npm test -- rule <id>           the tests of one rule: those of its page, and all with its name in their title
// npm test -- --update            rewrites the golden files of the unit tests; review the diff
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { requirePrograms, chooseHost } from "./editors/programs.mjs";
import { needsInstall, nodeProblem, npm, runNode } from "./prepare.mjs";
import { slots } from "./slots.mjs";
import { slowness } from "./slowness.mjs";
import { runStages } from "./stages.mjs";
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
/** The same for programs that print nothing until they end. */
const silent = 600 * slow;

const check = ({ ok, output }) => ({ ok, output, passed: 0, failed: ok ? 0 : 1 });
const program = (...args) => (slot) => slot(async () => check(await runNode(args, { quiet: silent })));
const tests = (part, options) => (slot) => suite(files[part], { env, quiet, named, slot, ...options });
const bundled = (file) => file.replace(/^test\//, "dist-test/").replace(/\.ts$/, ".cjs");
const inEditors = inVSCode || wanted("site", "neovim", "emacs", "clients");

/**
 * Stages run side by side, one program more than there are processors, because most of them wait for others a part of
 * their time: for a browser, an editor, or a process that they have started. The program of an earlier stage starts
 * first, and the longest stages are first, so that nothing long is left at the end.
 */
const stages = [
  { title: "packages", when: needsInstall(), work: (slot) => slot(async () => check(await npm(["ci", "--no-audit", "--no-fund"]))) },
  { title: "programs", when: inEditors, work: (slot) => slot(async () => check({ ok: true, output: requirePrograms(Object.keys(files)) })) },
  { title: "build", when: wanted("unit") || inEditors, needs: ["packages"], work: program("esbuild.mjs", ...(wanted("unit") ? ["--tests"] : [])) },
  { title: "VS Code", when: inVSCode, needs: ["packages"], work: (slot) => slot(provision) },
  { title: "site build", when: wanted("site"), needs: ["build"], work: program("scripts/site.mjs") },
  { title: "UI tests in a workbench page", when: wanted("ui"), needs: ["build", "programs", "VS Code"], work: ui },
  { title: "editor tests in VS Code's extension host", when: wanted("editor"), needs: ["build", "programs", "VS Code"], work: tests("editor") },
  { title: "web: extension host and page", when: wanted("web"), needs: ["build", "programs", "VS Code"], work: tests("web") },
  { title: "site in a browser", when: wanted("site"), needs: ["site build", "programs"], work: tests("site") },
  { title: "Neovim", when: wanted("neovim"), needs: ["build", "programs"], work: tests("neovim") },
  { title: "Emacs", when: wanted("emacs"), needs: ["build", "programs"], work: tests("emacs") },
  { title: "CodeMirror and Monaco", when: wanted("clients"), needs: ["build", "programs"], work: tests("clients") },
  { title: "types", when: isWhole, needs: ["packages"], work: program("node_modules/typescript/bin/tsc", "--build") },
  { title: "lint", when: isWhole, needs: ["packages"], work: program("node_modules/eslint/bin/eslint.js", ".") },
  { title: "unit, golden, property and protocol tests", when: wanted("unit"), needs: ["build"], work: unit },
  {
    // Alone, because processors that share their caches with other work are slower.
    title: "ratios of CPU time against the baseline", when: wanted("bench"), needs: ["packages"],
    work: (slot) => slot(async () => check(await runNode(["bench/run.mjs", "--quick"], { quiet })), { all: true }),
  },
].filter(({ when }) => when);

function unit(slot) {
  const isLong = (file) => /propert|fuzz|next-version|large-texts|reparse|reread|equal|languages|\/ci\/|sarif/.test(file);
  const ordered = [...files.unit.filter(isLong), ...files.unit.filter((file) => !isLong(file))];
  return suite(ordered.map(bundled), { env, quiet, named, slot });
}

function ui(slot) {
  const lanes = lanesOf(files.ui);
  return suite([...lanes.keys()], { env, quiet, slot, holds: (file) => lanes.get(file) });
}

async function provision() {
  if (chooseHost() === "desktop" && !wanted("web")) return check({ ok: true, output: "desktop VS Code, by @vscode/test-electron" });
  const { provisionVSCode } = await import("./editors/provision-vscode.mjs");
  await provisionVSCode();
  return check({ ok: true, output: "" });
}

mkdirSync("test-results", { recursive: true });
const rows = await runStages(stages, slots(availableParallelism() + 1));

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
console.log(`\n${"stage".padEnd(46)}${"passed".padStart(8)}${"failed".padStart(8)}`);
for (const { title, passed, failed, note } of rows) console.log(`${title.padEnd(46)}${String(passed).padStart(8)}${String(failed).padStart(8)}   ${note}`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 || sum("passed") === 0 ? 1 : 0;
