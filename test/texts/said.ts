import type { CodeAction, Command, CodeLens, CompletionItem, Hover, InlayHint, InlayHintLabelPart, MarkupContent } from "vscode-languageserver/node";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import type { Client } from "../support/client.js";

/** One text from the server for people, and where it appeared. */
export interface Said {
  readonly where: string;
  readonly text: string;
}

/** A client that supports everything, for `initialize`. */
export const wholeClient = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, disabledSupport: true, dataSupport: true, resolveSupport: { properties: ["edit"] } },
    completion: { completionItem: { labelDetailsSupport: true, snippetSupport: true, documentationFormat: ["markdown" as const] } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const], changeAnnotationSupport: {} } },
  window: { showDocument: { support: true } },
};

/** The offsets inside each word, string and bracket, where a user may hover or type. */
export function placesIn(text: string): number[] {
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[\w.]+|[^\s\w]/g)].map(({ 0: token, index }) => index + (token.length > 1 ? 1 : 0));
}

/** The findings of a document that has just been opened, and their code actions. */
export async function saidOfFindings(client: Client, uri: string): Promise<Said[]> {
  const said: Said[] = [];
  const lines = new LineIndex(client.text(uri));
  for (const { code, message, range, relatedInformation = [] } of await client.diagnostics(uri)) {
    const name = String(code ?? "finding");
    said.push(
      ...[textOf(message), ...relatedInformation.map((one) => one.message)].map((text) => ({ where: name, text })),
    );
    const { start } = range;
    for (const action of await client.codeActions(uri, lines.offsetAt(start)) ?? []) said.push(...ofAction(action, `actions of ${name}`));
  }
  return said;
}

/** The actions of some kinds at all places of a document. */
export async function saidByActions(client: Client, uri: string, kinds: readonly string[]): Promise<Said[]> {
  const said: Said[] = [];
  for (const offset of placesIn(client.text(uri))) {
    for (const action of await client.codeActions(uri, offset, kinds) ?? []) said.push(...ofAction(action, `action of kind ${action.kind ?? ""}`));
  }
  return said;
}

function ofAction(action: CodeAction | Command, where: string): Said[] {
  const { title, disabled, edit } = action as CodeAction;
  const annotations = Object.values(edit?.changeAnnotations ?? {}).flatMap(({ label, description = "" }) => [label, description]);
  return [title, disabled?.reason ?? "", ...annotations].map((text) => ({ where, text }));
}

/** The hovers of a document. */
export async function saidByHovers(client: Client, uri: string): Promise<Said[]> {
  const hovers = await Promise.all(placesIn(client.text(uri)).map((offset) => client.hover(uri, offset)));
  return hovers.flatMap((hover) => (hover ? [{ where: "hover", text: textOf(hover.contents) }] : []));
}

/** The completion items at all places of a document; for each kind of item, the documentation of one. */
export async function saidByCompletion(client: Client, uri: string): Promise<Said[]> {
  // The same long list appears at many places.
  const said = new Map<string, Said>();
  for (const offset of placesIn(client.text(uri))) {
    const items = (await client.completion(uri, offset))?.items ?? [];
    const resolved = await Promise.all([...new Map(items.map((item) => [`${String(item.kind)} ${String(item.labelDetails === undefined)}`, item])).values()].map((item) => client.resolve(item)));
    for (const one of [...items, ...resolved].flatMap(ofItem)) said.set(`${one.where} ${one.text}`, one);
  }
  return [...said.values()];
}

function ofItem({ kind, label, labelDetails, detail = "", documentation = "", textEdit, insertTextFormat }: CompletionItem): Said[] {
  const shown = [label, labelDetails?.detail ?? "", labelDetails?.description ?? "", detail];
  const blanks = insertTextFormat === 2 ? [...(textEdit?.newText ?? "").matchAll(/\$\{\d+:([^}]*)\}/g)].map(([, text = ""]) => text) : [];
  return [{ where: "documentation", text: textOf(documentation) }, ...[...shown, ...blanks].map((text) => ({ where: `completion of kind ${String(kind)}`, text }))];
}

/** The inlay hints of a document. */
export async function saidByInlayHints(client: Client, uri: string): Promise<Said[]> {
  if (!client.capabilities.inlayHintProvider) return [];
  const end = new LineIndex(client.text(uri)).positionAt(client.text(uri).length);
  const hints = await client.connection.sendRequest<InlayHint[] | null>("textDocument/inlayHint", { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end } });
  const parts = ({ label }: InlayHint): InlayHintLabelPart[] => (typeof label === "string" ? [{ value: label }] : label);
  return (hints ?? []).flatMap((hint) => [...parts(hint).flatMap(({ value, tooltip = "" }) => [value, textOf(tooltip)]), textOf(hint.tooltip ?? "")].map((text) => ({ where: "inlay hint", text })));
}

export async function saidByCodeLenses(client: Client, uri: string): Promise<Said[]> {
  const lenses = await client.connection.sendRequest<CodeLens[] | null>("textDocument/codeLens", { textDocument: { uri } });
  return (lenses ?? []).flatMap(({ command }) => [command?.title, command?.tooltip].map((text = "") => ({ where: "code lens", text })));
}

/** Keys of an answer whose values are for programs, not for people. */
const forPrograms = new Set(["apis", "grants", "id", "kind", "labels", "name", "newText", "snippet", "sources", "status", "text", "type", "uri"]);

/** The texts in an answer to one of our own requests, at any depth. */
export function saidInAnswer(where: string, answer: unknown): Said[] {
  if (typeof answer === "string") return [{ where, text: answer }];
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => (forPrograms.has(key) ? [] : saidInAnswer(`${where}.${key}`, value)));
}

function textOf(contents: Hover["contents"] | MarkupContent | string): string {
  if (typeof contents === "string") return contents;
  return Array.isArray(contents) ? contents.map(textOf).join("\n") : contents.value;
}
