import assert from "node:assert/strict";
import * as vscode from "vscode";
import { codeOf, discardActiveEditor, extension, findings, fixesFor, policyOf, until, withPolicy } from "./steps.js";

export const activationTests = {
  "opening a JSON file starts the extension": async () => {
    const document = await vscode.workspace.openTextDocument({ language: "json", content: policyOf("ecs:servers:stop") });
    await vscode.window.showTextDocument(document);
    await until("the extension", () => extension().isActive);
    await until("a finding in a file that was never saved", () => findings(document).length > 0);
    await discardActiveEditor();
  },
  "findings are cleared when the file is closed": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    await until("a finding", () => findings(document).length > 0);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await until("no finding", () => findings(document).length === 0);
  }),
  "the page of a rule opens": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    const finding = await until("the finding", () => findings(document).find((one) => codeOf(one) === "missing-dependency"));
    const show = (await fixesFor(document, finding)).find(({ command }) => command?.command === "huaweiIam.showRulePage");
    assert.ok(show?.command, "the page is offered");
    await vscode.commands.executeCommand(show.command.command, ...(show.command.arguments ?? []));
    await until("the page", () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes("missing-dependency.md")));
  }),
  "a policy keeps its language, JSON or JSONC": async () => {
    await withPolicy(policyOf("ecs:servers:stop"), async ({ languageId }) => assert.equal(languageId, "json"));
    await withPolicy(policyOf("ecs:servers:stop"), async ({ languageId }) => assert.equal(languageId, "jsonc"), "policy.jsonc");
  },
};
