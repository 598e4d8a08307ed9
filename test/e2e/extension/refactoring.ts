import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actionsIn, placeOf, policyOf, until, withPolicy, type Tests } from "./steps.js";

/** The refactorings of a kind that VS Code offers for a selection. */
async function refactoringsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
    100,
  );
}

async function refactorAt(document: vscode.TextDocument, text: string, kind: string): Promise<vscode.CodeAction> {
  const place = placeOf(document, text, 3);
  const [action, ...others] = await until(`a refactoring of ${kind}`, async () => {
    const found = await refactoringsAt(document, new vscode.Range(place, place), kind);
    return found.length > 0 && found;
  });
  assert.deepEqual(others.map(({ title }) => title), []);
  assert.ok(action?.edit && action.kind?.value === kind, action?.title);
  return action;
}

async function applyTo(document: vscode.TextDocument, action: vscode.CodeAction): Promise<void> {
  await vscode.window.showTextDocument(document);
  assert.ok(action.edit && await vscode.workspace.applyEdit(action.edit, { isRefactoring: true }), action.title);
}

async function undo(document: vscode.TextDocument, before: string): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("undo");
  await until("the text as it was", () => document.getText() === before);
}

const rewrite = (name: string) => `refactor.rewrite.huaweiIam.${name}`;

export const refactoringTests: Tests = {
  "a wildcard is expanded, and one undo restores it": () => {
    const text = policyOf("ecs:servers:get", "smn:topic:*");
    return withPolicy(text, async (document) => {
      const action = await refactorAt(document, "smn:topic:*", rewrite("expandWildcard"));
      assert.match(action.title, /^Replace 'smn:topic:\*' by the \d+ actions that it matches \(future ones will no longer match\)$/);
      await applyTo(document, action);
      assert.deepEqual(actionsIn(document), ["ecs:servers:get", ...["create", "delete", "list", "publish", "update"].map((operation) => `smn:topic:${operation}`)]);
      await undo(document, text);
    });
  },
  "actions are replaced by a wildcard, which can be expanded again": () => {
    const text = policyOf("ecs:servers:get", "ecs:servers:getMetadata", "ecs:servers:stop", "ecs:servers:getTags");
    return withPolicy(text, async (document) => {
      const action = await refactorAt(document, "ecs:servers:getTags", rewrite("shrinkToWildcard"));
      assert.match(action.title, /^Replace 3 actions by 'ecs:servers:get\*' \(future actions, /);
      await applyTo(document, action);
      assert.deepEqual(actionsIn(document), ["ecs:servers:get*", "ecs:servers:stop"]);
      await applyTo(document, await refactorAt(document, "ecs:servers:get*", rewrite("expandWildcard")));
      assert.deepEqual(actionsIn(document), ["ecs:servers:get", "ecs:servers:getMetadata", "ecs:servers:getTags", "ecs:servers:stop"]);
    });
  },
  "a policy of mixed scope becomes two files with free names": () => withPolicy(policyOf("ecs:servers:get", "iam:users:listUsers"), async (document) => {
    const action = await refactorAt(document, "iam:users", rewrite("splitByScope"));
    assert.equal(action.title, "Move the actions of global services (iam) to 'policy-global-2.json'");
    await applyTo(document, action);
    assert.equal(document.getText(), policyOf("ecs:servers:get"));
    const made = vscode.Uri.joinPath(document.uri, "../policy-global-2.json");
    // Files that a refactoring changes are saved at once.
    await until("the new file", async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(made)) === policyOf("iam:users:listUsers"));
  }, "policy.json", { "policy-global.json": "{}" }),
  "statements are sorted on save": () => withPolicy(policyOf("iam:users:listUsers", "iam:groups:listGroups"), async (document) => {
    const editor = vscode.workspace.getConfiguration("editor");
    try {
      await editor.update("codeActionsOnSave", { "source.sortActions.huaweiIam": "explicit" }, vscode.ConfigurationTarget.Global);
      const change = new vscode.WorkspaceEdit();
      change.insert(document.uri, new vscode.Position(0, 1), " ");
      assert.ok(await vscode.workspace.applyEdit(change));
      assert.ok(await document.save());
      assert.deepEqual(actionsIn(document), ["iam:groups:listGroups", "iam:users:listUsers"]);
    } finally {
      await editor.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Global);
    }
  }),
  "refactorings can be switched off": () => withPolicy(policyOf("ecs:servers:g*"), async (document) => {
    await refactorAt(document, "ecs:servers:g*", rewrite("expandWildcard"));
    const settings = vscode.workspace.getConfiguration("huaweiIam");
    const place = placeOf(document, "ecs:servers:g*", 3);
    try {
      await settings.update("refactorings.enable", false, vscode.ConfigurationTarget.Global);
      await until("none", async () => (await refactoringsAt(document, new vscode.Range(place, place), "refactor")).length === 0);
    } finally {
      await settings.update("refactorings.enable", undefined, vscode.ConfigurationTarget.Global);
    }
    await refactorAt(document, "ecs:servers:g*", rewrite("expandWildcard"));
  }),
};
