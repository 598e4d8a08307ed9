import { isTestName } from "../../core/policy/file-names.js";
import { runTestFile, testsIn } from "../../core/policy-tests/run-file.js";
import { testItems, testOutcomes } from "../../features/policy-tests/test-results.js";
import {
  type PolicyTestsParams,
  policyTestsRequest,
  type PolicyTestsResult,
  type RunPolicyTestsParams,
  runPolicyTestsRequest,
  type RunPolicyTestsResult,
} from "../../protocol.js";
import { guarded } from "../guard.js";
import type { ServerContext } from "../state/context.js";
import type { FeatureGroup } from "./group.js";

/** Lists and runs policy tests. */
export const policyTestGroup: FeatureGroup = {
  register(context) {
    const { connection } = context;
    connection.onRequest(
      policyTestsRequest,
      guarded(connection, policyTestsRequest, null, (params: PolicyTestsParams) => listTests(context, params)),
    );
    connection.onRequest(
      runPolicyTestsRequest,
      guarded(connection, runPolicyTestsRequest, null, (params: RunPolicyTestsParams) => runTests(context, params)),
    );
  },

  filesChanged({ documents, publish }) {
    // Any file may be one that a test names.
    for (const { uri } of documents.all()) if (isTestName(uri)) publish.changed(uri);
  },
};

async function listTests(
  { settings, testSources }: ServerContext,
  { uri }: PolicyTestsParams,
): Promise<PolicyTestsResult | null> {
  await settings.known;
  const text = await testSources.textOf(uri);
  return text === undefined ? null : { tests: testItems(text, testsIn(uri, text), settings.environment.language) };
}

async function runTests(
  { settings, snapshots, testSources }: ServerContext,
  { uri, tests: wanted }: RunPolicyTestsParams,
): Promise<RunPolicyTestsResult | null> {
  await settings.known;
  await snapshots.ready(uri);
  const text = await testSources.textOf(uri);
  if (text === undefined) return null;
  const file = testsIn(uri, text);
  const indexes = [...file.tests.keys()].filter((index) => wanted?.includes(index) ?? true);
  const files = await testSources.load(
    uri,
    indexes.map((index) => file.tests[index]!),
  );
  const { catalog, language } = snapshots.environmentOf(uri);
  const results = runTestFile(uri, file, files, catalog, (index) => indexes.includes(index));
  return testOutcomes(
    text,
    file.problems,
    results.map((result, at) => ({ index: indexes[at]!, result })),
    language,
  );
}
