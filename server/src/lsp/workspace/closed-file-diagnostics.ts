import {
  type CancellationToken,
  CancellationTokenSource,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type FileEvent,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isSiblingName } from "../../core/terraform/file-notation.js";
import type { Checked, DocumentCheck } from "../state/check-document.js";
import type { Client } from "../state/client.js";
import { Debounce } from "../state/debounce.js";
import type { Snapshots } from "../state/snapshots.js";
import { fileKey, folderOf } from "./uri.js";
import type { Workspace } from "./workspace.js";

/** The result of a check of all files. */
export interface Summary {
  /** The number of checked files, and of all files. */
  readonly files: number;
  readonly total: number;
  readonly policies: number;
  readonly errors: number;
  readonly warnings: number;
  readonly isComplete: boolean;
}

/**
 * The problems of files that are not open. There are none before the first check of the workspace; after that they
 * follow the files and the settings. Only the names of files are kept.
 */
export class ClosedFileDiagnostics {
  /** Files known to contain a policy or to be a configuration file. They are checked again when settings change. */
  readonly #ours = new Map<string, string>();
  /** Files whose problems were pushed to the client, and when they were read. */
  readonly #reported = new Map<string, string>();
  readonly #read = new Map<string, number>();
  readonly #changed = new Map<string, string>();
  readonly #never = new CancellationTokenSource().token;
  #isOn = false;
  /** Whether the client pulls the problems of all files. Then nothing is pushed. */
  #isAsked = false;
  #run: CancellationTokenSource | undefined;
  readonly #debounce = new Debounce();

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly state: { readonly client: Client; readonly snapshots: Snapshots; readonly check: DocumentCheck },
    private readonly workspace: Workspace,
  ) {}

  /** Checks every file of the workspace; for open files, the text in the editor. A running check is cancelled. */
  async checkAll(token: CancellationToken, onProgress: (done: number, total: number) => void): Promise<Summary> {
    this.#run?.cancel();
    const run = (this.#run = new CancellationTokenSource());
    token.onCancellationRequested(() => run.cancel());
    if (token.isCancellationRequested) run.cancel();
    this.#isOn = true;
    const listed = await this.workspace.list(run.token, true);
    const count = { files: 0, total: listed.size, policies: 0, errors: 0, warnings: 0 };
    const counted = new Set<string>();
    const add = (uri: string, { diagnostics, policies }: Checked) => {
      if (policies + diagnostics.length > 0) counted.add(fileKey(uri));
      count.policies += policies;
      count.errors += ofSeverity(diagnostics, DiagnosticSeverity.Error);
      count.warnings += ofSeverity(diagnostics, DiagnosticSeverity.Warning);
    };
    const next = () => onProgress(++count.files, listed.size);
    const isRead = await this.workspace.readEach(listed.values(), run.token, (uri, text, began) => {
      const found = this.#look(uri, text, began);
      if (!found) return next();
      return found.then((checked) => {
        add(uri, checked);
        next();
      });
    }, (uri, bytes) => this.state.check.mayBytesMatter(uri, bytes));
    const isComplete = isRead && (await this.#lookAtLocals(listed, run.token, counted, add));
    if (isComplete) for (const [key, uri] of this.#reported) if (!listed.has(key)) this.#report(key, uri, []);
    return { ...count, isComplete };
  }

  /**
   * Called when the client pulls the problems of all files. Problems that were pushed before would be shown twice, so
   * they are cleared.
   */
  stopPushing(): void {
    for (const [key, uri] of this.#reported) this.#report(key, uri, []);
    this.#isAsked = true;
  }

  environmentChanged(): void {
    if (this.#isFollowing) this.#checkLater([...this.#ours.values(), ...this.#reported.values()]);
  }

  filesChanged(changes: readonly FileEvent[]): void {
    if (this.#isFollowing) this.#checkLater(changes.map(({ uri }) => uri));
  }

  /** Called when a document is opened. Its own diagnostics, pushed under the same URI, replace those from here. */
  opened(uri: string): void {
    const key = fileKey(uri);
    const reported = this.#reported.get(key);
    if (reported === undefined) return;
    if (reported !== uri || this.state.client.mayPullDiagnostics) this.#send(reported, []);
    this.#reported.delete(key);
  }

  /** Called when a document is closed. Returns whether its diagnostics now come from here and must not be cleared. */
  closed(uri: string): boolean {
    const key = fileKey(uri);
    const listed = this.#isFollowing ? this.workspace.known(key) : undefined;
    if (listed === undefined) return false;
    const takesOver = listed === uri && !this.state.client.pullsDiagnostics;
    if (takesOver) this.#reported.set(key, uri);
    void this.#check([listed]);
    return takesOver;
  }

  get #isFollowing(): boolean {
    return this.#isOn && !this.#isAsked;
  }

  #checkLater(uris: readonly string[]): void {
    for (const uri of uris) this.#changed.set(fileKey(uri), uri);
    this.#debounce.afterFirst(() => {
      const changed = [...this.#changed.values()];
      this.#changed.clear();
      void this.#check(changed);
    });
  }

  /** Checks only files that are in the list: a change may also be reported for an excluded file. */
  async #check(uris: readonly string[]): Promise<void> {
    const listed = await this.workspace.list(this.#never);
    const files = new Map<string, string>();
    for (const uri of this.#withSiblings(uris)) {
      const key = fileKey(uri);
      const known = listed.get(key);
      if (known === undefined) this.#gone(key);
      else files.set(key, known);
    }
    await this.workspace.readEach(
      files.values(),
      this.#never,
      async (uri, text, began) => void (await this.#look(uri, text, began)),
    );
    if (uris.some(isSiblingName)) await this.#lookAtLocals(listed, this.#never, new Set(files.keys()));
  }

  /** Checks files with local values again: policies that use them may have been read after them. */
  async #lookAtLocals(
    listed: ReadonlyMap<string, string>,
    token: CancellationToken,
    checked: ReadonlySet<string>,
    add?: (uri: string, found: Checked) => void,
  ): Promise<boolean> {
    const uris = this.state.snapshots.filesWithLocals().filter((uri) => {
      const key = fileKey(uri);
      return listed.has(key) && !checked.has(key) && this.#openUri(key) === undefined;
    });
    return this.workspace.readEach(uris, token, async (uri, text, began) => {
      const found = await this.#look(uri, text, began);
      if (found) add?.(uri, found);
    });
  }

  /** Changed files, and known policies of their folders, which may use local values of them. */
  #withSiblings(uris: readonly string[]): readonly string[] {
    const folders = new Set(uris.filter(isSiblingName).map(folderOf));
    const others = [...this.#ours.values()].filter((uri) => isSiblingName(uri) && folders.has(folderOf(uri)));
    return folders.size === 0 ? uris : [...uris, ...others];
  }

  /** Most files are none that is checked; for them there is nothing to wait for. */
  #look(uri: string, text: string | undefined, began: number): Promise<Checked> | undefined {
    const key = fileKey(uri);
    const open = this.#openUri(key);
    if (open !== undefined) return this.#lookAtOpen(open);
    if (text !== undefined && this.state.check.mayMatter(uri, text)) return this.#lookAtText(uri, key, text, began);
    if (began >= (this.#read.get(key) ?? 0)) this.#gone(key);
    return undefined;
  }

  async #lookAtText(uri: string, key: string, text: string, began: number): Promise<Checked> {
    const checked = await this.state.check.text(uri, text);
    // The file was opened meanwhile, or read again later.
    if (this.#openUri(key) !== undefined || began < (this.#read.get(key) ?? 0)) return checked;
    if (!checked.isOurs) {
      this.#gone(key);
      return checked;
    }
    this.#ours.set(key, uri);
    this.#read.set(key, began);
    this.#report(key, uri, checked.diagnostics);
    return checked;
  }

  async #lookAtOpen(uri: string): Promise<Checked> {
    const diagnostics = (await this.state.check.open(uri)) ?? [];
    const parts = this.state.snapshots.of(uri)?.parts ?? [];
    return { diagnostics, policies: parts.flatMap(({ file }) => file.policies).length, isOurs: true };
  }

  #gone(key: string): void {
    const reported = this.#reported.get(key);
    if (reported !== undefined) this.#report(key, reported, []);
    this.#ours.delete(key);
    this.#read.delete(key);
  }

  #report(key: string, uri: string, diagnostics: readonly Diagnostic[]): void {
    if (this.#isAsked || (diagnostics.length === 0 && !this.#reported.has(key))) return;
    if (diagnostics.length === 0) this.#reported.delete(key);
    else this.#reported.set(key, uri);
    this.#send(uri, diagnostics);
  }

  #send(uri: string, diagnostics: readonly Diagnostic[]): void {
    void this.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  }

  #openUri(key: string): string | undefined {
    return this.documents.keys().find((uri) => fileKey(uri) === key);
  }
}

function ofSeverity(diagnostics: readonly Diagnostic[], severity: DiagnosticSeverity): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}
