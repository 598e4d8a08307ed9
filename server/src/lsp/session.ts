import type { ClientCapabilities, Diagnostic, InitializeParams, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { configFileName } from "../core/lint/config-file.js";
import { lintFile } from "../core/lint/lint.js";
import type { IgnoreEntry } from "../core/lint/settings.js";
import { format } from "../core/text/message.js";
import { configDiagnostics } from "../features/config-diagnostics.js";
import { diagnostics } from "../features/diagnostics.js";
import type { IgnorePlace } from "../features/ignore-action.js";
import { defaultFeatures } from "../features/settings.js";
import { type Environment, Snapshot } from "../features/snapshot.js";
import { ConfigFiles, isConfigFile, pathFrom } from "../core/lint/config-files.js";
import type { CatalogProvider } from "./catalogues.js";
import type { Host } from "./host.js";
import { languageOf, publishedCatalogue, type Settings } from "./settings.js";

/** What one client has said so far, and the snapshots of its documents that hold under it. */
export class Session {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #catalogFor: CatalogProvider;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #configs: ConfigFiles;
  readonly host: Host;
  #environment: Environment;
  #locale: string | undefined;
  #rulePages: string | undefined;
  /** The URIs of the workspace folders; a new configuration file, and a relative path, counts from them. */
  #folders: readonly string[] = [];
  client: ClientCapabilities = {};
  /** Nothing is reported before the user's settings are known: a rule that is off must not flash up. */
  hasSettings = false;

  constructor(documents: TextDocuments<TextDocument>, catalogFor: CatalogProvider, host: Host) {
    this.#documents = documents;
    this.#catalogFor = catalogFor;
    this.host = host;
    this.#configs = new ConfigFiles((uri) => documents.get(uri)?.getText() ?? host.readFile(uri));
    const { catalog } = catalogFor(publishedCatalogue, undefined);
    this.#environment = { catalog, rules: {}, language: "en", features: defaultFeatures, rulePage: (rule) => this.rulePage(rule) };
  }

  get environment(): Environment {
    return this.#environment;
  }

  start({ capabilities, locale, workspaceFolders, rootUri, initializationOptions }: InitializeParams): void {
    this.client = capabilities;
    this.#locale = locale;
    const { rulePages } = (initializationOptions ?? {}) as { readonly rulePages?: unknown };
    this.#rulePages = typeof rulePages === "string" ? rulePages : undefined;
    this.#folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  }

  /** The address of a rule's page; `undefined` if the pages are not at hand. */
  rulePage(rule: string): string | undefined {
    return this.#rulePages === undefined ? this.host.rulePage(rule) : `${this.#rulePages}/${rule}.md`;
  }

  /** New settings make new snapshots: none of the old ones is asked again. Answers with what is wrong with them. */
  apply({ language: chosen, rules, catalogue, features, problems }: Settings): readonly string[] {
    const language = chosen ?? languageOf(this.#locale) ?? "en";
    const { catalog, problem } = this.#catalogFor(catalogue, this.#folders[0]);
    this.#environment = { ...this.#environment, catalog, rules, language, features };
    this.#snapshots.clear();
    const unread = problems.length > 0 ? [format(notUnderstood, { problems: problems.join(", ") }, language)] : [];
    return problem ? [...unread, format(problem.text, problem.args, language)] : unread;
  }

  /** A configuration file may have come, changed or gone: nothing that was read from one is used again. */
  forgetConfigs(): void {
    this.#configs.forget();
    this.#snapshots.clear();
  }

  /** The snapshot of an open document's present version; `undefined` for a document that is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const known = this.#snapshots.get(uri);
    if (known?.version === document.version) return known;
    const environment = { ...this.#environment, ...this.#configs.settingsFor(uri, this.#environment) };
    const dialect = document.languageId === "jsonc" || uri.endsWith(".jsonc") ? "jsonc" : "json";
    const fresh = new Snapshot(uri, document.version, document.getText(), environment, dialect);
    this.#snapshots.set(uri, fresh);
    return fresh;
  }

  forget(uri: string): void {
    this.#snapshots.delete(uri);
  }

  /** What there is to report about an open document: a policy, or a configuration file. */
  diagnostics(uri: string): Diagnostic[] | undefined {
    if (!this.#environment.features.diagnostics) return [];
    if (isConfigFile(uri)) return this.#aboutConfig(uri);
    const snapshot = this.snapshot(uri);
    return snapshot && diagnostics(snapshot);
  }

  /** Where an ignore entry for a document belongs; `undefined` where no file can be written. */
  ignorePlace(uri: string): IgnorePlace | undefined {
    const file = this.#configs.nearest(uri);
    if (file) return { uri: file.uri, text: file.text, path: pathFrom(file.uri, uri) };
    const { documentChanges, resourceOperations } = this.client.workspace?.workspaceEdit ?? {};
    if (!uri.startsWith("file:") || documentChanges !== true || resourceOperations?.includes("create") !== true) return undefined;
    const folder = this.#folders.find((one) => uri.startsWith(`${one}/`)) ?? uri.slice(0, uri.lastIndexOf("/"));
    const created = `${folder}/${configFileName}`;
    return { uri: created, text: undefined, path: pathFrom(created, uri) };
  }

  #aboutConfig(uri: string): Diagnostic[] | undefined {
    const file = this.#configs.at(uri);
    if (!file) return undefined;
    const { language, rules } = this.#environment;
    const level = file.config.rules["unused-ignore"] ?? rules["unused-ignore"] ?? "warning";
    const unused = level === "off" ? [] : this.#configs.unusedIn(file, level, (target, text) => this.#usedIn(target, text));
    return configDiagnostics(file.text, [...file.problems, ...unused], language);
  }

  #usedIn(uri: string, text: string): IgnoreEntry[] {
    const { catalog } = this.#environment;
    const { file } = new Snapshot(uri, 0, text, this.#environment);
    const { silenced } = lintFile(file, catalog, this.#configs.settingsFor(uri, this.#environment));
    return silenced.flatMap(({ by }) => (by.kind === "entry" ? [by.entry] : []));
  }
}

const notUnderstood = {
  en: "These settings are not understood and not used: {problems}",
  zh: "以下设置无法识别，未予使用：{problems}",
};
