import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { TextDocument, type TextEdit } from "vscode-languageserver-textdocument";
import { packedOf } from "../../support/catalog.js";
import { filesOf } from "../../support/files.js";
import { catalogs } from "../../../server/src/lsp/state/catalogs.js";
import { noHost } from "../../../server/src/lsp/host/host.js";
import { rows } from "../grammars/policy.js";
import { Random } from "../random.js";
import { languageOf, openDocument } from "./model.js";
import { documentRequests } from "./requests.js";
import { initializeParams, newWorld, play, shutDown, type World } from "./sequence.js";
import { Session, type Shown } from "./session.js";
import { inProcess, type Wire } from "./wire.js";
import { isJson } from "../../support/is-json.js";

const packed = JSON.stringify(packedOf(rows));
/** Servers of the same kind share a catalog, as the processes of a user do not; the fresh server has its own. */
const [played, fresh] = [catalogs(packed), catalogs(packed)];
const hostOf = (files: ReadonlyMap<string, string>) => ({ ...noHost, files: filesOf(files) });

/**
 * Plays sequence `index` of a run against a server, in this process if no other is given. Throws if the server breaks a
 * promise:
 *
 * - each request gets exactly one response, also before `initialize`, after a cancellation and after `shutdown`;
 * - nothing is logged as an error, and nothing hangs;
 * - diagnostics and their positions belong to a version that the document has had;
 * - in the end, all diagnostics and results equal those of a fresh server with the same texts;
 * - the edits of code actions do not overlap, and a text that was JSON remains JSON.
 */
export async function checkSequence(seed: number, index: number, connect?: () => Wire): Promise<void> {
  const random = new Random(seed, index);
  const world = newWorld(random);
  const problems: string[] = [];
  const wire = connect?.() ?? inProcess(played, hostOf(world.files));
  const session = new Session(wire, (uri, shown) => problems.push(...misplaced(uri, shown, world)));
  try {
    await play(session, world, random);
    await session.settled();
    if (random.oneIn(20)) await shutDown(session, world, random);
    else await compare(session, world, random, connect?.() ?? inProcess(fresh, hostOf(world.files)));
    assert.deepEqual([...session.problems, ...problems], []);
    if (!world.isMalformed) assert.deepEqual(session.logged, []);
  } catch (error) {
    throw new Error(`sequence ${index} of seed ${seed}: ${String(error)}\n${world.steps.join("\n")}`, { cause: error });
  } finally {
    session.close();
  }
}

/** Diagnostics for a version that never existed, or outside of its text. */
function misplaced(uri: string, { version, diagnostics }: Shown, { texts }: World): string[] {
  if (version === undefined) return [];
  const known = texts.get(uri)?.filter((one) => one.version === version) ?? [];
  if (known.length === 0) return [`diagnostics of ${uri} for version ${version}, which it never had`];
  const isInside = (document: TextDocument) =>
    diagnostics.every(({ range: { start, end } }) => isWithin(document, start) && isWithin(document, end));
  return known.some(isInside)
    ? []
    : [`diagnostics outside of ${uri} ${version}: ${JSON.stringify(diagnostics.map(({ range }) => range))}`];
}

function isWithin(document: TextDocument, position: { line: number; character: number }): boolean {
  return isDeepStrictEqual(document.positionAt(document.offsetAt(position)), position);
}

/** Compares the server with a fresh one that opens the final texts. */
async function compare(session: Session, world: World, random: Random, another: Wire): Promise<void> {
  const other = new Session(another);
  try {
    other.settings = world.settings;
    await other.request("initialize", initializeParams(world));
    other.tell("initialized", {});
    other.tell("workspace/didChangeConfiguration", { settings: { huaweiIam: world.settings } });
    for (const document of world.documents.values()) {
      const { uri, version } = document;
      const textDocument = { uri, languageId: languageOf(uri), version, text: document.getText() };
      other.tell("textDocument/didOpen", { textDocument });
    }
    // Longer than the delay before a check, so that what was under way has arrived.
    await new Promise((next) => setTimeout(next, 60));
    const pulls = "diagnostic" in (world.capabilities as { textDocument: object }).textDocument;
    for (const document of world.documents.values()) {
      if (pulls)
        await same(session, other, "textDocument/diagnostic", { textDocument: { uri: document.uri } }, document);
      else await sameShown(session, other, document);
      const methods = Object.keys(documentRequests);
      for (let left = 4; left > 0; left--) {
        const method = random.pick(methods);
        await same(session, other, method, documentRequests[method]!(document.uri, document, random)!, document);
      }
      await checkEdits(session, document);
    }
  } finally {
    other.close();
  }
}

/** Diagnostics are pushed later; they must become the same. */
async function sameShown(session: Session, other: Session, document: TextDocument): Promise<void> {
  const { uri, version } = document;
  const isSame = () => {
    const [one, two] = [session.shown.get(uri), other.shown.get(uri)];
    return two !== undefined && one?.version === version && isDeepStrictEqual(one.diagnostics, two.diagnostics);
  };
  const told = (shown: Shown | undefined) => JSON.stringify(shown, null, 1);
  // Whichever of the two is late sends a message when it is ready.
  const both = () =>
    `diagnostics differ: ${uri} ${version}\n${document.getText()}\n--- server\n${told(session.shown.get(uri))}\n--- fresh\n${told(other.shown.get(uri))}`;
  await Promise.race([session.until(isSame, both), other.until(isSame, both)]);
}

async function same(
  session: Session,
  other: Session,
  method: string,
  params: object,
  document: TextDocument,
): Promise<void> {
  const [one, two] = await lastAnswers([session, other], method, params);
  const what = () => `${method} ${JSON.stringify(params)} of ${document.uri}\n${document.getText()}`;
  assert.deepEqual(other.logged, [], "the fresh server");
  assert.deepEqual(comparable(one), comparable(two), what());
  checkPositions(one, document, what);
}

/** The same answers of both servers. Either may still be reading its settings, so both are asked again. */
async function lastAnswers(servers: readonly Session[], method: string, params: object): Promise<readonly unknown[]> {
  for (let left = mostRequests; ; left--) {
    const [one, two] = await Promise.all(servers.map((server) => server.request(method, params)));
    if (left === 0 || isDeepStrictEqual(comparable(one), comparable(two))) return [one, two];
    await new Promise((next) => setTimeout(next, 50));
  }
}

const mostRequests = 40;

/** Without the number of the opened document in the data of a code action: each server process counts on. */
function comparable(result: unknown): unknown {
  return result === undefined
    ? undefined
    : JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === "opened" ? undefined : value)));
}

/** Every range that belongs to the document must be inside of it. */
function checkPositions(value: unknown, document: TextDocument, what: () => string): void {
  if (typeof value !== "object" || value === null) return;
  const { start, end, uri, targetUri, textDocument } = value as Record<string, unknown>;
  const owner = (textDocument as { uri?: unknown } | undefined)?.uri;
  if ([uri, targetUri, owner].some((one) => one !== undefined && one !== document.uri)) return;
  if (isPosition(start) && isPosition(end))
    assert.ok(isWithin(document, start) && isWithin(document, end), `outside: ${JSON.stringify(value)}: ${what()}`);
  // The arguments of a command may be places in other files.
  for (const [key, inner] of Object.entries(value))
    if (key !== "arguments" && (!/^[\w+.-]+:/.test(key) || key === document.uri)) checkPositions(inner, document, what);
}

const isPosition = (value: unknown): value is { line: number; character: number } =>
  typeof value === "object" && value !== null && "line" in value && "character" in value;

interface Action {
  readonly title: string;
  readonly disabled?: unknown;
  readonly data?: unknown;
  readonly edit?: {
    readonly changes?: Record<string, TextEdit[]>;
    readonly documentChanges?: readonly { textDocument?: { uri: string }; edits?: TextEdit[] }[];
  };
}

async function checkEdits(session: Session, document: TextDocument): Promise<void> {
  const text = document.getText();
  const range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const params = { textDocument: { uri: document.uri }, range, context: { diagnostics: [] } };
  const actions = (await session.request<Action[] | null>("textDocument/codeAction", params)) ?? [];
  for (const action of actions.filter(({ disabled }) => disabled === undefined)) {
    const { edit } =
      action.edit === undefined && action.data !== undefined
        ? await session.request<Action>("codeAction/resolve", action)
        : action;
    const edits = [
      ...(edit?.changes?.[document.uri] ?? []),
      ...(edit?.documentChanges ?? []).flatMap((one) =>
        one.textDocument?.uri === document.uri ? (one.edits ?? []) : [],
      ),
    ];
    const after = TextDocument.applyEdits(openDocument(document.uri, 1, text), edits);
    if (isJson(text) && !document.uri.endsWith("c"))
      assert.ok(isJson(after), `"${action.title}" breaks ${document.uri}\n${text}\n--- after\n${after}`);
  }
}
