import type { ClientCapabilities, Diagnostic, InitializeParams, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { configFileName } from "../../core/config/config-file.js";
import { lintSource } from "../../core/lint/lint-source.js";
import type { IgnoreEntry } from "../../core/config/lint-settings.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { format } from "../../core/text/message.js";
import { configDiagnostics } from "../../features/diagnostics/config-diagnostics.js";
import { diagnostics } from "../../features/diagnostics/diagnostics.js";
import type { IgnorePlace } from "../../features/code-actions/ignore-action.js";
import { defaultFeatures } from "../../features/settings.js";
import { type Environment, Snapshot } from "../../features/snapshot.js";
import { isConfigFile, pathFrom } from "../../core/config/config-files.js";
import type { ClientOffer, InitializationOptions } from "../../protocol.js";
import type { CatalogProvider } from "./catalogs.js";
import { Configs } from "./configs.js";
import { noFiles, type WorkspaceFiles } from "../workspace/files.js";
import type { Host } from "../host/host.js";
import { languageOf, publishedCatalog, type Settings } from "./settings.js";
import { isInFolder } from "../workspace/uri.js";

/** What came out for one file. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly policies: number;
  /** Whether it is a configuration file, or holds a policy or the most of one. */
  readonly isOurs: boolean;
}

/** What one client has said so far, and the snapshots of its documents that hold under it. */
export class Session {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #catalogFor: CatalogProvider;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly configs: Configs;
  readonly host: Host;
  #environment: Environment;
  #locale: string | undefined;
  #rulePages: string | undefined;
  /** The URIs of the workspace folders; a new configuration file, and a relative path, counts from them. */
  #folders: readonly string[] = [];
  #files: WorkspaceFiles = noFiles;
  #offer: ClientOffer = {};
  client: ClientCapabilities = {};
  /** The section of settings that came with the start, whatever it holds. */
  firstSettings: unknown;
  #revision = 0;
  #hasSettings = false;
  #settle: () => void = () => undefined;
  /** Resolves when the user's settings are known. */
  readonly settled = new Promise<void>((done) => (this.#settle = done));

  constructor(documents: TextDocuments<TextDocument>, catalogFor: CatalogProvider, host: Host) {
    this.#documents = documents;
    this.#catalogFor = catalogFor;
    this.host = host;
    this.configs = new Configs((uri) => documents.get(uri)?.getText(), () => this.#snapshots.clear());
    const { catalog } = catalogFor(publishedCatalog, undefined);
    this.#environment = { catalog, rules: {}, language: "en", features: defaultFeatures, rulePage: (rule) => this.rulePage(rule) };
  }

  /** Nothing is reported before the user's settings are known: a rule that is off must not flash up. */
  get hasSettings(): boolean {
    return this.#hasSettings;
  }

  set hasSettings(value: boolean) {
    this.#hasSettings = value;
    if (value) this.#settle();
  }

  /** Grows when settings, configuration files or folders hold anew. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether the client asks for diagnostics. Then none are pushed for open documents: it would show them twice. */
  get isPulled(): boolean {
    return this.client.textDocument?.diagnostic !== undefined;
  }

  /** What the client takes upon itself. */
  get offer(): ClientOffer {
    return this.#offer;
  }

  get environment(): Environment {
    return this.#environment;
  }

  /** The workspace beyond the open documents. */
  get files(): WorkspaceFiles {
    return this.#files;
  }

  /** The URIs of the workspace folders. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  start({ capabilities, locale, workspaceFolders, rootUri, initializationOptions }: InitializeParams, files: WorkspaceFiles): void {
    this.client = capabilities;
    this.#locale = locale;
    this.#files = files;
    const options = (initializationOptions ?? {}) as InitializationOptions & { readonly huaweiIam?: unknown };
    this.firstSettings = options.huaweiIam ?? options;
    this.#offer = options.client ?? {};
    const { rulePages } = options;
    this.#rulePages = typeof rulePages === "string" ? rulePages : undefined;
    this.setFolders(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#revision++;
    this.configs.start(this.#files, folders);
  }

  /** The address of a rule's page; `undefined` if the pages are not at hand. */
  rulePage(rule: string): string | undefined {
    return this.#rulePages === undefined ? this.host.rulePage(rule) : `${this.#rulePages}/${rule}.md`;
  }

  /** New settings make new snapshots: none of the old ones is asked again. Answers with what is wrong with them. */
  apply({ language: chosen, rules, catalog: choice, features, problems }: Settings): readonly string[] {
    const language = chosen ?? languageOf(this.#locale) ?? "en";
    const { catalog, problem } = this.#catalogFor(choice, this.#folders[0]);
    this.#environment = { ...this.#environment, catalog, rules, language, features };
    this.#snapshots.clear();
    this.#revision++;
    const unread = problems.length > 0 ? [format(notUnderstood, { problems: problems.join(", ") }, language)] : [];
    return problem ? [...unread, format(problem.text, problem.args, language)] : unread;
  }

  /** A configuration file may have come, changed or gone: nothing that was understood of one is used again. */
  forgetConfigs(): void {
    this.configs.forgetParsed();
    this.#snapshots.clear();
    this.#revision++;
  }

  /** Resolves when all that speaks about a document is known; `undefined` if it is already. Before that, ask for no snapshot. */
  ready(uri: string): Promise<void> | undefined {
    return this.configs.ready(uri);
  }

  /** What holds for a document, open or not. */
  environmentOf(uri: string): Environment {
    return { ...this.#environment, ...this.configs.settingsFor(uri, this.#environment) };
  }

  /** The snapshot of an open document's present version; `undefined` for a document that is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const known = this.#snapshots.get(uri);
    if (known?.version === document.version) return known;
    const notation = document.languageId === "jsonc" ? "jsonc" : notationOf(uri);
    const fresh = new Snapshot(uri, document.version, document.getText(), this.environmentOf(uri), notation);
    this.#snapshots.set(uri, fresh);
    return fresh;
  }

  forget(uri: string): void {
    this.#snapshots.delete(uri);
  }

  /** What there is to report about an open document: a policy, or a configuration file; `undefined` if it is not open. */
  async diagnostics(uri: string): Promise<Diagnostic[] | undefined> {
    await this.ready(uri);
    if (!this.#environment.features.diagnostics) return [];
    if (isConfigFile(uri)) return this.#aboutConfig(uri);
    const snapshot = this.snapshot(uri);
    return snapshot && diagnostics(snapshot);
  }

  /** Whether there is a document of this URI or, as far as can be seen, a file. */
  async exists(uri: string): Promise<boolean> {
    return this.#documents.get(uri) !== undefined || (await this.#files.read(uri)) !== undefined;
  }

  /** The same for a file of this text that is not open, and how many policies it holds. Nothing of it is kept. */
  async check(uri: string, text: string): Promise<Checked> {
    await this.ready(uri);
    const isOn = this.#environment.features.diagnostics;
    if (isConfigFile(uri)) return { diagnostics: (isOn && await this.#aboutConfig(uri)) || [], policies: 0, isOurs: true };
    const snapshot = new Snapshot(uri, 0, text, this.environmentOf(uri));
    const files = snapshot.parts.map(({ file }) => file);
    return { diagnostics: isOn ? diagnostics(snapshot) : [], policies: files.flatMap(({ policies }) => policies).length, isOurs: files.some(({ looksLikePolicy }) => looksLikePolicy) };
  }

  /** Where an ignore entry for a document belongs; `undefined` where no file can be written. */
  ignorePlace(uri: string): IgnorePlace | undefined {
    const file = this.configs.nearest(uri);
    if (file) return { uri: file.uri, text: file.text, path: pathFrom(file.uri, uri) };
    const { documentChanges, resourceOperations } = this.client.workspace?.workspaceEdit ?? {};
    const home = this.#folders.find((one) => isInFolder(uri, one))?.replace(/\/$/, "");
    if (!(home !== undefined || uri.startsWith("file:")) || documentChanges !== true || resourceOperations?.includes("create") !== true) return undefined;
    const folder = home ?? uri.slice(0, uri.lastIndexOf("/"));
    const created = `${folder}/${configFileName}`;
    return { uri: created, text: undefined, path: pathFrom(created, uri) };
  }

  async #aboutConfig(uri: string): Promise<Diagnostic[] | undefined> {
    const file = this.configs.at(uri);
    if (!file) return undefined;
    const level = file.config.rules["unused-ignore"] ?? this.#environment.rules["unused-ignore"] ?? "warning";
    const unused = level === "off" ? [] : await this.configs.unusedIn(file, level, (target, text) => this.#usedIn(target, text));
    return configDiagnostics(file.text, [...file.problems, ...unused], this.#environment.language);
  }

  #usedIn(uri: string, text: string): IgnoreEntry[] {
    const environment = this.environmentOf(uri);
    const { suppressed } = lintSource(text, notationOf(uri), environment.catalog, environment);
    return suppressed.flatMap(({ by }) => (by.kind === "entry" ? [by.entry] : []));
  }
}

const notUnderstood = {
  en: "These settings are not understood and not used: {problems}",
  zh: "以下设置无法识别，未予使用：{problems}",
};
