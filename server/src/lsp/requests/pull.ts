import {
  type CancellationToken,
  type Diagnostic,
  type FullDocumentDiagnosticReport,
  LSPErrorCodes,
  type PreviousResultId,
  ResponseError,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { fingerprint } from "../workspace/fingerprint.js";
import type { ServerContext } from "../state/context.js";
import { Debounce } from "../state/debounce.js";
import type { FeatureGroup } from "./group.js";
import { guarded } from "../guard.js";
import { fileKey } from "../workspace/uri.js";

/** Diagnostics for clients that pull them, for a document or the whole workspace. */
export const pullGroup: FeatureGroup = {
  capabilities: (client) =>
    client.textDocument?.diagnostic
      ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } }
      : {},

  register(context) {
    const { connection, documents, client, publish, settings, changes } = context;
    const pulled = () => {
      if (client.hasPulled()) publish.takeBack();
    };
    const diagnostics = guarded(connection, "diagnostics", [], async (uri: string) => diagnosticsOf(context, uri));
    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
      pulled();
      await settings.known;
      return report(await diagnostics(uri), previousResultId);
    });
    const workspace = new WorkspacePull(context);
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
      pulled();
      return { items: await workspace.answer(previousResultIds, token) };
    });
    documents.onDidChangeContent(() => workspace.documentChanged());
    documents.onDidClose(() => workspace.documentChanged());
    const debounce = new Debounce();
    changes.onChange((cause) => {
      debounce.cancel();
      if (cause === "config-typed") debounce.afterLast(() => refresh(context));
      else refresh(context);
    });
  },
};

function refresh({ connection, client }: ServerContext): void {
  if (!client.pullsDiagnostics || client.capabilities.workspace?.diagnostics?.refreshSupport !== true) return;
  connection.languages.diagnostics
    .refresh()
    .catch((error: unknown) => connection.console.warn(`The client could not be asked to pull diagnostics again: ${String(error)}`));
}

async function diagnosticsOf({ check, workspace }: ServerContext, uri: string): Promise<readonly Diagnostic[]> {
  const open = await check.open(uri);
  if (open) return open;
  const text = await workspace.read(uri);
  return text === undefined ? [] : (await check.text(uri, text)).diagnostics;
}

function report(
  diagnostics: readonly Diagnostic[],
  previous: string | undefined,
): FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport {
  const resultId = fingerprint(JSON.stringify(diagnostics));
  return resultId === previous ? { kind: "unchanged", resultId } : { kind: "full", resultId, items: [...diagnostics] };
}

/**
 * Answers `workspace/diagnostic` with all files that have problems, and those for which the client still shows some.
 */
class WorkspacePull {
  readonly #context: ServerContext;
  #edits = 0;
  /** The state of the last answer, and the result IDs that the client has since then. */
  #last: { readonly state: string; readonly results: ReadonlyMap<string, string> } | undefined;

  constructor(context: ServerContext) {
    this.#context = context;
  }

  documentChanged(): void {
    this.#edits++;
  }

  async answer(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { documents, settings, changes, check, workspace, closedFiles } = this.#context;
    await settings.known;
    closedFiles.stopPushing();
    const isFollowed = await workspace.watches();
    const state = [changes.revision, workspace.revision, this.#edits].join();
    // Some clients ask continuously. While nothing changes, no file is read for that.
    if (isFollowed && this.#last?.state === state && isSame(previous, this.#last.results)) {
      return previous.map(({ uri, value }) => ({
        kind: "unchanged",
        uri,
        version: documents.get(uri)?.version ?? null,
        resultId: value,
      }));
    }
    const before = new Map(previous.map(({ uri, value }) => [fileKey(uri), { uri, value }]));
    const answers = new Map<string, WorkspaceDocumentDiagnosticReport>();
    const add = (uri: string, version: number | null, diagnostics: readonly Diagnostic[]) => {
      const key = fileKey(uri);
      const known = before.get(key);
      if (answers.has(key) || (diagnostics.length === 0 && (known === undefined || known.value === nothing))) return;
      answers.set(key, { uri, version, ...report(diagnostics, known?.value) });
    };
    for (const { uri, version } of documents.all()) add(uri, version, await check.open(uri) ?? []);
    const open = new Set(documents.keys().map(fileKey));
    const listed = [...(await workspace.list(token))].flatMap(([key, uri]) => (open.has(key) ? [] : [uri]));
    await workspace.readEach(listed, token, async (uri, text) =>
      add(uri, null, text === undefined ? [] : (await check.text(uri, text)).diagnostics),
    );
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    // Deleted files and files without problems: the client must clear them.
    for (const { uri } of before.values()) add(uri, null, []);
    const results = [...answers].flatMap(([key, { resultId }]) =>
      resultId === undefined || resultId === nothing ? [] : [[key, resultId] as const],
    );
    this.#last = { state, results: new Map(results) };
    return [...answers.values()];
  }
}

/** The result ID of a file without problems. */
const nothing = fingerprint("[]");

function isSame(previous: readonly PreviousResultId[], results: ReadonlyMap<string, string>): boolean {
  const shown = previous.filter(({ value }) => value !== nothing);
  return shown.length === results.size && shown.every(({ uri, value }) => results.get(fileKey(uri)) === value);
}
