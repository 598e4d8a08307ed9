import type { ClientCapabilities, InitializeParams, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { format } from "../core/text/message.js";
import { type Environment, Snapshot } from "../features/snapshot.js";
import type { CatalogProvider } from "./catalogues.js";
import { languageOf, publishedCatalogue, type Settings } from "./settings.js";

/** What one client has said so far, and the snapshots of its documents that hold under it. */
export class Session {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #catalogFor: CatalogProvider;
  readonly #snapshots = new Map<string, Snapshot>();
  #environment: Environment;
  #locale: string | undefined;
  #workspace: string | undefined;
  client: ClientCapabilities = {};
  /** Nothing is reported before the user's settings are known: a rule that is off must not flash up. */
  hasSettings = false;

  constructor(documents: TextDocuments<TextDocument>, catalogFor: CatalogProvider) {
    this.#documents = documents;
    this.#catalogFor = catalogFor;
    this.#environment = { catalog: catalogFor(publishedCatalogue, undefined).catalog, rules: {}, language: "en" };
  }

  get environment(): Environment {
    return this.#environment;
  }

  start({ capabilities, locale, workspaceFolders, rootUri }: InitializeParams): void {
    this.client = capabilities;
    this.#locale = locale;
    this.#workspace = workspaceFolders?.[0]?.uri ?? rootUri ?? undefined;
  }

  /** New settings make new snapshots: none of the old ones is asked again. Answers with what is wrong with them. */
  apply({ language: chosen, rules, catalogue, problems }: Settings): readonly string[] {
    const language = chosen ?? languageOf(this.#locale) ?? "en";
    const { catalog, problem } = this.#catalogFor(catalogue, this.#workspace);
    this.#environment = { catalog, rules, language };
    this.#snapshots.clear();
    const unread = problems.length > 0 ? [format(notUnderstood, { problems: problems.join(", ") }, language)] : [];
    return problem ? [...unread, format(problem.text, problem.args, language)] : unread;
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

const notUnderstood = {
  en: "These settings are not understood and not used: {problems}",
  zh: "以下设置无法识别，未予使用：{problems}",
};
