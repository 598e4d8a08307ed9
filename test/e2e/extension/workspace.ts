import assert from "node:assert/strict";
import * as vscode from "vscode";
import { codeOf, extension, placeOf, policyOf, until, withFiles, write, type Tests } from "./steps.js";

/** The part of our language client that the tests use. */
interface Client {
  sendRequest<R>(method: string, params: object, token: vscode.CancellationToken): Promise<R>;
  onProgress(type: object, token: string, listener: (value: { readonly kind: string }) => void): vscode.Disposable;
}
interface Result {
  readonly message: string;
  readonly policies: number;
  readonly files: number;
  readonly warnings: number;
  readonly isComplete: boolean;
}
const check = () => vscode.commands.executeCommand<Result>("huaweiIam.checkWorkspace");
/** The codes of our findings in a file, open or not. */
const codes = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "huawei-iam").map(codeOf);
const aws = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["ec2:StopInstances"], Resource: "*" }] });
const stop = policyOf("ecs:servers:stop");

/** Run last: after the first check, files keep their problems when they are closed. */
export const workspaceTests: Tests = {
  "Check All reports closed files, and follows their changes": () => withFiles({ "open.json": "{}" }, async ([document]) => {
    const folder = vscode.Uri.joinPath(document!.uri, "..");
    const at = (name: string) => vscode.Uri.joinPath(folder, name);
    const result = await check();
    assert.match(result.message, /^\d+ polic(?:y|ies) checked in \d+ files: .*\d+ warnings?\.$/);
    assert.equal(result.isComplete, true);
    await until("the problem of a file that is not open", () => codes(at("a.json")).includes("missing-dependency"));
    assert.deepEqual(codes(at("b.json")), [], "its configuration file suppresses it");
    for (const name of ["aws.json", "node_modules/x.json", "open.json"]) assert.deepEqual(codes(at(name)), [], name);
    await write(folder, "a.json", policyOf("ecs:cloudServers:migrate"));
    await until("no problem of that kind", () => !codes(at("a.json")).includes("missing-dependency"));
    await write(folder, "new.json", stop);
    await until("the problem of a new file", () => codes(at("new.json")).includes("missing-dependency"));
    await vscode.workspace.fs.delete(at("new.json"));
    await until("no problem of a deleted file", () => codes(at("new.json")).length === 0);
  }, { "a.json": stop, "sub/b.json": stop, "sub/.huawei-iam.json": '{ "rules": { "missing-dependency": "off", "newer-dependency": "off" } }', "aws.json": aws, "node_modules/x.json": stop }),
  "Check All shows each problem once, in open and closed files": () => withFiles({ "open.json": "{}" }, async ([document]) => {
    const file = vscode.Uri.joinPath(document!.uri, "../a.json");
    await check();
    const before = await until("the problems", () => codes(file).length > 0 && codes(file));
    let emptied = 0;
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === file.toString()) && codes(file).length !== before.length) emptied++;
    });
    await vscode.commands.executeCommand("vscode.open", file, { preview: false });
    const opened = await until("the document", () => vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString()));
    // The answer comes after the document was opened.
    await vscode.commands.executeCommand("vscode.executeHoverProvider", opened.uri, new vscode.Position(0, 0));
    assert.deepEqual(codes(file), before);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await until("the document to close", () => !vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === file.toString()));
    await check();
    assert.deepEqual(codes(file), before);
    listener.dispose();
    assert.equal(emptied, 0, "never twice, never none");
  }, { "a.json": stop }),
  "deleting a folder clears the problems of its files": async () => {
    let file: vscode.Uri | undefined;
    await withFiles({ "open.json": "{}" }, async ([document]) => {
      file = vscode.Uri.joinPath(document!.uri, "../sub/a.json");
      await check();
      await until("the problem", () => codes(file!).length > 0);
    }, { "sub/a.json": stop });
    await until("no problem", () => codes(file!).length === 0);
  },
  "references and definition find the policies of the workspace": () => withFiles({ "open.json": policyOf("ecs:servers:unlock") }, async ([document]) => {
    const name = ({ path }: vscode.Uri) => path.slice(path.lastIndexOf("/") + 1);
    const here = document!.uri.path.slice(0, -"open.json".length);
    const references = async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", document!.uri, placeOf(document!, "unlock"));
      // Other tests may have left policies open.
      return found.filter(({ uri }) => uri.path.startsWith(here)).map(({ uri }) => name(uri)).sort();
    };
    // The editor notices new files a little later.
    await until("the new files", async () => (await references()).length > 1);
    assert.deepEqual(await references(), ["deny.json", "every.json", "open.json"]);
    const definitions = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>("vscode.executeDefinitionProvider", document!.uri, placeOf(document!, "unlock"));
    const targets = definitions.map((one) => ("targetUri" in one ? one.targetUri : one.uri)).filter(({ path }) => path.startsWith(here));
    assert.deepEqual(targets.map(name), ["every.json"]);
  }, { "every.json": policyOf("ecs:*:*"), "deny.json": policyOf("ecs:servers:unlock").replace("Allow", "Deny"), "other.json": policyOf("vpc:ports:get"), "node_modules/x.json": policyOf("ecs:servers:unlock") }),
  "Check All can be cancelled, and says how many files it checked": () => withFiles({ "open.json": "{}" }, async ([document]) => {
    const { client } = (await extension().activate()) as { client: Client };
    const source = new vscode.CancellationTokenSource();
    const begun = new Promise<void>((done) => client.onProgress({}, "mine", ({ kind }) => void (kind === "begin" && done())));
    const result = client.sendRequest<Result>("workspace/executeCommand", { command: "huaweiIam.checkWorkspace", arguments: [], workDoneToken: "mine" }, source.token);
    await begun;
    source.cancel();
    const { isComplete, message } = await result;
    assert.equal(isComplete, false);
    assert.match(message, /^Stopped after /);
    assert.equal((await check()).isComplete, true);
    assert.ok(codes(vscode.Uri.joinPath(document!.uri, "../many/39.json")).length > 0);
    // Few files with much to read: each of them takes longer than the cancellation, and they are written in a moment.
  }, Object.fromEntries(Array.from({ length: 40 }, (_none, index) => [`many/${index}.json`, stop + " ".repeat(250_000)]))),
};
