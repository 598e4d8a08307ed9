import type { CancellationToken, FileEvent, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isSiblingName } from "../../core/terraform/file-notation.js";
import { mayNameLocals } from "../../core/terraform/local-references.js";
import { type PolicyUses, usesIn } from "../../features/navigation.js";
import { Snapshot } from "../../features/snapshot.js";
import type { CurrentSettings } from "../state/current-settings.js";
import type { Snapshots } from "../state/snapshots.js";
import { fileKey, folderOf } from "./uri.js";
import type { Workspace } from "./workspace.js";

/**
 * The uses of actions in the policies of the workspace: open documents as in the editor, other files as on disk. The
 * index is built on first use; afterwards only changed files are read again.
 */
export class PolicyIndex {
  /** By file key; `undefined` for a file that was read and contains no policy. */
  readonly #onDisk = new Map<string, PolicyUses | undefined>();
  /** The files whose local values policies of their folders may use, or that use those of others. */
  readonly #local = new Set<string>();
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
    const changed = fileKey(uri);
    const others = [...this.#local].filter((key) => isSiblingName(uri) && folderOf(key) === folderOf(changed));
    for (const key of [changed, ...others]) {
      this.#onDisk.delete(key);
      this.#changed.set(key, performance.now());
    }
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
    const openFolders = new Set([...open.keys()].filter(isSiblingName).map(folderOf));
    // What an open document says about local values of its folder can change with each keystroke.
    const isKnown = (key: string) =>
      this.#onDisk.has(key) && !(this.#local.has(key) && openFolders.has(folderOf(key)));
    const unread = [...listed].flatMap(([key, uri]) => (open.has(key) || isKnown(key) ? [] : [uri]));
    const fresh = new Map<string, PolicyUses | undefined>();
    const visit = async (uri: string, text: string | undefined, began: number) => {
      const key = fileKey(uri);
      const uses = text === undefined ? undefined : usesIn(await this.#snapshotOf(uri, text));
      fresh.set(key, uses);
      if (began > (this.#changed.get(key) ?? 0)) this.#onDisk.set(key, uses);
    };
    // Local values may be read before the policies that use them.
    const again = () => this.snapshots.filesWithLocals().filter((uri) => {
      const key = fileKey(uri);
      const { actions = [], exclusions = [] } = fresh.get(key) ?? {};
      return fresh.has(key) && actions.length + exclusions.length === 0;
    });
    const isComplete =
      (await this.workspace.readEach(unread, token, visit)) && (await this.workspace.readEach(again(), token, visit));
    if (!isComplete) return undefined;
    const onDisk = [...listed.keys()]
      .filter((key) => !open.has(key))
      .map((key) => this.#onDisk.get(key) ?? fresh.get(key));
    const all = [...[...open.values()].map((uri) => this.#usesOf(uri)), ...onDisk].filter((uses) => uses !== undefined);
    return all.sort((a, b) => Number(b.uri === first) - Number(a.uri === first));
  }

  async #snapshotOf(uri: string, text: string): Promise<Snapshot> {
    if (!isSiblingName(uri) || !mayNameLocals(text)) return new Snapshot(uri, 0, text, this.settings.environment);
    this.#local.add(fileKey(uri));
    await this.snapshots.ready(uri, text);
    return this.snapshots.ofText(uri, text);
  }

  #usesOf(uri: string): PolicyUses | undefined {
    const snapshot = this.snapshots.of(uri);
    if (!snapshot) return undefined;
    const known = this.#open.get(snapshot) ?? { uses: usesIn(snapshot) };
    this.#open.set(snapshot, known);
    return known.uses;
  }
}
