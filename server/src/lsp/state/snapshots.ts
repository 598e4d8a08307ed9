import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ParsedFile } from "../../core/config/config-files.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { fileNameOf } from "../../features/file-name.js";
import { type Environment, Snapshot } from "../../features/snapshot.js";
import { mayHoldTests, TestSnapshot } from "../../features/policy-tests/test-snapshot.js";
import type { DocumentChanges } from "./document-changes.js";
import type { Configs } from "./configs.js";
import type { DocumentSiblings } from "./siblings.js";
import type { CurrentSettings } from "./current-settings.js";

/** A snapshot, and its inputs apart from the text. */
interface Known {
  readonly snapshot: Snapshot;
  readonly settings: Environment;
  readonly config: ParsedFile | undefined;
  readonly siblings: readonly string[];
}

/**
 * The snapshots of open documents. A snapshot is reused while the document, the settings and its configuration file are
 * the same.
 */
export class Snapshots {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #settings: CurrentSettings;
  readonly #configs: Configs;
  readonly #siblings: DocumentSiblings;
  readonly #known = new Map<string, Known>();
  readonly #changes: DocumentChanges;

  constructor(
    documents: TextDocuments<TextDocument>,
    changes: DocumentChanges,
    settings: CurrentSettings,
    configs: Configs,
    siblings: DocumentSiblings,
  ) {
    this.#documents = documents;
    this.#changes = changes;
    this.#settings = settings;
    this.#configs = configs;
    this.#siblings = siblings;
  }

  /**
   * Resolves when the environment of a document is known; `undefined` if it already is. Request no snapshot before
   * that.
   */
  ready(uri: string, text?: string): Promise<void> | undefined {
    const waiting = [this.#configs.ready(uri), this.#siblings.ready(uri, text)].filter((one) => one !== undefined);
    return waiting.length < 2 ? waiting[0] : Promise.all(waiting).then(() => undefined);
  }

  /** Resolves when the other files of a file's folder are known, also for a file without a policy. */
  readyInFolder(uri: string, text: string): Promise<void> | undefined {
    return this.#siblings.ready(uri, text, true);
  }

  /** The texts of these files. */
  siblingsOf(uri: string, text: string): readonly string[] {
    return this.#siblings.of(uri, text);
  }

  /** The environment of a document, open or not. */
  environmentOf(uri: string): Environment {
    const { environment } = this.#settings;
    return { ...environment, ...this.#configs.settingsFor(uri, environment) };
  }

  /** The snapshot of an open document in its current version; `undefined` if the document is not open. */
  of(uri: string): Snapshot | undefined {
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const { environment: settings } = this.#settings;
    const config = this.#configs.nearest(uri);
    const siblings = this.#siblings.of(uri);
    const known = this.#known.get(uri);
    const isSame = known?.settings === settings && known.config === config && known.siblings === siblings;
    // Some clients repeat a version; the text decides.
    const { snapshot: last } = known ?? {};
    if (isSame && last?.version === document.version && last.text === document.getText()) return last;
    const snapshot =
      (isSame ? this.#nextOf(known.snapshot, document) : undefined) ??
      this.#read(document, { ...this.environmentOf(uri), ...this.#folderOf(uri, siblings) });
    this.#known.set(uri, { snapshot, settings, config, siblings });
    return snapshot;
  }

  #read(document: TextDocument, environment: Environment): Snapshot {
    const { uri, version, languageId } = document;
    const notation = languageId === "jsonc" ? "jsonc" : notationOf(uri);
    return mayHoldTests(uri)
      ? new TestSnapshot(uri, version, document.getText(), environment)
      : new Snapshot(uri, version, document.getText(), environment, notation);
  }

  /** The snapshot of a document that has changed since another one, if it is known how. */
  #nextOf(before: Snapshot, document: TextDocument): Snapshot | undefined {
    const change = this.#changes.take(document, before.text);
    const text = document.getText();
    if (!change || before instanceof TestSnapshot) return undefined;
    return before.after(change, document.version, text);
  }

  /** The other files of a document's folder. */
  #folderOf(uri: string, siblings: readonly string[]): Pick<Environment, "siblings" | "nameOf"> {
    const nameOf = (text: string) => {
      const file = this.#siblings.withText(uri, text);
      return file && fileNameOf(file.uri);
    };
    return { siblings, nameOf };
  }

  /** A snapshot of a file that is not open. It is not cached. */
  ofText(uri: string, text: string): Snapshot {
    const environment = { ...this.environmentOf(uri), ...this.#folderOf(uri, this.#siblings.of(uri, text)) };
    return mayHoldTests(uri) ? new TestSnapshot(uri, 0, text, environment) : new Snapshot(uri, 0, text, environment);
  }

  /** Whether other files of its folder are known to matter to a file. */
  hasSiblings(uri: string, text: string): boolean {
    return this.#siblings.has(uri, text);
  }

  /** Whether `hasSiblings` may be true for a file of which the text is not known. */
  mayHaveSiblings(uri: string): boolean {
    return this.#siblings.mayHave(uri);
  }

  /** The files that may define local values for policies that were checked. */
  filesWithLocals(): readonly string[] {
    return this.#siblings.filesOfFolders();
  }

  /** Called when the document was closed. */
  forget(uri: string): void {
    this.#known.delete(uri);
    this.#siblings.forget(uri);
  }
}
