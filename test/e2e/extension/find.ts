import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actionsIn, discardActiveEditor, extension, findings, placeOf, policyOf, settled, until, withPolicy, type Tests } from "./steps.js";

/** Runs a command with quick picks, and accepts the first item until `done`. */
async function acceptFirst<T>(
  what: string,
  done: () => T | undefined | false,
  command: string,
  ...args: unknown[]
): Promise<T> {
  await extension().activate();
  const run = vscode.commands.executeCommand(command, ...args);
  const result = await until(what, async () => {
    const value = done();
    if (!value) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return value;
  });
  await run;
  return result;
}

export const findTests: Tests = {
  "an action from an error message is inserted in the policy at the cursor": () => withPolicy(policyOf("ecs:cloudServers:migrate", "", "ecs:servers:get"), async (document) => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor?.document === document);
    const place = placeOf(document, '""', 1);
    editor.selection = new vscode.Selection(place, place);
    const text = policyOf("ecs:cloudServers:migrate", "ecs:servers:lock", "ecs:servers:get");
    await acceptFirst("the action", () => document.getText() === text, "huaweiIam.findAction", "Policy doesn't allow ecs:servers:lock to be performed.");
    await vscode.commands.executeCommand("undo");
    await until("the text before the insertion", () => document.getText() === policyOf("ecs:cloudServers:migrate", "", "ecs:servers:get"));
  }),
  "nothing is inserted in a read-only editor": () => withPolicy(policyOf("ecs:cloudServers:migrate", ""), async (document) => {
    const place = placeOf(document, '""', 1);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
    try {
      let isDone = false;
      const run = vscode.commands.executeCommand("huaweiIam.findAction", "ecs:servers:lock").then(() => { isDone = true; });
      await until("the end of the command", async () => {
        if (!isDone) await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
        return isDone;
      });
      await run;
      assert.equal(document.getText(), policyOf("ecs:cloudServers:migrate", ""));
      assert.equal(document.isDirty, false);
    } finally {
      await vscode.commands.executeCommand("workbench.action.files.resetActiveEditorReadonlyInSession");
    }
  }),
  "an empty line for the action is filled, with its line break": () => {
    const text = policyOf("ecs:cloudServers:migrate", "ecs:servers:get").replaceAll("\n", "\r\n");
    return withPolicy(text.replace('migrate",\r\n', 'migrate",\r\n        \r\n'), async (document) => {
      const place = placeOf(document, 'migrate",\r\n        ', 'migrate",\r\n        '.length);
      vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
      await acceptFirst("the action", () => actionsIn(document).includes("ecs:servers:lock"), "huaweiIam.findAction", "ecs:servers:lock");
      assert.equal(document.getText(), text.replace('migrate",\r\n', 'migrate",\r\n        "ecs:servers:lock",\r\n'));
    });
  },
  "several calls are inserted in the policy together": () => withPolicy(policyOf("ecs:cloudServers:migrate"), async (document) => {
    const place = placeOf(document, 'migrate"', 'migrate"'.length);
    vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
    await acceptFirst("the actions", () => actionsIn(document).length > 1, "huaweiIam.findAction", "POST /v1/0a1b/cloudservers/9f8e/resize\nGET /v1/0a1b/cloudservers/detail");
    assert.equal(document.getText(), policyOf("ecs:cloudServers:migrate", "ecs:cloudServers:resize", "ecs:cloudServers:list"));
  }),
  "the server's own command returns JSON": async () => {
    await extension().activate();
    const found = await vscode.commands.executeCommand<{ actions: { name: string }[] }>("huaweiIam.findActions", "POST /v1/0a1b/cloudservers/9f8e/resize");
    assert.deepEqual(found.actions.map(({ name }) => name), ["ecs:cloudServers:resize"]);
  },
  "which policies grant an action: the chosen entry is shown": () => withPolicy(policyOf("ecs:cloudServers:migrate", "vpc:ports:cre*"), async (document) => {
    await settled(document);
    const selected = () => {
      const editor = vscode.window.activeTextEditor;
      return editor && editor.document.uri.toString() === document.uri.toString() && document.getText(editor.selection);
    };
    await acceptFirst("the entry", () => selected() === "vpc:ports:cre*", "huaweiIam.whoGrants", "vpc:ports:create");
  }),
  "an action has a page": async () => {
    await extension().activate();
    const page = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: "huawei-iam-action", path: "/ecs:servers:stop.md" }));
    assert.equal(page.languageId, "markdown");
    assert.match(page.getText(), /^# `ecs:servers:stop`\n[\s\S]*ecs:servers:get/);
  },
  "New Policy opens the empty policy with the first placeholder selected": async () => {
    const editor = await acceptFirst("the policy", () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.isUntitled && active.document.getText().includes("service:resourceType:operation") && active;
    }, "huaweiIam.newPolicy");
    await until("the selection", () => editor.document.getText(editor.selection) === "service:resourceType:operation");
    assert.equal(editor.document.languageId, "json");
    await settled(editor.document);
    assert.deepEqual(findings(editor.document).map(({ message }) => message), []);
    await vscode.window.showTextDocument(editor.document);
    await discardActiveEditor();
  },
};
