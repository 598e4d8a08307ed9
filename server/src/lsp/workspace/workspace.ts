import { type CancellationToken, type Connection, DidChangeWatchedFilesNotification, FileChangeType, type FileEvent, WatchKind } from "vscode-languageserver";
import { isReadByName } from "../../core/terraform/file-notation.js";
import { guarded } from "../guard.js";
import type { Client } from "../state/client.js";
import { noFiles, type WorkspaceFiles } from "./files.js";
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
  readonly #client: Client;
  #files: WorkspaceFiles = noFiles;
  #folders: readonly string[] = [];
  #watching: Promise<boolean> | undefined;
  #listed: ReadonlyMap<string, string> | undefined;
  #revision = 0;

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Where files are read, and the URIs of the folders. */
  start(files: WorkspaceFiles, folders: readonly string[]): void {
    this.#files = files;
    this.#folders = folders;
  }

  /** The URIs of the workspace folders. A new configuration file belongs into one, and a relative path counts from the first. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  set folders(folders: readonly string[]) {
    this.#folders = folders;
    this.#listed = undefined;
  }

  /** The text of a file; `undefined` if there is none, it is too large, or it cannot be read. */
  read(uri: string): Promise<string | undefined> {
    return this.#files.read(uri);
  }

  /** Whether the client tells of files that come, change and go. The first question makes it watch. */
  watches(): Promise<boolean> {
    return (this.#watching ??= this.#watch());
  }

  /** URIs by their keys. `refresh` bypasses the list of last time. Cancelled, it returns a part and does not keep it. */
  async list(token: CancellationToken, refresh = false): Promise<ReadonlyMap<string, string>> {
    const isFollowed = await this.watches();
    const folders = this.#folders;
    if (!refresh && this.#listed && isFollowed) return this.#listed;
    const uris = await this.#files.find(folders, token);
    const listed = new Map(uris.map((uri) => [fileKey(uri), uri]));
    if (!token.isCancellationRequested && folders === this.#folders) this.#listed = listed;
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
      return [uri, await this.#files.read(uri), began] as const;
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
    if (this.#client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return false;
    return this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: "**/*.{json,jsonc,tf,tofu}" }, { globPattern: "**", kind: WatchKind.Delete }],
    }).then(() => true, (error: unknown) => {
      this.#connection.console.warn(`Changes of files will not be noticed: ${String(error)}`);
      return false;
    });
  }
}
