import type { Catalog } from "../catalog/catalog.js";
import type { ConfigProblem } from "../config/config-file.js";
import { isConfigFile } from "../config/config-files.js";
import { checkTest } from "./check-tests.js";
import { PolicyGatherer, type TestFiles } from "./gather.js";
import type { PolicyTestFile } from "./model.js";
import { readConfiguredTests, readPolicyTests } from "./read-tests.js";
import { type PolicyTestResult, runPolicyTest } from "./run.js";

/** The tests of a text, which is a test file or, by its name, a configuration file. */
export function testsIn(uri: string, text: string): PolicyTestFile {
  return isConfigFile(uri) ? readConfiguredTests(text) : readPolicyTests(text);
}

/** Runs the tests of a file one after the other. `wanted` chooses some by their index. */
export function runTestFile(
  uri: string,
  { tests }: PolicyTestFile,
  files: TestFiles,
  catalog: Catalog,
  wanted: (index: number) => boolean = () => true,
): PolicyTestResult[] {
  const gatherer = new PolicyGatherer(uri, files);
  const results: PolicyTestResult[] = [];
  for (const [index, test] of tests.entries()) {
    if (!wanted(index)) continue;
    const { policies, problems } = gatherer.of(test);
    results.push(runPolicyTest(test, policies, catalog, problems));
  }
  return results;
}

/** Everything that is wrong with the tests of a file, in order: the file itself, its paths and its expectations. */
export function problemsOfTests(
  uri: string,
  { tests, problems }: PolicyTestFile,
  files: TestFiles,
  catalog: Catalog,
): readonly ConfigProblem[] {
  const gatherer = new PolicyGatherer(uri, files);
  const ofTests = tests.flatMap((test) => {
    const gathered = gatherer.of(test);
    return [...gathered.problems, ...checkTest(test, catalog, gathered.policies)];
  });
  return [...problems, ...ofTests].sort((a, b) => a.range.start - b.range.start);
}
