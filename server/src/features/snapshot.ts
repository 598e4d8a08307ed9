import type { Range } from "vscode-languageserver-types";
import type { Catalog } from "../core/catalog/catalog.js";
import type { RuleSettings } from "../core/lint/config.js";
import { type Finding, lint } from "../core/lint/lint.js";
import type { PolicyFile } from "../core/policy/model.js";
import { parsePolicyFile } from "../core/policy/parse.js";
import { LineIndex, type LinePosition } from "../core/text/line-index.js";
import type { Language } from "../core/text/message.js";
import type { TextRange } from "../core/text/range.js";

/** What all snapshots of a session share: facts, and what the user wants to hear in which language. */
export interface Environment {
  readonly catalog: Catalog;
  readonly rules: RuleSettings;
  readonly language: Language;
}

/** One version of one document. Each part is computed at most once, and only when a feature asks. */
export class Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly environment: Environment;
  #lines: LineIndex | undefined;
  #file: PolicyFile | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(uri: string, version: number, text: string, environment: Environment) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.environment = environment;
  }

  get file(): PolicyFile {
    return (this.#file ??= parsePolicyFile(this.text));
  }

  get findings(): readonly Finding[] {
    return (this.#findings ??= lint(this.file, this.environment.catalog, this.environment.rules));
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
