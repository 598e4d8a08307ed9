import assert from "node:assert/strict";
import * as vscode from "vscode";
import { actionsIn, discardActiveEditor, extension, until, withFiles, type Tests } from "./steps.js";

const untitled = () => vscode.workspace.textDocuments.filter((document) => document.isUntitled && document.getText().includes('"Statement"'));
const pageOf = (title: string) => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "huawei-iam-needs" && uri.path.includes(title));

/** Closes all editors, and discards the text of unsaved ones. */
async function discard(): Promise<void> {
  for (const document of untitled()) {
    await vscode.window.showTextDocument(document);
    await discardActiveEditor();
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

export const needsTests: Tests = {
  "Policy for This Terraform Folder: the policies in new editors, their explanation beside them": () => withFiles(
    { "main.tf": 'module "net" {\n  source = "./net"\n}\n' },
    async ([document]) => {
      await vscode.commands.executeCommand("huaweiIam.policyForTerraform", document!.uri, "plan");
      await until("the policies", () => untitled().length === 2);
      const page = await until("the explanation", () => pageOf("policies-"));
      assert.match(page.getText(), /`module\.net\.huaweicloud_vpc\.main` \(policies-\d+\/net\/vpc\.tf:1\)/);
      const [project] = untitled();
      assert.equal(project!.languageId, "json");
      assert.deepEqual(actionsIn(project!), ["vpc:vpcs:get", "vpc:vpcTags:get"]);
      await until("the first policy in front", () => vscode.window.activeTextEditor?.document === project);
      await discard();
    },
    { "net/vpc.tf": 'resource "huaweicloud_vpc" "main" {}\n' },
  ),
  "Policy from Log: the policy of a file, and its explanation": () => withFiles(
    { "calls.log": "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\nGET https://vpc.cn-north-4.myhuaweicloud.com/v9/none\n" },
    async ([document]) => {
      await vscode.commands.executeCommand("huaweiIam.policyFromLog", document!.uri);
      const policy = await until("the policy", () => untitled()[0]);
      assert.deepEqual(actionsIn(policy), ["vpc:vpcs:list"]);
      const page = await until("the explanation", () => pageOf("calls.log"));
      assert.match(page.getText(), /v9\/none` \(line 2\)/);
      await discard();
    },
  ),
  "a folder without Terraform files and a text without calls open nothing": () => withFiles(
    { "no-calls.log": "nothing\n" },
    async ([document]) => {
      await extension().activate();
      await vscode.commands.executeCommand("huaweiIam.policyFromLog", document!.uri);
      await vscode.commands.executeCommand("huaweiIam.policyForTerraform", vscode.Uri.joinPath(document!.uri, "../none"), "all");
      assert.deepEqual(untitled(), []);
    },
  ),
};
