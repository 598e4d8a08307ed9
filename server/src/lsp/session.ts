import type { ClientCapabilities, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Catalog } from "../core/catalog/catalog.js";
import { type Environment, Snapshot } from "../features/snapshot.js";
import { languageOf, type Settings } from "./settings.js";

/** What one client has said so far, and the snapshots of its documents that hold under it. */
export class Session {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #snapshots = new Map<string, Snapshot>();
  #environment: Environment;
  #locale: string | undefined;
  client: ClientCapabilities = {};
  /** Nothing is reported before the user's settings are known: a rule that is off must not flash up. */
  hasSettings = false;

  constructor(documents: TextDocuments<TextDocument>, catalog: Catalog) {
    this.#documents = documents;
    this.#environment = { catalog, rules: {}, language: "en" };
  }

  get environment(): Environment {
    return this.#environment;
  }

  start(client: ClientCapabilities, locale: string | undefined): void {
    this.client = client;
    this.#locale = locale;
  }

  /** New settings make new snapshots: none of the old ones is asked again. */
  apply({ language, rules }: Settings): void {
    this.#environment = { ...this.#environment, rules, language: language ?? languageOf(this.#locale) ?? "en" };
    this.#snapshots.clear();
  }

  /** The snapshot of an open document's present version; `undefined` for a document that is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const known = this.#snapshots.get(uri);
    if (known?.version === document.version) return known;
    const fresh = new Snapshot(uri, document.version, document.getText(), this.#environment);
    this.#snapshots.set(uri, fresh);
    return fresh;
  }

  forget(uri: string): void {
    this.#snapshots.delete(uri);
  }
}
