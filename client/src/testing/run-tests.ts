import {
  type CancellationToken,
  type TestController,
  type TestItem,
  type TestItemCollection,
  type TestRun,
  type TestRunRequest,
  l10n,
  TestMessage,
} from "vscode";
import {
  type PolicyTestOutcome,
  type RunPolicyTestsParams,
  runPolicyTestsRequest,
  type RunPolicyTestsResult,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";
import type { TestItems } from "./test-items.js";
import { errorOf, failureOf, outputOf } from "./test-message.js";

/** Runs the requested tests, file by file, and reports the result of each expectation. */
export async function runTests(
  request: TestRunRequest,
  { controller, items, server }: { controller: TestController; items: TestItems; server: LanguageServer },
  token: CancellationToken,
): Promise<void> {
  // All tests are requested, perhaps before the Testing view has listed them.
  if (!request.include) await items.discover(token);
  const wanted = (request.include ?? itemsOf(controller.items)).map(({ id }) => id);
  const excluded = new Set(request.exclude?.map(({ id }) => id));
  const isIn = (id: string, item: TestItem) =>
    item.id === id || item.id.startsWith(`${id}#`) || item.id.startsWith(`${id}/`);
  const isWanted = (item: TestItem) =>
    ![...excluded].some((id) => isIn(id, item)) && wanted.some((id) => isIn(id, item));
  const run = controller.createTestRun(request);
  try {
    for (const uri of filesOf(wanted, controller)) {
      if (token.isCancellationRequested) break;
      // The file may have changed since it was listed.
      const file = await items.update(uri);
      if (file) await runFile(file, isWanted, run, server);
    }
  } finally {
    run.end();
  }
}

/** The files of some items, each once. */
function filesOf(ids: readonly string[], { items }: TestController) {
  return itemsOf(items).flatMap(({ id, uri }) =>
    uri && ids.some((one) => one === id || one.startsWith(`${id}#`)) ? [uri] : [],
  );
}

async function runFile(
  file: TestItem,
  isWanted: (item: TestItem) => boolean,
  run: TestRun,
  server: LanguageServer,
): Promise<void> {
  const uri = file.uri!;
  const tests = itemsOf(file.children).map((item, index) => {
    const cases = itemsOf(item.children);
    return { item, index, cases, wanted: cases.filter(isWanted) };
  });
  const asked = tests.filter(({ item, wanted }) => isWanted(item) || wanted.length > 0);
  // A test with expectations has their results, and none of its own.
  for (const { item, wanted } of asked) for (const one of wanted.length > 0 ? wanted : [item]) run.started(one);
  const answer = await server.ask<RunPolicyTestsParams, RunPolicyTestsResult>(runPolicyTestsRequest, {
    uri: uri.toString(),
    tests: asked.map(({ index }) => index),
  });
  if (!answer) {
    const message = new TestMessage(l10n.t("The language server is not running."));
    for (const { item } of asked) run.errored(item, message);
    return;
  }
  if (answer.problems.length > 0)
    run.errored(
      file,
      answer.problems.map((problem) => errorOf(problem, uri)),
    );
  for (const { item, index, cases, wanted } of asked)
    report(
      item,
      { cases, wanted },
      answer.tests.find((one) => one.index === index),
      run,
    );
}

function report(
  item: TestItem,
  { cases, wanted }: { readonly cases: readonly TestItem[]; readonly wanted: readonly TestItem[] },
  outcome: PolicyTestOutcome | undefined,
  run: TestRun,
): void {
  const uri = item.uri!;
  if (!outcome || outcome.problems.length > 0) {
    for (const one of wanted) run.skipped(one);
    run.errored(
      item,
      (outcome?.problems ?? []).map((problem) => errorOf(problem, uri)),
    );
    return;
  }
  for (const one of wanted) {
    const result = outcome.cases[cases.indexOf(one)];
    if (!result) continue;
    run.appendOutput(outputOf(result, one.label), undefined, one);
    if (result.isPassed) run.passed(one);
    else run.failed(one, failureOf(result, uri));
  }
  if (cases.length === 0) run.passed(item);
}

function itemsOf(collection: TestItemCollection): TestItem[] {
  return [...collection].map(([, item]) => item);
}
