import { type CancellationToken, Range, type TestController, type TestItem, type Uri, workspace } from "vscode";
import {
  isTestName,
  type PolicyTestsParams,
  policyTestsRequest,
  type PolicyTestsResult,
  type ProtocolRange,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";
import { findPolicyFiles } from "../files.js";

const configName = /(?:^|\/)\.huawei-iam\.json$/;

/** Whether a file has policy tests by its name. A configuration file may have none. */
export function mayHaveTests({ path }: Uri): boolean {
  return isTestName(path) || configName.test(path);
}

/** The tests of the workspace as items of the Testing view: a file has tests, and a test has expectations. */
export class TestItems {
  constructor(
    private readonly controller: TestController,
    private readonly server: LanguageServer,
  ) {}

  /** Finds all test files, and removes the items of files that no longer exist. */
  async discover(token: CancellationToken): Promise<void> {
    const uris = (await findPolicyFiles(token)).filter(mayHaveTests);
    if (token.isCancellationRequested) return;
    const found = new Set(uris.map((uri) => uri.toString()));
    for (const [id] of [...this.controller.items]) if (!found.has(id)) this.controller.items.delete(id);
    await Promise.all(uris.map((uri) => this.update(uri)));
  }

  /** Reads the tests of a file again. Returns its item; `undefined` if it has no tests. */
  async update(uri: Uri): Promise<TestItem | undefined> {
    const id = uri.toString();
    const answer = await this.server.ask<PolicyTestsParams, PolicyTestsResult>(policyTestsRequest, { uri: id });
    if (!answer || (answer.tests.length === 0 && !isTestName(uri.path))) {
      this.controller.items.delete(id);
      return undefined;
    }
    const item =
      this.controller.items.get(id) ?? this.controller.createTestItem(id, workspace.asRelativePath(uri), uri);
    item.children.replace(
      answer.tests.map((test, index) => {
        const child = this.#item(`${id}#${String(index)}`, test.name, uri, test.range, index);
        child.children.replace(
          test.cases.map(({ title, range }, at) => this.#item(`${child.id}/${String(at)}`, title, uri, range, at)),
        );
        return child;
      }),
    );
    this.controller.items.add(item);
    return item;
  }

  delete(uri: Uri): void {
    this.controller.items.delete(uri.toString());
  }

  #item(id: string, label: string, uri: Uri, range: ProtocolRange, order: number): TestItem {
    const item = this.controller.createTestItem(id, label, uri);
    item.range = toRange(range);
    item.sortText = String(order).padStart(5, "0");
    return item;
  }
}

export function toRange({ start, end }: ProtocolRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
