import assert from "node:assert/strict";
import * as vscode from "vscode";
import { otherJson } from "../../support/other-json.js";
import { extension, findings, placeOf, policyOf, until, withFiles, type Tests } from "./steps.js";

/** The part of our language client that the tests use: it logs errors, and receives the log of the server. */
interface Client {
  error(message: string, data?: unknown): void;
  onNotification(
    method: string,
    listener: (params: { readonly type: number; readonly message: string }) => void,
  ): vscode.Disposable;
}

/** Every request that an editor sends on its own or at a keystroke. */
async function askAll(document: vscode.TextDocument, place: vscode.Position): Promise<readonly unknown[]> {
  const { uri } = document;
  const range = new vscode.Range(new vscode.Position(0, 0), place);
  const ask = <T>(command: string, ...rest: unknown[]) => vscode.commands.executeCommand<T>(command, uri, ...rest);
  const [actions, hints, definitions, references] = await Promise.all([
    ask<vscode.CodeAction[]>("vscode.executeCodeActionProvider", range),
    ask<unknown[]>("vscode.executeInlayHintProvider", range),
    ask<unknown[]>("vscode.executeDefinitionProvider", place),
    ask<unknown[]>("vscode.executeReferenceProvider", place),
    ask("vscode.executeCompletionItemProvider", place),
    ask("vscode.executeHoverProvider", place),
  ]);
  return [...actions.filter(({ kind }) => kind?.value.includes("huaweiIam")), ...hints, ...definitions, ...references];
}

export const quietTests: Tests = {
  "200 JSON files without a policy: no finding, no answer of ours, no error in the log": async () => {
    const { client } = (await extension().activate()) as { client: Client };
    const logged: string[] = [];
    const { error } = client;
    client.error = (message) => void logged.push(message);
    const listener = client.onNotification("window/logMessage", ({ type, message }) => void (type <= 2 && logged.push(message)));
    try {
      await withFiles(
        { "known.json": policyOf("ecs:servers:stop") },
        async ([known]) => {
          const folder = vscode.Uri.joinPath(known!.uri, "..");
          const names = Object.keys(otherJson());
          assert.equal(names.length, 200);
          const check = async (name: string) => {
            const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
            const middle = document.positionAt(document.getText().length >> 1);
            for (const place of [new vscode.Position(0, 0), middle])
              assert.deepEqual(await askAll(document, place), [], `${name} at ${place.line}:${place.character}`);
            assert.deepEqual(findings(document), [], name);
          };
          // Ten at a time, because each waits for answers most of the time.
          for (let first = 0; first < names.length; first += 10)
            await Promise.all(names.slice(first, first + 10).map(check));
          // The same requests have results for a policy, so they did reach the server.
          await until("the known finding", () => findings(known!).length > 0);
          assert.ok((await askAll(known!, placeOf(known!, "servers"))).length > 0);
          for (const document of vscode.workspace.textDocuments)
            if (document !== known && document.uri.path.startsWith(folder.path))
              assert.deepEqual(findings(document), [], document.fileName);
        },
        otherJson(),
      );
    } finally {
      client.error = error;
      listener.dispose();
    }
    assert.deepEqual(logged, []);
  },
};
