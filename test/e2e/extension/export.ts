import assert from "node:assert/strict";
import * as vscode from "vscode";
import { placeOf, policyOf, settled, until, withFiles, withPolicy, type Tests } from "./steps.js";

/** The current explanation of a policy. */
const explanation = (policy: vscode.TextDocument) => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "huawei-iam-explain" && uri.query === policy.uri.toString())?.getText() ?? "";
const previews = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputCustom && input.uri.scheme === "huawei-iam-explain");

async function explain(policy: vscode.TextDocument): Promise<void> {
  await settled(policy);
  await vscode.commands.executeCommand("huaweiIam.explainPolicy");
  await until("the explanation", () => explanation(policy).startsWith("# What"));
}

async function insert(document: vscode.TextDocument, place: vscode.Position, what: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, place, what);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Runs the command; returns the new text of the clipboard. */
async function copy(form: string): Promise<string> {
  await vscode.env.clipboard.writeText("nothing yet");
  await vscode.commands.executeCommand("huaweiIam.copyPolicy", { form });
  return vscode.env.clipboard.readText();
}

export const exportTests: Tests = {
  "Explain This Policy: a preview next to the policy, which keeps the focus": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    await explain(document);
    assert.match(explanation(document), /`ecs:servers:stop`/);
    assert.deepEqual(previews().map(({ label }) => label), ["Explanation of policy.json.md"]);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, "policy.json");
    assert.equal(vscode.window.tabGroups.all.length, 2);
  }),
  "the explanation follows the policy, and says if there is none": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    await explain(document);
    await insert(document, placeOf(document, '"ecs:servers:stop"'), '"ecs:servers:lock", ');
    await until("the new action", () => explanation(document).includes("`ecs:servers:lock`"));
    const whole = document.getText();
    const replace = async (by: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), by);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await replace("{}\n");
    await until("that there is no policy", () => explanation(document).startsWith("# No policy at the moment"));
    await replace(whole);
    await until("the explanation again", () => explanation(document).includes("`ecs:servers:lock`"));
    await document.save();
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await until("that it is closed", () => /`policy\.json` is closed\./.test(explanation(document)));
  }),
  "Compare Grants with another file: a preview of what the policy grants more": () => withFiles(
    { "policy.json": policyOf("ecs:servers:stop", "kms:cmk:crypto") },
    async ([document]) => {
      await settled(document!);
      await vscode.commands.executeCommand("huaweiIam.compareGrants", document!.uri, vscode.Uri.joinPath(document!.uri, "../old.json"));
      const page = await until("the changes", () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "huawei-iam-diff"));
      assert.match(page.getText(), /1 action gained/);
      assert.match(page.getText(), /`kms:cmk:crypto`/);
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);
      assert.ok(tabs.includes("Changes from old.json to policy.json.md"), tabs.join());
    },
    { "old.json": policyOf("ecs:servers:stop") },
  ),
  "Convert to 5.0 and back: the result and its report beside the policy, which stays": () => withPolicy(policyOf("dns:recordset:get", "obs:object:GetObject"), async (document) => {
    await settled(document);
    const before = document.getText();
    await vscode.commands.executeCommand("huaweiIam.convertTo50", document.uri);
    const page = await until("the report", () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "huawei-iam-convert"));
    assert.match(page.getText(), /^# Conversion from 1\.1 to 5\.0\n[^]*`obs:object:GetObject`: no action of the service is known in version 5\.0/);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).map(({ label }) => label);
    assert.ok(tabs.includes("Conversion of policy.json to 5.0.md"), tabs.join());
    assert.equal(document.getText(), before);
    assert.ok(!document.isDirty);
  }),
  "without VS Code's preview, the explanation opens as text": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    await explain(document);
    const [uri] = previews().map(({ input }) => (input as vscode.TabInputCustom).uri);
    await vscode.commands.executeCommand("workbench.action.closeEditorsInOtherGroups");
    await vscode.commands.executeCommand("vscode.openWith", uri, "an.editor.that.there.is.not", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    const editor = await until("the text", () => vscode.window.visibleTextEditors.find((one) => one.document.uri.scheme === uri?.scheme));
    assert.equal(editor.document.languageId, "markdown");
    assert.match(editor.document.getText(), /^# What this policy does\n/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
  }),
  "Copy Policy for Console: strict JSON, or the body of a request": () => withPolicy(`// why\n${policyOf("ecs:servers:stop", "ecs:servers:get")}`, async (document) => {
    await settled(document);
    const json = { Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:servers:stop", "ecs:servers:get"] }] };
    assert.equal(await copy("minified"), JSON.stringify(json));
    assert.equal(await copy("pretty"), JSON.stringify(json, undefined, 2));
    assert.deepEqual(JSON.parse(await copy("api-body")), { role: { display_name: "policy", type: "XA", description: "policy", policy: json } });
  }, "policy.jsonc"),
  "from a page that is not a text editor, the last active policy is copied": () => withPolicy(policyOf("ecs:servers:stop", "ecs:servers:get"), async (document) => {
    await settled(document);
    await vscode.commands.executeCommand("workbench.action.openWalkthrough", "huawei-iam-policy.huawei-iam-policy#start");
    await until("a page without text", () => vscode.window.activeTextEditor === undefined && vscode.window.visibleTextEditors.length === 0);
    await until("the copied policy", async () => (await copy("minified")).includes("\"ecs:servers:stop\""));
  }),
  "a text that is not JSON is not copied": () => withPolicy(policyOf("ecs:servers:stop").replace('"Allow"', "Allow"), async (document) => {
    await settled(document);
    assert.equal(await copy("minified"), "nothing yet");
  }),
  "Show Catalog Information: a page to read": async () => {
    await vscode.commands.executeCommand("huaweiIam.showCatalog");
    const page = await until("the page", () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "huawei-iam-catalog"));
    assert.match(page.getText(), /^# Action catalog\n\n[\d,]{5} actions of \d\d services/);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  },
};
