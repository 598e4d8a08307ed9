// Runs test files with Node's test runner, each in its own process. Results are counted from its reports, so that a
// test file without output does not count as passed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { project, runNode } from "./prepare.mjs";

const reporter = pathToFileURL(join(project, "test/support/counts-reporter.mjs")).href;

/**
 * The number of tests in all files, and the output of files with failures. `slot` runs a file when a processor is
 * free. A file is stopped when it has reported nothing for `quiet` seconds; its earlier reports count. `named`: runs
 * only tests whose names match this pattern, and a file may have none. `holds`: the test files that a file runs, if it
 * runs others.
 */
export async function suite(files, { env = {}, slot, quiet, named, holds = (file) => [file] }) {
  if (files.length === 0) return { ok: false, output: "there are no test files", passed: 0, failed: 1 };
  const work = mkdtempSync(join(tmpdir(), "report-"));
  const total = { ok: true, output: "", passed: 0, failed: 0 };
  const told = ticker(files.length);
  try {
    await Promise.all(files.map((file, index) => slot(async () => {
      const { output, passed, failed } = await runFile(file, { report: join(work, `${index}.jsonl`), env, quiet, named, holds });
      total.passed += passed;
      total.failed += failed;
      if (failed > 0) total.output += `${output}\n`;
      told(file);
    })));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  if (total.passed === 0 && total.failed === 0) return { ...total, ok: false, failed: 1, output: "no test ran" };
  return { ...total, ok: total.failed === 0 };
}

async function runFile(file, { report, env, quiet, named, holds }) {
  const { ok, output } = await runNode([...(named ? [`--test-name-pattern=${named}`] : []), "--test-reporter=spec", "--test-reporter-destination=stdout",
    `--test-reporter=${reporter}`, `--test-reporter-destination=${report}`, file], { env, quiet });
  const results = existsSync(report) ? readFileSync(report, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)) : [];
  const count = (wanted) => results.filter(({ result }) => result === wanted).length;
  const ran = new Set(results.map((result) => resolve(result.file ?? file)));
  const problems = named ? [] : holds(file).filter((part) => !ran.has(resolve(project, part))).map((part) => `${part} ran no test`);
  // With a pattern, Node skips all other tests.
  const skipped = named ? 0 : count("skipped");
  if (skipped > 0) problems.push(`${skipped} skipped tests count as failed`);
  if (!ok && count("failed") === 0) problems.push(`${file} ended with an error after ${results.length} tests${results.length > 0 ? `, the last of them "${results.at(-1).name}"` : ""}`);
  const failed = count("failed") + problems.length;
  return { output: [output.trim(), ...problems].join("\n"), passed: count("passed"), failed };
}

/** Prints the progress of a long stage, at most every half minute. */
function ticker(all) {
  let done = 0;
  let last = Date.now();
  return (file) => {
    done++;
    if (Date.now() - last < 30_000) return;
    last = Date.now();
    console.log(`   ${done} of ${all} files, ${file}`);
  };
}
