import type { CancellationToken, FileEvent, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type PolicyUses, usesIn } from "../../features/navigation.js";
import { Snapshot } from "../../features/snapshot.js";
import type { CurrentSettings } from "../state/current-settings.js";
import type { Snapshots } from "../state/snapshots.js";
import { fileKey } from "./uri.js";
import type { Workspace } from "./workspace.js";

/**
 * The uses of actions in the policies of the workspace: open documents as in the editor, other files as on disk. The
 * index is built on first use; afterwards only changed files are read again.
 */
export class PolicyIndex {
  /** By file key; `undefined` for a file that was read and contains no policy. */
  readonly #onDisk = new Map<string, PolicyUses | undefined>();
  readonly #changed = new Map<string, number>();
  readonly #open = new WeakMap<Snapshot, { readonly uses: PolicyUses | undefined }>();
  #building: Promise<void> = Promise.resolve();

  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    private readonly settings: CurrentSettings,
    private readonly snapshots: Snapshots,
    private readonly workspace: Workspace,
  ) {}

  /** All policies, those of `first` before the others; `undefined` if the request was cancelled. */
  async all(first: string, token: CancellationToken): Promise<PolicyUses[] | undefined> {
    // Two concurrent requests do not read everything twice. The second continues where the first was cancelled.
    const before = this.#building;
    let done: () => void = () => undefined;
    this.#building = new Promise<void>((next) => (done = next));
    try {
      await before;
      return await this.#all(first, token);
    } finally {
      done();
    }
  }

  /** Drops the index, because another catalog may correct other misprints. */
  environmentChanged(): void {
    this.#onDisk.clear();
  }

  filesChanged(changes: readonly FileEvent[]): void {
    for (const { uri } of changes) this.closed(uri);
  }

  /** Called when a file changed, or when a document was closed that may have been saved. */
  closed(uri: string): void {
    const key = fileKey(uri);
    this.#onDisk.delete(key);
    this.#changed.set(key, performance.now());
  }

  async #all(first: string, token: CancellationToken): Promise<PolicyUses[] | undefined> {
    if (token.isCancellationRequested) return undefined;
    const listed = await this.workspace.list(token);
    if (!await this.workspace.watches()) this.#onDisk.clear();
    // A URI with a query is a view of a file, such as an older version. The file itself counts.
    const open = new Map(
      this.documents
        .keys()
        .filter((uri) => uri === first || !uri.includes("?"))
        .map((uri) => [fileKey(uri), uri]),
    );
    const unread = [...listed].flatMap(([key, uri]) => (open.has(key) || this.#onDisk.has(key) ? [] : [uri]));
    const fresh = new Map<string, PolicyUses | undefined>();
    const isComplete = await this.workspace.readEach(unread, token, (uri, text, began) => {
      const key = fileKey(uri);
      const uses = text === undefined ? undefined : usesIn(new Snapshot(uri, 0, text, this.settings.environment));
      fresh.set(key, uses);
      if (began > (this.#changed.get(key) ?? 0)) this.#onDisk.set(key, uses);
    });
    if (!isComplete) return undefined;
    const onDisk = [...listed.keys()]
      .filter((key) => !open.has(key))
      .map((key) => this.#onDisk.get(key) ?? fresh.get(key));
    const all = [...[...open.values()].map((uri) => this.#usesOf(uri)), ...onDisk].filter((uses) => uses !== undefined);
    return all.sort((a, b) => Number(b.uri === first) - Number(a.uri === first));
  }

  #usesOf(uri: string): PolicyUses | undefined {
    const snapshot = this.snapshots.of(uri);
    if (!snapshot) return undefined;
    const known = this.#open.get(snapshot) ?? { uses: usesIn(snapshot) };
    this.#open.set(snapshot, known);
    return known.uses;
  }
}
