import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import packed from "packed-catalog";
import test from "node:test";
import {
  type ClientCapabilities,
  CodeAction,
  Command,
  type CompletionItem,
  type Hover,
  InsertTextFormat,
  MarkupContent,
  TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { type Client, connectInMemory } from "../support/client.js";
import { readCursor } from "../support/fixture.js";

// Recorded from the clients; the tests in these editors compare the records with the current values.
const clients = JSON.parse(readFileSync("test/support/clients.json", "utf8")) as Record<string, ClientCapabilities>;
const uri = "file:///folder/policy.json";

/** Texts with a cursor where the server has much to offer. */
const places = [
  "|",
  "{|}",
  '{ "Version": "1.1", "Statement": [|] }',
  '{ "Version": "1.1", "Statement": [{ | }] }',
  '{ "Version": "1.1", "Statement": [{ "Effect": "|" }] }',
  '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop|", "ecs:servers:re*"] }] }',
  '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:resize|", "vpc:ports:creare", " obs:bucket:ListBucket"] }] }',
  '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:re|*", "ecs:servers:reboot", "evs:volumes:list", "ecs:servers:get"] }] }',
  '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"], "Condition": { "|": {} } }] }',
  '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["obs:bucket:ListBucket"], "Condition": { "StringEquals": { "|g:UserName": ["a"] } } }] }',
  '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["obs:bucket:ListBucket"], "Resource": ["|"] }] }',
];

for (const [name, capabilities] of Object.entries(clients)) {
  test(`clients: ${name} receives nothing that it cannot read`, async () => {
    const client = connectInMemory(catalogs(packed));
    const { capabilities: server } = await client.initialize({ capabilities });
    const commands = server.executeCommandProvider?.commands ?? [];
    let count = 0;
    for (const marked of places) {
      const { text, offset } = readCursor(marked);
      await client.open(uri, text);
      for (const { codeDescription } of await client.diagnostics(uri, 1)) {
        if (capabilities.textDocument?.publishDiagnostics?.codeDescriptionSupport === false)
          assert.equal(codeDescription, undefined, marked);
      }
      const items = (await client.completion(uri, offset))?.items ?? [];
      for (const item of [...items, ...(items[0] ? [await client.resolve(items[0])] : [])])
        checkItem(item, capabilities);
      checkHover(await client.hover(uri, offset), capabilities);
      const actions = await allActions(client, offset);
      for (const action of actions) await checkAction(client, action, capabilities, commands);
      count += items.length + actions.length;
      await client.close(uri);
      await client.diagnostics(uri);
    }
    assert.ok(count > 100, "there were many texts to check");
    assert.deepEqual(client.said, []);
    await client.stop();
  });
}

async function allActions(client: Client, offset: number): Promise<(Command | CodeAction)[]> {
  const kinds = [undefined, ["quickfix"], ["refactor"], ["source"]];
  return (await Promise.all(kinds.map((only) => client.codeActions(uri, offset, only)))).flatMap((some) => some ?? []);
}

function checkItem(item: CompletionItem, { textDocument }: ClientCapabilities): void {
  const can = textDocument?.completion?.completionItem;
  const shown = JSON.stringify(item);
  if (can?.snippetSupport !== true) assert.ok(item.insertTextFormat !== InsertTextFormat.Snippet && !/\$\{?\d/.test(item.textEdit?.newText ?? item.insertText ?? ""), shown);
  if (can?.labelDetailsSupport !== true) assert.equal(item.labelDetails, undefined, shown);
  if (can?.insertReplaceSupport !== true) assert.ok(!item.textEdit || "range" in item.textEdit, shown);
  if (!can?.tagSupport) assert.equal(item.tags, undefined, shown);
  if (can?.commitCharactersSupport !== true) assert.equal(item.commitCharacters, undefined, shown);
  const formats = can?.documentationFormat ?? textDocument?.hover?.contentFormat;
  if (MarkupContent.is(item.documentation)) assert.ok(formats?.includes(item.documentation.kind), shown);
}

function checkHover(hover: Hover | null, { textDocument }: ClientCapabilities): void {
  if (hover && MarkupContent.is(hover.contents))
    assert.ok(textDocument?.hover?.contentFormat?.includes(hover.contents.kind), hover.contents.kind);
}

async function checkAction(
  client: Client,
  given: Command | CodeAction,
  { textDocument, workspace }: ClientCapabilities,
  commands: readonly string[],
): Promise<void> {
  const shown = JSON.stringify(given);
  assert.ok(!Command.is(given), shown);
  if (textDocument?.codeAction?.disabledSupport !== true) assert.equal(given.disabled, undefined, shown);
  if (given.command) assert.ok(commands.includes(given.command.command), shown);
  const resolves = textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true;
  if (!resolves) assert.ok(CodeAction.is(given), shown);
  const action = !given.edit && !given.command && resolves ? await client.connection.sendRequest<CodeAction>("codeAction/resolve", given) : given;
  assert.ok(CodeAction.is(action), shown);
  assert.ok(action.edit ?? action.command, `has an effect: ${shown}`);
  if (action.edit) checkEdit(action.edit, workspace?.workspaceEdit);
}

function checkEdit(edit: WorkspaceEdit, can: NonNullable<ClientCapabilities["workspace"]>["workspaceEdit"]): void {
  const shown = JSON.stringify(edit);
  if (!can?.changeAnnotationSupport) assert.equal(edit.changeAnnotations, undefined, shown);
  if (can?.documentChanges !== true) assert.equal(edit.documentChanges, undefined, shown);
  for (const change of edit.documentChanges ?? [])
    if (!TextDocumentEdit.is(change)) assert.ok(can?.resourceOperations?.includes(change.kind), shown);
}
