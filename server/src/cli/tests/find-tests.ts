import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { configFileName } from "../../core/config/config-file.js";
import { isTestName } from "../../core/policy/file-names.js";
import type { TestFiles } from "../../core/policy-tests/gather.js";
import { parsePolicyFile } from "../../core/policy/parse.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { readConfiguredTests } from "../../core/policy-tests/read-tests.js";
import { formatBoth } from "../../core/text/message.js";
import { readText, unreadable } from "../../disk/read.js";
import { walk } from "../../disk/walk.js";
import { type FileProblem, shownPath } from "../files/find-files.js";
import { Siblings } from "../files/siblings.js";

/** A file with tests, or one that the caller named. */
export interface FoundTests {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

/**
 * The test files that the arguments mean: named files, and in folders the files `*.hwpolicy-test.json` and the
 * configuration files that list tests.
 */
export function* findTests(names: readonly string[], cwd: string, problems: FileProblem[]): Iterable<FoundTests> {
  const seen = new Set<string>();
  for (const name of names.length > 0 ? names : ["."]) {
    const path = resolve(cwd, name);
    const kind = statSync(path, { throwIfNoEntry: false });
    if (!kind) {
      problems.push({ shown: shownPath(path, cwd), template: missing, args: {} });
      continue;
    }
    for (const file of kind.isDirectory() ? testFilesIn(path, cwd, problems) : [path]) {
      if (seen.has(file)) continue;
      seen.add(file);
      const shown = shownPath(file, cwd);
      const reading = readText({ path: file, isNamed: true });
      if (reading.kind === "problem") problems.push({ shown, template: reading.template, args: reading.args });
      else if (reading.kind === "text" && !kind.isDirectory() && isPolicy(file, reading.text))
        problems.push({ shown, template: policyNoTest, args: {} });
      else if (reading.kind === "text") yield { path: file, shown, text: reading.text };
    }
  }
}

function* testFilesIn(folder: string, cwd: string, problems: FileProblem[]): Iterable<string> {
  const files = walk(folder, ({ path, reason }) =>
    problems.push({ shown: shownPath(path, cwd), template: unreadable, args: { reason } }),
  );
  for (const file of files) if (isTestName(file) || (basename(file) === configFileName && listsTests(file))) yield file;
}

/** Whether a named file is a policy: its author expects a check of it, not of a test. */
function isPolicy(path: string, text: string): boolean {
  const notation = notationOf(path);
  return notation === "terraform" || (!isTestName(path) && parsePolicyFile(text, notation).policies.length > 0);
}

function listsTests(path: string): boolean {
  try {
    const { tests, problems } = readConfiguredTests(readFileSync(path, "utf8"));
    return tests.length + problems.length > 0;
  } catch {
    return false;
  }
}

/** The files of this disk, for tests. */
export function diskFiles(): TestFiles {
  const siblings = new Siblings();
  return { read, list, siblings: (uri, text) => siblings.of(fileURLToPath(uri), text) };
}

function read(uri: string): ReturnType<TestFiles["read"]> {
  const path = fileURLToPath(uri);
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind?.isFile()) return undefined;
  const reading = readText({ path, isNamed: true });
  if (reading.kind === "text") return { text: reading.text };
  if (reading.kind === "skipped") return undefined;
  const { template, args } = reading;
  return { reason: formatBoth(template, args) };
}

function list(folder: string): readonly string[] {
  const path = fileURLToPath(folder);
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind?.isDirectory()) return [];
  return [...walk(path, () => undefined)].map((file) => pathToFileURL(file).href);
}

const policyNoTest = {
  en: 'this is a policy, not a test: name it under "policies" of a test file',
  zh: "这是策略而非测试：请在测试文件的“policies”中写明该文件",
};
const missing = { en: "there is no such file or folder", zh: "文件或文件夹不存在" };
