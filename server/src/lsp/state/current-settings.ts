import { format } from "../../core/text/message.js";
import { defaultFeatures } from "../../features/settings.js";
import type { Environment } from "../../features/snapshot.js";
import type { Workspace } from "../workspace/workspace.js";
import type { CatalogProvider } from "./catalogs.js";
import type { Client } from "./client.js";
import type { EnvironmentChanges } from "./environment-changes.js";
import { languageOf, overFirstSettings, publishedCatalog, readSettings } from "./settings.js";

/** The current user settings, as the environment of a document without a configuration file. */
export class CurrentSettings {
  readonly #catalogFor: CatalogProvider;
  readonly #client: Client;
  readonly #workspace: Workspace;
  readonly #changes: EnvironmentChanges;
  #environment: Environment;
  #section: unknown;
  #areKnown = false;
  #settle: () => void = () => undefined;
  /** Resolves when the user's settings are known. */
  readonly known = new Promise<void>((done) => (this.#settle = done));

  constructor(catalogFor: CatalogProvider, client: Client, workspace: Workspace, changes: EnvironmentChanges) {
    this.#catalogFor = catalogFor;
    this.#client = client;
    this.#workspace = workspace;
    this.#changes = changes;
    const { catalog } = catalogFor(publishedCatalog, undefined);
    this.#environment = {
      catalog,
      rules: {},
      language: "en",
      features: defaultFeatures,
      rulePage: (rule) => client.rulePage(rule),
    };
  }

  /** A new object after each change. */
  get environment(): Environment {
    return this.#environment;
  }

  /** Nothing is reported before the user's settings are known: findings of a disabled rule must not flash up. */
  get areKnown(): boolean {
    return this.#areKnown;
  }

  /** Reads the initialization options. They are the user's settings if the client cannot be asked for them. */
  start(): void {
    this.#read(undefined);
    if (this.#client.capabilities.workspace?.configuration !== true) this.#know();
  }

  /**
   * Reads the settings that the client has sent; `undefined` if it does not know the section. Returns problems in the
   * user's language.
   */
  apply(section: unknown): readonly string[] {
    const problems = this.#read(section);
    this.#know();
    this.#changes.changed("settings");
    return problems;
  }

  /** Called when the workspace folders change, because the overlay path may then name another file. */
  foldersChanged(): void {
    this.#read(this.#section);
    this.#changes.changed("folders");
  }

  #know(): void {
    this.#areKnown = true;
    this.#settle();
  }

  #read(section: unknown): readonly string[] {
    this.#section = section;
    const {
      language: chosen,
      rules,
      catalog: choice,
      features,
      problems,
    } = readSettings(overFirstSettings(this.#client.firstSettings, section));
    const language = chosen ?? languageOf(this.#client.locale) ?? "en";
    const { catalog, problem } = this.#catalogFor(choice, this.#workspace.folders[0]);
    this.#environment = { ...this.#environment, catalog, rules, language, features };
    const unread = problems.length > 0 ? [format(notUnderstood, { problems: problems.join(", ") }, language)] : [];
    return problem ? [...unread, format(problem.text, problem.args, language)] : unread;
  }
}

const notUnderstood = {
  en: "These settings are invalid and ignored: {problems}",
  zh: "以下设置无法识别，未予使用：{problems}",
};
