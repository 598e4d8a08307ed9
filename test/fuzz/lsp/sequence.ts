import { TextDocument } from "vscode-languageserver-textdocument";
import type { Random } from "../random.js";
import { changesOf, languageOf, openDocument, otherUris, textsFor, uris } from "./model.js";
import { documentRequests, malformedParams, otherRequests } from "./requests.js";
import type { Session } from "./session.js";

/** The state that the server must have after a sequence, kept by the rules of the protocol. */
export interface World {
  readonly documents: Map<string, TextDocument>;
  /** All texts that a document has had since it was opened; diagnostics may still arrive for older ones. */
  readonly texts: Map<string, TextDocument[]>;
  /** The files on disk. */
  readonly files: Map<string, string>;
  settings: object;
  /** The settings at the start. Keys that later settings do not have keep these values. */
  readonly firstSettings: object;
  readonly capabilities: object;
  isShutDown: boolean;
  /** Whether malformed parameters were sent. Then the server may log errors. */
  isMalformed: boolean;
  /** The steps in words, for a report. */
  readonly steps: string[];
}

const settingsChoices: readonly object[] = [
  {},
  { language: "zh" },
  { rules: { "missing-dependency": "off" } },
  { rules: { x: 1 }, catalog: { edition: "x" }, language: 5 },
  { diagnostics: { enable: false } },
  { diagnostics: { hints: false }, hover: { language: "both" }, inlayHints: { labels: true } },
  { completion: { wordFilter: true } },
];

export function newWorld(random: Random): World {
  const settings = random.pick(settingsChoices);
  return {
    documents: new Map(),
    texts: new Map(),
    files: new Map([["file:///w/disk.json", textsFor("file:///w/disk.json").sound(random)]]),
    settings,
    firstSettings: settings,
    capabilities: capabilitiesOf(random),
    isShutDown: false,
    isMalformed: false,
    steps: [],
  };
}

function capabilitiesOf(random: Random): object {
  const pulls = random.oneIn(4);
  return {
    textDocument: {
      ...(pulls ? { diagnostic: {} } : {}),
      completion: {
        completionItem: { snippetSupport: random.oneIn(2), labelDetailsSupport: random.oneIn(2) },
        ...(random.oneIn(2) ? { completionList: { itemDefaults: ["editRange"] } } : {}),
      },
      definition: { linkSupport: random.oneIn(2) },
      codeAction: { disabledSupport: random.oneIn(2), resolveSupport: { properties: ["edit"] }, dataSupport: true },
    },
    workspace: {
      configuration: random.oneIn(2),
      didChangeWatchedFiles: { dynamicRegistration: random.oneIn(2) },
      didChangeConfiguration: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: random.oneIn(2), resourceOperations: ["create"] },
    },
    window: { showDocument: { support: random.oneIn(2) }, workDoneProgress: random.oneIn(4) },
  };
}

export const initializeParams = ({ capabilities, firstSettings }: World) => ({
  processId: null,
  rootUri: "file:///w",
  workspaceFolders: [{ uri: "file:///w", name: "w" }],
  capabilities,
  initializationOptions: { huaweiIam: firstSettings },
});

/** Sends one sequence of messages in random order, correct for the most part, and follows it in `world`. */
export async function play(session: Session, world: World, random: Random): Promise<void> {
  session.settings = world.settings;
  if (random.oneIn(8))
    for (let left = 1 + random.below(3); left > 0; left--) askSomething(session, world, random, "before initialize: ");
  const initialized = session.ask("initialize", initializeParams(world));
  if (random.oneIn(10)) askSomething(session, world, random, "before the answer to initialize: ");
  await session.answer(initialized);
  session.tell("initialized", {});
  open(session, world, random, uris[0]!);
  const steps = 4 + random.below(22);
  for (let step = 0; step < steps; step++) {
    choose(random)(session, world, random);
    await pause(session, random);
  }
}

/** The end of a session: the requests after `shutdown` must be answered, too. */
export async function shutDown(session: Session, world: World, random: Random): Promise<void> {
  session.ask("shutdown");
  world.isShutDown = true;
  for (let left = random.below(3); left > 0; left--) askSomething(session, world, random, "after shutdown: ");
  await session.settled();
}

/** Mostly nothing, so that messages overtake the work that they caused. */
function pause(session: Session, random: Random): Promise<void> {
  switch (random.below(12)) {
    case 0:
      return session.settled();
    case 1:
      return new Promise((next) => setTimeout(next, random.below(70)));
    case 2:
    case 3:
      return new Promise((next) => setImmediate(next));
    default:
      return Promise.resolve();
  }
}

type Step = (session: Session, world: World, random: Random) => void;

const steps: readonly (readonly [weight: number, step: Step])[] = [
  [10, change],
  [6, (session, world, random) => askSomething(session, world, random)],
  [3, (session, world, random) => open(session, world, random, random.pick(uris))],
  [2, cancel],
  [2, close],
  [1, changeSettings],
  [1, changeFile],
  [1, odd],
];
const total = steps.reduce((sum, [weight]) => sum + weight, 0);

function choose(random: Random): Step {
  let left = random.below(total);
  return steps.find(([weight]) => (left -= weight) < 0)![1];
}

function open(session: Session, world: World, random: Random, uri: string): void {
  const known = world.documents.get(uri);
  // A second `didOpen` is against the protocol; the last text counts.
  if (known && !random.oneIn(8)) return change(session, world, random);
  const text = textsFor(uri).mutated(random);
  const version = random.oneIn(10) ? 7 : 1;
  const document = openDocument(uri, version, text);
  world.documents.set(uri, document);
  world.texts.set(uri, [...(world.texts.get(uri) ?? []), openDocument(uri, version, text)]);
  world.steps.push(`open ${uri} ${version}: ${JSON.stringify(text)}`);
  session.tell("textDocument/didOpen", { textDocument: { uri, languageId: languageOf(uri), version, text } });
}

function change(session: Session, world: World, random: Random): void {
  const document = random.pick([...world.documents.values()]);
  if (!document) return;
  for (let left = random.oneIn(5) ? 1 + random.below(6) : 1; left > 0; left--) {
    const changes = changesOf(document, random);
    // Versions must grow; a server must survive a client that repeats or lowers them.
    const version = random.oneIn(25)
      ? document.version
      : random.oneIn(40)
        ? Math.max(0, document.version - 2)
        : document.version + 1 + (random.oneIn(9) ? 5 : 0);
    TextDocument.update(document, changes, version);
    world.texts.get(document.uri)!.push(openDocument(document.uri, version, document.getText()));
    world.steps.push(`change ${document.uri} ${version}: ${JSON.stringify(changes)}`);
    session.tell("textDocument/didChange", { textDocument: { uri: document.uri, version }, contentChanges: changes });
  }
}

function close(session: Session, world: World, random: Random): void {
  const uri = random.oneIn(6) ? random.pick(otherUris) : random.pick([...world.documents.keys()]);
  if (uri === undefined) return;
  world.documents.delete(uri);
  world.steps.push(`close ${uri}`);
  session.tell("textDocument/didClose", { textDocument: { uri } });
}

function askSomething(session: Session, world: World, random: Random, when = ""): void {
  const requests = random.oneIn(5) ? otherRequests : documentRequests;
  const method = random.pick(Object.keys(requests));
  if (random.oneIn(60)) {
    world.isMalformed = true;
    const params = random.pick(malformedParams);
    world.steps.push(`${when}${method} malformed: ${JSON.stringify(params)}`);
    session.ask(method, params);
    return;
  }
  const uri = random.oneIn(12) ? random.pick(otherUris) : (random.pick([...world.documents.keys()]) ?? uris[0]!);
  const params = requests[method]!(uri, world.documents.get(uri), random) ?? undefined;
  world.steps.push(`${when}${method}: ${JSON.stringify(params)}`);
  session.ask(method, params);
  if (random.oneIn(6)) cancel(session, world, random);
}

function cancel(session: Session, world: World, random: Random): void {
  const id = random.oneIn(8) ? 999_999 : Math.max(1, session.lastId - random.below(4));
  world.steps.push(`cancel ${id}`);
  session.tell("$/cancelRequest", { id });
}

function changeSettings(session: Session, world: World, random: Random): void {
  const settings = random.pick(settingsChoices);
  world.settings = settings;
  session.settings = settings;
  world.steps.push(`settings ${JSON.stringify(settings)}`);
  session.tell("workspace/didChangeConfiguration", { settings: { huaweiIam: settings } });
}

/** A file is written or deleted, and the client says so. */
function changeFile(session: Session, world: World, random: Random): void {
  const uri = random.pick([
    "file:///w/disk.json",
    "file:///w/.huawei-iam.json",
    "file:///w/p.json",
    "file:///w/other.tf",
  ]);
  const isDeleted = random.oneIn(3);
  const type = isDeleted ? 3 : world.files.has(uri) ? 2 : 1;
  if (isDeleted) world.files.delete(uri);
  else world.files.set(uri, textsFor(uri).mutated(random));
  world.steps.push(`file ${uri}: ${JSON.stringify(world.files.get(uri))}`);
  session.tell("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
}

/** Notifications that no server expects, or for documents that are not open. */
function odd(session: Session, world: World, random: Random): void {
  const uri = random.pick(otherUris);
  const [method, params] = random.pick<readonly [string, unknown]>([
    ["textDocument/didChange", { textDocument: { uri, version: 2 }, contentChanges: [{ text: "{}" }] }],
    ["textDocument/didSave", { textDocument: { uri } }],
    ["textDocument/willSave", { textDocument: { uri }, reason: 1 }],
    ["$/setTrace", { value: "verbose" }],
    ["x/unknown", {}],
    ["initialized", {}],
    ["workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [] } }],
    ["window/workDoneProgress/cancel", { token: "x" }],
  ]);
  world.steps.push(`${method} ${JSON.stringify(params)}`);
  session.tell(method, params);
}
