import type { Range, TextEdit as ProtocolEdit } from "vscode-languageserver-types";
import { PolicyAnalysis } from "../core/analysis/analysis.js";
import type { Catalog } from "../core/catalog/catalog.js";
import type { Finding } from "../core/lint/finding.js";
import { lint } from "../core/lint/lint.js";
import { lintSource } from "../core/lint/lint-source.js";
import type { LintSettings } from "../core/config/lint-settings.js";
import { hostEdits } from "../core/policy/embedded.js";
import type { Dialect, EmbeddedPolicy, PolicyDocument, PolicyFile } from "../core/policy/model.js";
import { parsePolicyFile } from "../core/policy/parse.js";
import { type FileNotation, notationOf } from "../core/terraform/file-notation.js";
import { parseTerraform, type PolicyView, type TerraformFile } from "../core/terraform/find.js";
import { isElsewhere, isUnknown, offsetInView } from "../core/terraform/view-writer.js";
import { putBack, writingAt } from "../core/terraform/put-back.js";
import { LineIndex, type LinePosition } from "../core/text/line-index.js";
import type { Bilingual, Language } from "../core/text/message.js";
import { type TextEdit, type TextRange, touches } from "../core/text/range.js";
import { toHostRange, toViewOffset } from "../core/view/view.js";
import type { FeatureSettings } from "./settings.js";

/** What a snapshot knows beside its text: facts, and what the user wants to hear of this document in which language. */
export interface Environment extends LintSettings {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly features: FeatureSettings;
  /** The address of a rule's page, where there is one to show. */
  readonly rulePage?: (rule: string) => string | undefined;
}

/** Edits in the protocol's words, or why there are none. */
export type DocumentEdits = { readonly edits: readonly ProtocolEdit[] } | { readonly refused: Bilingual };

/** Where something is written in a document, in the protocol's words, and how: `undefined` for what cannot be written there. */
export interface Writing {
  readonly range: Range;
  write(json: string, isSnippet?: boolean): string | undefined;
}

/** A snippet in another notation: its places stay what they are, and only what is text is written as the notation wants it. */
function snippetIn(snippet: string, write: (json: string) => string | undefined): string | undefined {
  const written = write(snippet.replace(/(?<!\\)\$(?=[{\d])/g, placeSign));
  return written?.replaceAll("\\$${", "\\$\\${").replaceAll(placeSign, "$");
}

const placeSign = "\ue000";

/** One version of one document. Each part is computed at most once, and only when a feature asks. */
export class Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly environment: Environment;
  readonly notation: FileNotation;
  #lines: LineIndex | undefined;
  #file: PolicyFile | undefined;
  #findings: readonly Finding[] | undefined;
  readonly #analyses = new Map<PolicyDocument, PolicyAnalysis>();
  #parts: readonly Snapshot[] | undefined;

  constructor(uri: string, version: number, text: string, environment: Environment, notation: FileNotation = notationOf(uri)) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.environment = environment;
    this.notation = notation;
  }

  /** Of a Terraform file: JSON without a policy. Its policies are in its parts. */
  get dialect(): Dialect {
    return this.notation === "terraform" ? "jsonc" : this.notation;
  }

  get file(): PolicyFile {
    return (this.#file ??= parsePolicyFile(this.notation === "terraform" ? "" : this.text, this.dialect));
  }

  get findings(): readonly Finding[] {
    if (this.#findings) return this.#findings;
    const { catalog } = this.environment;
    if (this.notation === "terraform") return (this.#findings = lintSource(this.text, this.notation, catalog, this.environment).findings);
    return (this.#findings = lint(this.file, catalog, this.environment, (policy) => this.analysisOf(policy)));
  }

  /** What is known of a policy of this document: the same for all features. */
  analysisOf(policy: PolicyDocument): PolicyAnalysis {
    const known = this.#analyses.get(policy) ?? new PolicyAnalysis(policy, this.environment.catalog, this.environment.assumeGranted);
    this.#analyses.set(policy, known);
    return known;
  }

  /**
   * The texts of its policies as JSON: a Terraform file has one for each policy; a JSON file has one for each policy that
   * it keeps in a string, and is the last part itself.
   */
  get parts(): readonly Snapshot[] {
    if (this.#parts) return this.#parts;
    if (this.notation !== "terraform") return (this.#parts = [...this.file.embedded.map((_, index) => new EmbeddedSnapshot(this, index)), this]);
    const host = parseTerraform(this.text);
    return (this.#parts = host.views.map((view) => new ViewSnapshot(this, host, view)));
  }

  /** The part that a position lies in. */
  partAt(position: LinePosition): Snapshot | undefined {
    return this.parts.find((part) => part.holds(position));
  }

  /** Whether a position lies in it. */
  holds({ line }: LinePosition): boolean {
    return line >= 0;
  }

  /** Whether what stands at a range of its text is written there in the document, and all of it is known. */
  isWrittenHere({ end }: TextRange): boolean {
    return end <= this.text.length;
  }

  offsetAt(position: LinePosition): number {
    return this.#index.offsetAt(position);
  }

  range({ start, end }: TextRange): Range {
    return { start: this.#index.positionAt(start), end: this.#index.positionAt(end) };
  }

  /** Edits of its text as edits of the document, or why they cannot be made there. */
  documentEdits(edits: readonly TextEdit[]): DocumentEdits {
    return { edits: edits.map(({ range, newText }) => ({ range: this.range(range), newText })) };
  }

  /** Where a part of its text is in the document, and how JSON is written there; `undefined` where it cannot be. */
  writingAt(range: TextRange): Writing | undefined {
    return { range: this.range(range), write: (json) => json };
  }

  get #index(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }
}

/** A policy of a Terraform file. Offsets are those of its view, positions and ranges those of the document. */
class ViewSnapshot extends Snapshot {
  readonly #host: Snapshot;
  readonly #file: TerraformFile;
  readonly #view: PolicyView;

  constructor(host: Snapshot, file: TerraformFile, view: PolicyView) {
    super(host.uri, host.version, view.text, host.environment, view.dialect);
    this.#host = host;
    this.#file = file;
    this.#view = view;
  }

  override holds(position: LinePosition): boolean {
    return touches(this.#view.host, this.#host.offsetAt(position));
  }

  override isWrittenHere(range: TextRange): boolean {
    return !isUnknown(this.#view, range) && !isElsewhere(this.#view, range);
  }

  override offsetAt(position: LinePosition): number {
    const offset = this.#host.offsetAt(position);
    const { host, text } = this.#view;
    return offsetInView(this.#view, offset) ?? (offset <= host.start ? 0 : text.length);
  }

  override range(range: TextRange): Range {
    return this.#host.range(toHostRange(this.#view, range));
  }

  override documentEdits(edits: readonly TextEdit[]): DocumentEdits {
    const result = putBack(this.#file, this.#view, edits);
    return "refused" in result ? result : this.#host.documentEdits(result.edits);
  }

  override writingAt(range: TextRange): Writing | undefined {
    const found = writingAt(this.#file, this.#view, range);
    if ("refused" in found) return undefined;
    return { range: this.#host.range(found.range), write: (json, isSnippet) => (isSnippet ? snippetIn(json, (text) => found.write(text)) : found.write(json)) };
  }
}

/** The text of a policy in a string of a JSON file. Positions and edits are those of the file. */
class EmbeddedSnapshot extends Snapshot {
  readonly #host: Snapshot;
  readonly #index: number;

  constructor(host: Snapshot, index: number) {
    super(host.uri, host.version, host.file.embedded[index]!.view.text, host.environment, "json");
    this.#host = host;
    this.#index = index;
  }

  get #embedded(): EmbeddedPolicy {
    return this.#host.file.embedded[this.#index]!;
  }

  override get file(): PolicyFile {
    return this.#embedded.file;
  }

  override get parts(): readonly Snapshot[] {
    return [this];
  }

  override holds(position: LinePosition): boolean {
    return touches(this.#embedded.node.content, this.#host.offsetAt(position));
  }

  override offsetAt(position: LinePosition): number {
    const offset = this.#host.offsetAt(position);
    const { view, node } = this.#embedded;
    return toViewOffset(view, offset) ?? (offset <= node.content.start ? 0 : view.text.length);
  }

  override range(range: TextRange): Range {
    return this.#host.range(toHostRange(this.#embedded.view, range));
  }

  override documentEdits(edits: readonly TextEdit[]): DocumentEdits {
    const result = hostEdits(this.#host.file, this.#index, edits);
    return "refused" in result ? result : this.#host.documentEdits(result.edits);
  }

  override writingAt(range: TextRange): Writing {
    const write = (json: string) => JSON.stringify(json).slice(1, -1);
    return { range: this.range(range), write: (json, isSnippet) => (isSnippet ? snippetIn(json, write) : write(json)) };
  }
}
