import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { noHost } from "../../server/src/lsp/host/host.js";
import * as protocol from "../../server/src/protocol.js";
import { packedOf } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { filesOf } from "../support/files.js";
import { otherJson } from "../support/other-json.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get\necs:servers:get"));
const real = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.base.json", "l10n/bundle.l10n.zh-cn.json", "server/catalog/language/system-policies.json", "server/catalog/actions/ecs.json"];
const files = { ...otherJson(), ...Object.fromEntries(real.map((name) => [name.replaceAll("/", "-"), readFileSync(name, "utf8")])) };
const everything: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
    codeAction: { disabledSupport: true },
    definition: { linkSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"], changeAnnotationSupport: {} } },
  window: { showDocument: { support: true } },
};

/** Offsets for requests: both ends, and some between them. */
function places(text: string): number[] {
  const step = Math.max(1, Math.floor(text.length / 7));
  return [0, ...[1, 2, 3, 4, 5, 6].map((part) => Math.min(text.length, part * step + part)), text.length];
}

/** Sends every document request that the server answers; returns the answers that are not empty. */
async function askAll(client: Client, uri: string, offset: number): Promise<string[]> {
  const position = new LineIndex(client.text(uri)).positionAt(offset);
  const here = { textDocument: { uri }, position };
  const range = { start: { line: 0, character: 0 }, end: position };
  const requests: readonly (readonly [method: string, params: object])[] = [
    ["textDocument/completion", here],
    ["textDocument/completion", { ...here, context: { triggerKind: 2, triggerCharacter: '"' } }],
    ["textDocument/hover", here],
    ["textDocument/codeAction", { textDocument: { uri }, range, context: { diagnostics: [] } }],
    ["textDocument/codeAction", { textDocument: { uri }, range, context: { diagnostics: [], only: ["source", "refactor"] } }],
    ["textDocument/inlayHint", { textDocument: { uri }, range }],
    ["textDocument/definition", here],
    ["textDocument/references", { ...here, context: { includeDeclaration: true } }],
    [protocol.documentStatusRequest, { textDocument: { uri } }],
  ];
  const answers = await Promise.all(
    requests.map(
      async ([method, params]) => [method, await client.connection.sendRequest<unknown>(method, params)] as const,
    ),
  );
  return answers.flatMap(([method, answer]) =>
    isNothing(answer) ? [] : [`${method}: ${JSON.stringify(answer).slice(0, 200)}`],
  );
}

function isNothing(answer: unknown): boolean {
  const items = (answer as { items?: unknown } | null)?.items ?? answer;
  return items === null || (Array.isArray(items) && items.length === 0);
}

test("quiet: 200 other JSON files, each opened, edited and queried everywhere: no finding, no answer, no error", async () => {
  const client = connectInMemory(catalogs(facts), { ...noHost, files: filesOf(new Map()) });
  await client.initialize({ rootUri: "file:///w", capabilities: everything });
  const answered: string[] = [];
  const all = Object.entries(files).map(([name, text]) => ({ name, text, uri: `file:///w/${name}` }));
  for (const { name, text, uri } of all) {
    await client.open(uri, text, name.endsWith("c") ? "jsonc" : "json");
    assert.deepEqual(await client.diagnostics(uri, 1), [], name);
    for (const offset of places(text)) answered.push(...(await askAll(client, uri, offset)).map((answer) => `${name} at ${String(offset)}: ${answer}`));
    // Each of our own requests about a whole document returns a result without an error.
    for (const [method, params] of [
      [protocol.explainRequest, { textDocument: { uri } }],
      [protocol.copyPolicyRequest, { textDocument: { uri }, form: "pretty" }],
      [protocol.insertActionsRequest, { actions: ["ecs:servers:get"], textDocument: { uri }, position: { line: 0, character: 0 } }],
    ] as const) assert.ok(await client.connection.sendRequest(method, params), `${name}: ${method}`);
    await client.change(uri, 2, " ", { start: text.length >> 1, end: text.length >> 1 });
  }
  for (const { name, uri } of all) assert.deepEqual(await client.diagnostics(uri, 2), [], name);
  // In a file with nothing but a word that is being typed, a whole policy may be offered; nothing else, and nowhere
  // else.
  const isBlank = (line: string) => /^\w*$/.test(files[line.slice(0, line.indexOf(" at "))]?.trim() ?? "?") && line.includes("textDocument/completion");
  assert.deepEqual(answered.filter((line) => !isBlank(line)), []);
  assert.deepEqual(client.said, []);
});

test("quiet: the same files in a workspace that is checked as a whole", async () => {
  const client = connectInMemory(catalogs(facts), { ...noHost, files: filesOf(new Map(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text]))) });
  await client.initialize({ rootUri: "file:///w", capabilities: everything, initializationOptions: { client: { checkResult: true } } });
  const { message } = await client.connection.sendRequest<protocol.CheckResult>("workspace/executeCommand", { command: protocol.checkWorkspaceCommand });
  assert.equal(message, `No Huawei Cloud policy found in ${String(Object.keys(files).length)} files.`);
  for (const name of Object.keys(files)) assert.equal(client.hasPublished(`file:///w/${name}`), false, name);
  assert.deepEqual(client.said, []);
});
