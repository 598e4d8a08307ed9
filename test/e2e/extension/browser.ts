import assert from "node:assert/strict";
import * as vscode from "vscode";
import { extension, findings, policyOf, until, withPolicy, type Tests } from "./steps.js";

/** Without these, all other tests could pass in the wrong extension host. */
export const browserTests: Tests = {
  "this extension host is a worker of a browser, without Node": async () => {
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.ok("WorkerGlobalScope" in globalThis, "a worker");
    assert.equal(typeof (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node, "undefined");
    assert.equal(typeof (globalThis as { require?: unknown }).require, "undefined");
  },
  "the extension was loaded from its web site": async () => {
    assert.equal(extension().extensionUri.scheme, "http");
    assert.equal(extension().extensionKind, vscode.ExtensionKind.UI);
  },
  "a restarted server is another worker, and checks again": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    const api = extension().exports as { readonly client: object };
    const before = api.client;
    await until("the finding", () => findings(document).length > 0);
    await vscode.commands.executeCommand("huaweiIam.restartServer");
    assert.ok(api.client !== before, "another client");
    await until("the finding again", () => findings(document).length > 0);
  }),
};
