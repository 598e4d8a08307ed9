import {
  type CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  WatchKind,
} from "vscode-languageserver";
import { isReadByName, readGlob } from "../../core/policy/file-names.js";
import { guarded } from "../guard.js";
import type { Client } from "../state/client.js";
import { type BytesFilter, noFiles, type WorkspaceFiles } from "./files.js";
import { yieldToEventLoop } from "./yield-to-event-loop.js";
import { fileKey, isInFolder } from "./uri.js";

/** The number of files that are read ahead. */
const readAhead = 8;

/** Visits one file. `began` is the time when its text was requested; a read that started later is more recent. */
export type Visit = (uri: string, text: string | undefined, began: number) => Promise<void> | void;

interface Reading {
  readonly uri: string;
  readonly began: number;
  readonly text: ReturnType<WorkspaceFiles["read"]>;
}

/**
 * The policy files of the workspace. They are listed on first use and then kept up to date by the client's file
 * watcher; if the client watches nothing, they are listed each time. Files are identified by their keys.
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

  /** Sets the source of files and the URIs of the folders. */
  start(files: WorkspaceFiles, folders: readonly string[]): void {
    this.#files = files;
    this.#folders = folders;
  }

  /**
   * The URIs of the workspace folders. New configuration files are created in them, and relative paths are resolved
   * from the first.
   */
  get folders(): readonly string[] {
    return this.#folders;
  }

  set folders(folders: readonly string[]) {
    this.#folders = folders;
    this.#listed = undefined;
  }

  /** The text of a file; `undefined` if it does not exist, is too large, or cannot be read. */
  async read(uri: string): Promise<string | undefined> {
    return this.#files.read(uri);
  }

  /** Whether the client reports created, changed and deleted files. The first call starts the watcher. */
  watches(): Promise<boolean> {
    return (this.#watching ??= this.#watch());
  }

  /**
   * The URIs by key. `refresh` bypasses the cached list. If cancelled, it returns a partial list and does not cache it.
   */
  async list(token: CancellationToken, refresh = false): Promise<ReadonlyMap<string, string>> {
    const isFollowed = await this.watches();
    const folders = this.#folders;
    if (!refresh && this.#listed && isFollowed) return this.#listed;
    const uris = await this.#files.find(folders, token);
    const listed = new Map(uris.map((uri) => [fileKey(uri), uri]));
    if (!token.isCancellationRequested && folders === this.#folders) this.#listed = listed;
    return listed;
  }

  /** The URI of a file in the cached list. */
  known(key: string): string | undefined {
    return this.#listed?.get(key);
  }

  /** Incremented when files are created, changed or deleted. */
  get revision(): number {
    return this.#revision;
  }

  /** Processes file events of the client and returns all implied events: a deleted folder implies its files. */
  filesChanged(changes: readonly FileEvent[]): readonly FileEvent[] {
    const files = changes.flatMap((change) => (isReadByName(change.uri) ? [change] : this.#goneWith(change)));
    if (files.length > 0) this.#revision++;
    // A new file may be an ignored one. Only a new listing shows that.
    if (
      files.some(
        ({ uri, type }) =>
          type !== FileChangeType.Changed && (type === FileChangeType.Deleted) === this.#listed?.has(fileKey(uri)),
      )
    )
      this.#listed = undefined;
    return files;
  }

  /**
   * Reads files one by one, yields to other work between two, and keeps none. One that `mayMatter` rejects may have no
   * text. Returns whether it was completed.
   */
  async readEach(
    uris: Iterable<string>,
    token: CancellationToken,
    visit: Visit,
    mayMatter?: BytesFilter,
  ): Promise<boolean> {
    const yieldTurn = yieldToEventLoop();
    // An error in one file does not stop the others.
    const visitOne = (one: Reading) => guarded(this.#connection, one.uri, undefined, () => visitRead(one, visit))();
    const waiting: Reading[] = [];
    for (const uri of uris) {
      const turn = yieldTurn();
      if (turn) await turn;
      if (token.isCancellationRequested) return false;
      const reading = { uri, began: performance.now(), text: this.#files.read(uri, mayMatter) };
      const isAhead = reading.text instanceof Promise;
      if (isAhead && waiting.push(reading) < readAhead) continue;
      // No promise is made where there is nothing to wait for: for most of thousands of files.
      const visiting = visitOne(isAhead ? waiting.shift()! : reading);
      if (visiting) await visiting;
    }
    for (const reading of waiting) {
      await yieldTurn();
      if (token.isCancellationRequested) return false;
      await visitOne(reading);
    }
    return !token.isCancellationRequested;
  }

  /** A file watcher reports a deleted folder but not its files. */
  #goneWith({ uri, type }: FileEvent): FileEvent[] {
    if (type !== FileChangeType.Deleted) return [];
    const folder = fileKey(uri);
    return [...this.#listed ?? []].flatMap(([key, file]) => (isInFolder(key, folder) ? [{ uri: file, type }] : []));
  }

  async #watch(): Promise<boolean> {
    if (this.#client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return false;
    return this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: readGlob }, { globPattern: "**", kind: WatchKind.Delete }],
    }).then(() => true, (error: unknown) => {
      this.#connection.console.warn(`Changes of files will not be noticed: ${String(error)}`);
      return false;
    });
  }
}

function visitRead({ uri, began, text }: Reading, visit: Visit): Promise<void> | void {
  return text instanceof Promise ? text.then((read) => visit(uri, read, began)) : visit(uri, text, began);
}
