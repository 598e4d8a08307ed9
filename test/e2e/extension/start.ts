import assert from "node:assert/strict";
import * as vscode from "vscode";
import { discardActiveEditor, extension, findings, policyOf, type Tests, until, withFiles } from "./steps.js";

/** The first tests of a window: no test has activated the extension yet. */
export const startTests: Tests = {
  "a plain text activates the extension, and a single Terraform file, which is one, is checked": async () => {
    const text = await vscode.workspace.openTextDocument({ language: "plaintext", content: "a note" });
    await vscode.window.showTextDocument(text);
    await until("the extension", () => extension().isActive);
    const policy = JSON.stringify(JSON.parse(policyOf("ecs:servers:stop")));
    const file = `resource "huaweicloud_identity_role" "r" {\n  policy = <<EOF\n${policy}\nEOF\n}\n`;
    await withFiles({ "main.tf": file }, async ([document]) => {
      assert.equal(document!.languageId, "plaintext");
      await until("a finding in the Terraform file", () => findings(document!).length > 0);
    });
    await discardActiveEditor();
  },
};
