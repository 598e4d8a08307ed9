import assert from "node:assert/strict";
import * as vscode from "vscode";
import { findingsWith, policyOf, settled, until, withPolicy, write, type Tests } from "./steps.js";

const config = ".huawei-iam.json";
const missing = (document: vscode.TextDocument) => findingsWith(document, "missing-dependency");
const level = (severity: string) => JSON.stringify({ rules: { "missing-dependency": severity } });

/** Configuration files are read through the editor, so they also apply if the server has no disk. */
export const configurationTests: Tests = {
  "a configuration file next to the policy applies, and so do its changes": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    await settled(document);
    assert.equal(missing(document).length, 0);
    const folder = vscode.Uri.joinPath(document.uri, "..");
    await write(folder, config, level("error"));
    await until("an error", () => missing(document)[0]?.severity === vscode.DiagnosticSeverity.Error);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, config));
    await until("a warning again", () => missing(document)[0]?.severity === vscode.DiagnosticSeverity.Warning);
  }, "policy.json", { [config]: level("off") }),
};
