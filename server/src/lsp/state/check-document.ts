import type { Diagnostic } from "vscode-languageserver";
import { isConfigFile } from "../../core/config/config-files.js";
import type { IgnoreEntry } from "../../core/config/lint-settings.js";
import { lintSource } from "../../core/lint/lint-source.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { configDiagnostics } from "../../features/diagnostics/config-diagnostics.js";
import { diagnostics } from "../../features/diagnostics/diagnostics.js";
import type { Configs } from "./configs.js";
import type { CurrentSettings } from "./current-settings.js";
import type { Snapshots } from "./snapshots.js";

/** The result for one file. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly policies: number;
  /** Whether it is a configuration file, or contains a policy or most of one. */
  readonly isOurs: boolean;
}

/** Checks one document: a file with policies, or a configuration file. */
export class DocumentCheck {
  readonly #settings: CurrentSettings;
  readonly #configs: Configs;
  readonly #snapshots: Snapshots;

  constructor(settings: CurrentSettings, configs: Configs, snapshots: Snapshots) {
    this.#settings = settings;
    this.#configs = configs;
    this.#snapshots = snapshots;
  }

  /** The diagnostics of an open document; `undefined` if it is not open. */
  async open(uri: string): Promise<Diagnostic[] | undefined> {
    await this.#snapshots.ready(uri);
    if (!this.#settings.environment.features.diagnostics) return [];
    if (isConfigFile(uri)) return this.#config(uri);
    const snapshot = this.#snapshots.of(uri);
    return snapshot && diagnostics(snapshot);
  }

  /** Checks the text of a file that is not open. Nothing is cached. */
  async text(uri: string, text: string): Promise<Checked> {
    await this.#snapshots.ready(uri);
    const isOn = this.#settings.environment.features.diagnostics;
    if (isConfigFile(uri)) return { diagnostics: (isOn && await this.#config(uri)) || [], policies: 0, isOurs: true };
    const snapshot = this.#snapshots.ofText(uri, text);
    const files = snapshot.parts.map(({ file }) => file);
    return {
      diagnostics: isOn ? diagnostics(snapshot) : [],
      policies: files.flatMap(({ policies }) => policies).length,
      isOurs: files.some(({ looksLikePolicy }) => looksLikePolicy),
    };
  }

  async #config(uri: string): Promise<Diagnostic[] | undefined> {
    const file = this.#configs.at(uri);
    if (!file) return undefined;
    const { rules, language } = this.#settings.environment;
    const level = file.config.rules["unused-ignore"] ?? rules["unused-ignore"] ?? "warning";
    const unused =
      level === "off" ? [] : await this.#configs.unusedIn(file, level, (target, text) => this.#usedIn(target, text));
    return configDiagnostics(file.text, [...file.problems, ...unused], language);
  }

  #usedIn(uri: string, text: string): IgnoreEntry[] {
    const environment = this.#snapshots.environmentOf(uri);
    const { suppressed } = lintSource(text, notationOf(uri), environment.catalog, environment);
    return suppressed.flatMap(({ by }) => (by.kind === "entry" ? [by.entry] : []));
  }
}
