import type { Diagnostic } from "vscode-languageserver";
import type { ConfigProblem } from "../../core/config/config-file.js";
import { isConfigFile } from "../../core/config/config-files.js";
import type { IgnoreEntry } from "../../core/config/lint-settings.js";
import { problemsOfTests, testsIn } from "../../core/policy-tests/run-file.js";
import { isTestName, kindByName } from "../../core/policy/file-names.js";
import { lintSource } from "../../core/lint/lint-source.js";
import { mayBytesHold, mayHold, notationOf } from "../../core/terraform/file-notation.js";
import { configDiagnostics } from "../../features/diagnostics/config-diagnostics.js";
import { diagnostics } from "../../features/diagnostics/diagnostics.js";
import type { TestSources } from "../workspace/test-sources.js";
import type { Configs, TargetCheck } from "./configs.js";
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
  readonly #tests: TestSources;

  constructor(settings: CurrentSettings, configs: Configs, snapshots: Snapshots, tests: TestSources) {
    this.#settings = settings;
    this.#configs = configs;
    this.#snapshots = snapshots;
    this.#tests = tests;
  }

  /** The diagnostics of an open document; `undefined` if it is not open. */
  async open(uri: string): Promise<Diagnostic[] | undefined> {
    await this.#snapshots.ready(uri);
    if (!this.#settings.environment.features.diagnostics) return [];
    if (isConfigFile(uri)) return this.#config(uri);
    const snapshot = this.#snapshots.of(uri);
    if (snapshot && isTestName(uri)) return this.#testFile(uri, snapshot.text);
    return snapshot && diagnostics(snapshot);
  }

  /**
   * Whether a file that is not open may have findings, at the cost of a search. A Terraform file without a policy may
   * have values of policies in other files.
   */
  mayMatter(uri: string, text: string): boolean {
    return mayHold(text, notationOf(uri)) || isAlwaysChecked(uri) || this.#snapshots.hasSiblings(uri, text);
  }

  /** Whether `mayMatter` may be true for a file of which only the bytes are known (see `mayBytesHold`). */
  mayBytesMatter(uri: string, bytes: string): boolean {
    return mayBytesHold(bytes, notationOf(uri)) || isAlwaysChecked(uri) || this.#snapshots.mayHaveSiblings(uri);
  }

  /** Checks the text of a file that is not open. Nothing is cached. */
  async text(uri: string, text: string): Promise<Checked> {
    await this.#snapshots.ready(uri, text);
    const isOn = this.#settings.environment.features.diagnostics;
    if (isConfigFile(uri)) return { diagnostics: (isOn && await this.#config(uri)) || [], policies: 0, isOurs: true };
    if (isTestName(uri))
      return { diagnostics: isOn ? await this.#testFile(uri, text) : [], policies: 0, isOurs: true };
    const snapshot = this.#snapshots.ofText(uri, text);
    const files = snapshot.parts.map(({ file }) => file);
    const found = isOn ? diagnostics(snapshot) : [];
    return {
      diagnostics: found,
      policies: files.flatMap(({ policies }) => policies).length,
      // A file with local values that policies of other files use has no policy of its own.
      isOurs: found.length > 0 || files.some(({ looksLikePolicy }) => looksLikePolicy),
    };
  }

  async #config(uri: string): Promise<Diagnostic[] | undefined> {
    const file = this.#configs.at(uri);
    if (!file) return undefined;
    const { rules, language } = this.#settings.environment;
    const level = file.config.rules["unused-ignore"] ?? rules["unused-ignore"] ?? "warning";
    const check: TargetCheck = {
      ready: (target, text) => this.#snapshots.readyInFolder(target, text),
      usedIn: (target, text) => this.#usedIn(target, text),
    };
    const unused = level === "off" ? [] : await this.#configs.unusedIn(file, level, check);
    const tests = await this.#testProblems(uri, file.text);
    return configDiagnostics(file.text, [...file.problems, ...unused, ...tests], language);
  }

  async #testFile(uri: string, text: string): Promise<Diagnostic[]> {
    const { language } = this.#settings.environment;
    return configDiagnostics(text, await this.#testProblems(uri, text), language, "policy-test");
  }

  async #testProblems(uri: string, text: string): Promise<readonly ConfigProblem[]> {
    const file = testsIn(uri, text);
    const files = await this.#tests.load(uri, file.tests);
    return problemsOfTests(uri, file, files, this.#snapshots.environmentOf(uri).catalog);
  }

  #usedIn(uri: string, text: string): IgnoreEntry[] {
    const environment = this.#snapshots.environmentOf(uri);
    const siblings = this.#snapshots.siblingsOf(uri, text);
    const { suppressed } = lintSource(
      text, notationOf(uri), environment.catalog, environment, siblings, kindByName(uri),
    );
    return suppressed.flatMap(({ by }) => (by.kind === "entry" ? [by.entry] : []));
  }
}

function isAlwaysChecked(uri: string): boolean {
  return isConfigFile(uri) || isTestName(uri);
}
