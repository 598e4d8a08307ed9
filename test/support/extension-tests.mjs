// Runs a bundled test entry in VS Code's extension host and passes its reports on.
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { patience } from "../../scripts/editors/patience.mjs";
import { chooseHost } from "../../scripts/editors/programs.mjs";

/**
 * Calls `onTest` with the title and the error of each test as soon as it has ended, so that a slow run shows that it
 * goes on, and a stopped one shows where. Throws if VS Code ended without a complete report of this run: its exit code
 * is also 0 if the extension host was killed.
 */
export async function runExtensionTests({ extension, entry, folder, onTest, quiet = patience(180_000) }) {
  const work = mkdtempSync(join(tmpdir(), "extension-tests-"));
  const results = join(work, "results.jsonl");
  const nonce = randomUUID();
  const run = {
    extensionDevelopmentPath: extension,
    extensionTestsPath: entry,
    folder,
    quiet,
    env: { EXTENSION_TEST_RESULTS: results, EXTENSION_TEST_NONCE: nonce },
  };
  const reports = collector(onTest);
  const follow = follower(results, (report) => { if (report.nonce === nonce) reports.hear(report); });
  const timer = setInterval(follow, 500);
  try {
    const exit = await (chooseHost() === "server" ? inServer(run) : inDesktop(run)).catch((error) => error);
    follow();
    reports.end(exit);
  } finally {
    clearInterval(timer);
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Runs tests in the browser's extension host, which has neither files nor an environment: each report is a line on its
 * console, after `mark`. `entry` is a path of the site.
 */
export async function runWebExtensionTests({ site, entry, folder, mark, onTest, quiet = patience(180_000) }) {
  const { runTestsInServer } = await import("../../scripts/editors/workbench.mjs");
  const reports = collector(onTest);
  const onLog = (words) => {
    for (const word of words) if (typeof word === "string" && word.startsWith(mark)) reports.hear(JSON.parse(word.slice(mark.length)));
  };
  const exit = await runTestsInServer({ site, extensionTestsPath: `${site}/${entry}`, folder, quiet, onLog }).catch((error) => error);
  reports.end(exit);
}

/** Passes tests on. `end` rejects a report that contradicts VS Code's own result. */
function collector(onTest) {
  const told = { tests: 0, failed: 0, complete: false };
  const hear = ({ complete, title, error }) => {
    if (complete) return void (told.complete = true);
    told.tests++;
    if (error) told.failed++;
    onTest({ title, error });
  };
  const end = (exit) => {
    if (told.tests === 0) throw new Error(`VS Code ran no test: ${exit}`);
    if (!told.complete) hear({ title: "all tests ran", error: `The tests stopped here: ${exit}` });
    if ((exit === 0) !== (told.failed === 0)) throw new Error(`VS Code ended with ${exit}, which its results contradict`);
  };
  return { hear, end };
}

/** A function that reads the lines of JSON which a file has got since the last call. */
function follower(file, onLine) {
  let seen = 0;
  return () => {
    if (!existsSync(file)) return;
    const whole = readFileSync(file, "utf8").split("\n").slice(0, -1);
    for (const line of whole.slice(seen)) onLine(JSON.parse(line));
    seen = whole.length;
  };
}

async function inServer(run) {
  const { runTestsInServer } = await import("../../scripts/editors/workbench.mjs");
  return runTestsInServer(run);
}

async function inDesktop({ extensionDevelopmentPath, extensionTestsPath, folder, env }) {
  const { runTests } = await import("@vscode/test-electron");
  const started = runTests({ extensionDevelopmentPath, extensionTestsPath, launchArgs: [folder, "--disable-extensions", "--disable-workspace-trust"], extensionTestsEnv: env });
  return started.catch((error) => error.code ?? Promise.reject(error));
}
