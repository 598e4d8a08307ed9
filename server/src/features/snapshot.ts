import type { Range } from "vscode-languageserver-types";
import { PolicyAnalysis } from "../core/analysis/analysis.js";
import type { Catalog } from "../core/catalog/catalog.js";
import { type Finding, lint } from "../core/lint/lint.js";
import type { LintSettings } from "../core/config/lint-settings.js";
import { dialectOf } from "../core/policy/dialect.js";
import type { Dialect, PolicyDocument, PolicyFile } from "../core/policy/model.js";
import { parsePolicyFile } from "../core/policy/parse.js";
import { LineIndex, type LinePosition } from "../core/text/line-index.js";
import type { Language } from "../core/text/message.js";
import type { TextRange } from "../core/text/range.js";
import type { FeatureSettings } from "./settings.js";

/** What a snapshot knows beside its text: facts, and what the user wants to hear of this document in which language. */
export interface Environment extends LintSettings {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly features: FeatureSettings;
  /** The address of a rule's page, where there is one to show. */
  readonly rulePage?: (rule: string) => string | undefined;
}

/** One version of one document. Each part is computed at most once, and only when a feature asks. */
export class Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly environment: Environment;
  readonly dialect: Dialect;
  #lines: LineIndex | undefined;
  #file: PolicyFile | undefined;
  #findings: readonly Finding[] | undefined;
  readonly #analyses = new Map<PolicyDocument, PolicyAnalysis>();

  constructor(uri: string, version: number, text: string, environment: Environment, dialect: Dialect = dialectOf(uri)) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.environment = environment;
    this.dialect = dialect;
  }

  get file(): PolicyFile {
    return (this.#file ??= parsePolicyFile(this.text, this.dialect));
  }

  get findings(): readonly Finding[] {
    return (this.#findings ??= lint(this.file, this.environment.catalog, this.environment, (policy) => this.analysisOf(policy)));
  }

  /** What is known of a policy of this document: the same for all features. */
  analysisOf(policy: PolicyDocument): PolicyAnalysis {
    const known = this.#analyses.get(policy) ?? new PolicyAnalysis(policy, this.environment.catalog, this.environment.assumeGranted);
    this.#analyses.set(policy, known);
    return known;
  }

  offsetAt(position: LinePosition): number {
    return this.#index.offsetAt(position);
  }

  range({ start, end }: TextRange): Range {
    return { start: this.#index.positionAt(start), end: this.#index.positionAt(end) };
  }

  get #index(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }
}
