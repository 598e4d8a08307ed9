// npm run bench                    all parts; installs the programs to compare with on first use; within 8 minutes
// npm run bench -- editor lint     some parts
// npm run bench -- median          the medians of the last three whole runs
// npm run bench -- --quick         no other programs: compares ratios of CPU time with bench/baseline.json; for CI
// npm run bench -- --quick --update    writes that file
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { measureCatalog } from "./parts/catalog.mjs";
import { measureDiff } from "./parts/diff.mjs";
import { measureEditor } from "./parts/editor.mjs";
import { measureGrowth } from "./parts/growth.mjs";
import { measureLint } from "./parts/lint.mjs";
import { measureLog } from "./parts/log.mjs";
import { measureMemory, measurePeak, measureStart } from "./parts/start.mjs";
import { measurePush } from "./parts/push.mjs";
import { measureTerraform } from "./parts/terraform.mjs";
import { measureWorkspace } from "./parts/workspace.mjs";
import { checkBaseline } from "./support/baseline.mjs";
import { project } from "./support/packages.mjs";
import { peers } from "./support/peers.mjs";
import { header, measurements, printMedians } from "./support/report.mjs";

process.chdir(project);

/** The parts with targets, in one table. */
const compared = {
  editor: measureEditor,
  push: measurePush,
  start: measureStart,
  memory: measureMemory,
  peak: measurePeak,
  lint: measureLint,
  check: measureWorkspace,
  growth: measureGrowth,
};
/** The parts with tables of their own. */
const others = { catalog: measureCatalog, diff: measureDiff, terraform: measureTerraform, log: measureLog };
const resultsFile = "bench/results.json";

const explanation = `
- **ours**: the built dist/server.js or dist/cli.js. All programs are separate processes; they take turns sample by sample.
  Times are medians of wall time, until the client has read the answer. An answer without the expected content is not
  counted. The target is for the ratio of these times; the **ratio of CPU time** is of everything that the processes did.
- **echo**: a server with the same connection library and the same documents that answers with a constant, so it shows the
  cost of transport. **Echo of the same answer** sends a copy of our answer.
- **json-ls**: VS Code's JSON language server, with a schema that lists all actions of the catalog.
- **keystroke → …**: an incremental change and then the request; diagnostics are requested, so no delay is included.
  Other requests are about an unchanged document, at another place each time.
- **6 KB**: a policy as authors write them, with a handful of findings. **Many findings**: half of its actions do not exist.`;

const args = process.argv.slice(2);
const chosen = args.filter((argument) => !argument.startsWith("--"));
const unknown = chosen.filter((part) => !(part in compared) && !(part in others) && part !== "median");
if (unknown.length > 0) {
  console.error(
    `There is no part "${unknown.join('", "')}". The parts are ${Object.keys({ ...compared, ...others }).join(", ")}, and "median".`,
  );
  process.exit(2);
}
if (chosen.includes("median")) {
  const { runs } = JSON.parse(readFileSync(resultsFile, "utf8"));
  console.log(`Medians of ${runs.length} runs: ${runs.map(({ date, load }) => `${date}, load ${load}`).join("; ")}`);
  printMedians(runs.map((run) => run.measurements));
} else {
  const build = spawnSync(process.execPath, ["esbuild.mjs"], { stdio: "inherit" });
  if (build.status !== 0) process.exit(build.status ?? 1);
  process.exitCode = args.includes("--quick") ? await quick() : await measure();
}

async function quick() {
  header();
  const options = { isQuick: true };
  await measureEditor(options);
  await measureLint(options);
  return checkBaseline(measurements(), {
    update: args.includes("--update"),
    again: () => [measureEditor, measureLint].reduce((last, part) => last.then(() => part(options)), Promise.resolve()),
  });
}

async function measure() {
  const isWanted = (part) => chosen.length === 0 || chosen.includes(part);
  const machine = {
    date: new Date().toISOString().slice(0, 16),
    node: process.version,
    cpu: `${availableParallelism()} x ${cpus()[0]?.model}`,
    load: loadavg()[0].toFixed(1),
  };
  console.log(`${machine.date}, Node ${machine.node}, ${machine.cpu}, load at the start ${machine.load}`);
  const wanted = Object.entries(compared).filter(([part]) => isWanted(part));
  try {
    const options = { peers: wanted.length > 0 ? await peers() : undefined };
    if (wanted.length > 0) header();
    for (const [, part] of wanted) await part(options);
  } catch (error) {
    console.error(error.message);
    return 1;
  }
  if (wanted.length > 0) console.log(explanation);
  if (chosen.length === 0) remember({ ...machine, measurements: measurements() });
  for (const [part, work] of Object.entries(others)) if (isWanted(part)) await work();
  return 0;
}

/** Keeps the last three whole runs. */
function remember(run) {
  const { runs } = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, "utf8")) : { runs: [] };
  writeFileSync(resultsFile, `${JSON.stringify({ runs: [...runs, run].slice(-3) }, undefined, 1)}\n`);
}
