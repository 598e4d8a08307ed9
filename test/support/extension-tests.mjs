// Runs a bundled test entry in VS Code's extension host and returns its report.
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { patience } from "../../scripts/editors/patience.mjs";
import { chooseHost } from "../../scripts/editors/programs.mjs";

/**
 * The titles and errors of the tests. Throws if VS Code ended without a complete report of this run: its exit code is
 * also 0 if the extension host was killed.
 */
export async function runExtensionTests({ extension, entry, folder, quiet = patience(180_000) }) {
  const work = mkdtempSync(join(tmpdir(), "extension-tests-"));
  const results = join(work, "results.json");
  const nonce = randomUUID();
  const run = {
    extensionDevelopmentPath: extension,
    extensionTestsPath: entry,
    folder,
    quiet,
    env: { EXTENSION_TEST_RESULTS: results, EXTENSION_TEST_NONCE: nonce },
  };
  try {
    const exit = await (chooseHost() === "server" ? inServer(run) : inDesktop(run)).catch((error) => error);
    const report = existsSync(results) ? JSON.parse(readFileSync(results, "utf8")) : undefined;
    if (report?.nonce !== nonce) throw new Error(`VS Code ran no test: ${exit}`);
    return checked(report, exit);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Runs tests in the browser's extension host, which has neither files nor an environment: the report is one line on its
 * console, after `mark`. `entry` is a path of the site.
 */
export async function runWebExtensionTests({ site, entry, folder, mark, quiet = patience(180_000) }) {
  const { runTestsInServer } = await import("../../scripts/editors/workbench.mjs");
  let report;
  const onLog = (words) => {
    for (const word of words) if (typeof word === "string" && word.startsWith(mark)) report = JSON.parse(word.slice(mark.length));
  };
  const exit = await runTestsInServer({ site, extensionTestsPath: `${site}/${entry}`, folder, quiet, onLog }).catch((error) => error);
  if (!report) throw new Error(`VS Code ran no test: ${exit}`);
  return checked(report, exit);
}

/** Rejects an incomplete report, and one that contradicts VS Code's own result. */
function checked(report, exit) {
  if (!report.complete) report.tests.push({ title: "all tests ran", error: `The tests stopped here: ${exit}` });
  if ((exit === 0) !== report.tests.every((test) => !test.error)) throw new Error(`VS Code ended with ${exit}, which its results contradict`);
  return report.tests;
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
