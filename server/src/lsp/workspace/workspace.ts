import { type CancellationToken, type Connection, DidChangeWatchedFilesNotification, FileChangeType, type FileEvent, WatchKind } from "vscode-languageserver";
import { isReadByName } from "../../core/terraform/file-notation.js";
import { guarded } from "../requests/guard.js";
import type { Session } from "../state/session.js";
import { yieldToEventLoop } from "./yield-to-event-loop.js";
import { fileKey, isInFolder } from "./uri.js";

/** So many files are read ahead of the one that is being looked at. */
const readAhead = 8;

/** What is done with one file. `began`: when its text was asked for; a reading that began later knows better. */
export type Visit = (uri: string, text: string | undefined, began: number) => Promise<void> | void;

/**
 * The JSON files of the workspace. They are listed when somebody asks for the first time, and followed from then on by
 * what the client watches; for a client that watches nothing they are listed each time. Files go by their keys.
 */
export class Workspace {
  readonly #connection: Connection;
  readonly #session: Session;
  #watching: Promise<boolean> | undefined;
  #listed: ReadonlyMap<string, string> | undefined;
  #folders: readonly string[] = [];
  #revision = 0;

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Whether the client tells of files that come, change and go. The first question makes it watch. */
  watches(): Promise<boolean> {
    return (this.#watching ??= this.#watch());
  }

  /** URIs by their keys; `anew` for who must not miss a file that the client is about to tell of. Cancelled, it answers with a part and forgets it. */
  async list(token: CancellationToken, anew = false): Promise<ReadonlyMap<string, string>> {
    const isFollowed = await this.watches();
    const { folders } = this.#session;
    if (!anew && this.#listed && isFollowed && folders === this.#folders) return this.#listed;
    const uris = await this.#session.files.find(folders, token);
    const listed = new Map(uris.map((uri) => [fileKey(uri), uri]));
    if (!token.isCancellationRequested) {
      this.#listed = listed;
      this.#folders = folders;
    }
    return listed;
  }

  /** The URI of a file that was listed when somebody last asked. */
  known(key: string): string | undefined {
    return this.#listed?.get(key);
  }

  /** Grows when files have come, changed or gone. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes what the client has seen, and answers with all that it means: with a folder, the files in it are gone. */
  filesChanged(changes: readonly FileEvent[]): readonly FileEvent[] {
    const files = changes.flatMap((change) => (isReadByName(change.uri) ? [change] : this.#goneWith(change)));
    if (files.length > 0) this.#revision++;
    // A file that is new may be one that nobody edits here: only listing anew tells.
    if (files.some(({ uri, type }) => type !== FileChangeType.Changed && (type === FileChangeType.Deleted) === this.#listed?.has(fileKey(uri)))) this.#listed = undefined;
    return files;
  }

  /** Reads files one after the other, lets others have their turn between two, and keeps none. Answers whether it came to the end. */
  async readEach(uris: Iterable<string>, token: CancellationToken, visit: Visit): Promise<boolean> {
    const yieldTurn = yieldToEventLoop();
    const waiting: Promise<readonly [string, string | undefined, number]>[] = [];
    const read = async (uri: string) => {
      const began = performance.now();
      return [uri, await this.#session.files.read(uri), began] as const;
    };
    const next = async () => {
      await yieldTurn();
      const first = waiting.shift();
      if (!first || token.isCancellationRequested) return;
      const [uri, text, began] = await first;
      // One bad file does not cost the reader the others.
      await guarded(this.#connection, uri, undefined, async () => visit(uri, text, began))();
    };
    for (const uri of uris) {
      if (token.isCancellationRequested) return false;
      waiting.push(read(uri));
      if (waiting.length >= readAhead) await next();
    }
    while (waiting.length > 0 && !token.isCancellationRequested) await next();
    return !token.isCancellationRequested;
  }

  /** Whoever watches a disk hears of a folder that is deleted, and not of each file in it. */
  #goneWith({ uri, type }: FileEvent): FileEvent[] {
    if (type !== FileChangeType.Deleted) return [];
    const folder = fileKey(uri);
    return [...this.#listed ?? []].flatMap(([key, file]) => (isInFolder(key, folder) ? [{ uri: file, type }] : []));
  }

  async #watch(): Promise<boolean> {
    if (this.#session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return false;
    return this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: "**/*.{json,jsonc,tf,tofu}" }, { globPattern: "**", kind: WatchKind.Delete }],
    }).then(() => true, (error: unknown) => {
      this.#connection.console.warn(`Changes of files will not be noticed: ${String(error)}`);
      return false;
    });
  }
}
