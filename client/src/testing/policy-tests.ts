import {
  CancellationTokenSource,
  type Disposable,
  l10n,
  type TestController,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
  Uri,
  workspace,
} from "vscode";
import { isReadByName, readGlob } from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";
import { runTests } from "./run-tests.js";
import { mayHaveTests, TestItems } from "./test-items.js";

/** The pause after a change before tests run again: editors save several files at once. */
const debounceMs = 300;

/**
 * Shows policy tests in the Testing view. Tests are found when the view is opened, and when a test file is opened or
 * changed. In a continuous run, they run again after every change of a policy or test file.
 */
export function registerPolicyTests(
  server: LanguageServer,
  started: Promise<unknown>,
): { readonly controller: TestController; readonly subscriptions: readonly Disposable[] } {
  const controller = tests.createTestController("huaweiIam.policyTests", l10n.t("Huawei IAM Policy Tests"));
  const items = new TestItems(controller, server);
  const never = new CancellationTokenSource();
  const continuous = new Set<() => void>();
  controller.resolveHandler = async (item) => {
    await started;
    await (item?.uri ? items.update(item.uri) : items.discover(never.token));
  };
  controller.refreshHandler = (token) => items.discover(token);
  const profile = controller.createRunProfile(
    l10n.t("Run"),
    TestRunProfileKind.Run,
    async (request: TestRunRequest, token) => {
      await started;
      const run = () => runTests(request, { controller, items, server }, token);
      if (request.continuous !== true) return run();
      const again = later(() => void run());
      continuous.add(again.start);
      token.onCancellationRequested(() => {
        continuous.delete(again.start);
        again.cancel();
      });
      return run();
    },
    true,
    undefined,
    true,
  );
  const changed = (uri: Uri) => {
    if (mayHaveTests(uri)) typed(uri);
    if (isReadByName(uri.path)) for (const again of continuous) again();
  };
  const waiting = new Map<string, ReturnType<typeof later>>();
  const typed = (uri: Uri) => {
    const key = uri.toString();
    const update = waiting.get(key) ?? later(() => void started.then(() => items.update(uri)));
    waiting.set(key, update);
    update.start();
  };
  const watcher = workspace.createFileSystemWatcher(readGlob);
  const subscriptions = [
    controller,
    profile,
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete((uri) => {
      items.delete(uri);
      changed(uri);
    }),
    workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
    workspace.onDidOpenTextDocument(({ uri }) => {
      if (mayHaveTests(uri)) typed(uri);
    }),
    workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (mayHaveTests(uri)) typed(uri);
    }),
    {
      dispose: () => {
        for (const { cancel } of waiting.values()) cancel();
      },
    },
  ];
  return { controller, subscriptions };
}

/** Runs once, a pause after the last start. */
function later(run: () => void): { start(): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  return {
    cancel,
    start() {
      cancel();
      timer = setTimeout(run, debounceMs);
    },
  };
}
