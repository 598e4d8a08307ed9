import type { Range } from "vscode-languageserver-types";
import type { PolicyAnalysis } from "../core/analysis/analysis.js";
import { type Finding, lint } from "../core/lint/lint.js";
import { lintTerraform } from "../core/lint/lint-terraform.js";
import type { ExpectedKind } from "../core/policy/containers/container.js";
import { kindByName } from "../core/policy/file-names.js";
import { hostEdits } from "../core/policy/embedded.js";
import type { GuardedPart } from "../core/policy/guarded-part.js";
import type { Dialect, EmbeddedPolicy, PolicyDocument, PolicyFile } from "../core/policy/model.js";
import { parsePolicyFile } from "../core/policy/parse.js";
import { reparse } from "../core/policy/reparse/reparse.js";
import { type FileNotation, notationOf } from "../core/terraform/file-notation.js";
import type { PolicyView, TerraformFile } from "../core/terraform/find.js";
import { guardedParts } from "../core/terraform/guarded-parts.js";
import { hasHole, isInHole, isPlain, offsetInView, segmentElsewhere } from "../core/terraform/view/view-writer.js";
import { type ReadInFolder, readInFolder, type ReadTerraform } from "../core/terraform/used-locals.js";
import { typingInLocal } from "../core/terraform/put-back/typing-in-local.js";
import { statementAround } from "../core/terraform/put-back/place.js";
import { reread } from "../core/terraform/reread/reread.js";
import { dryRunType } from "../core/terraform/resources.js";
import { argumentOf } from "../core/terraform/view/write-blocks.js";
import { type UnknownReason, whyUnknown } from "../core/terraform/unknown-values.js";
import { putBackHere } from "../core/terraform/put-back/put-back-here.js";
import { writingAt } from "../core/terraform/put-back/writing-at.js";
import type { TextChange } from "../core/text/change.js";
import type { LinePosition } from "../core/text/line-index.js";
import { type TextEdit, type TextRange, touches } from "../core/text/range.js";
import { toHostRange, toViewOffset } from "../core/view/view.js";
import { VersionAnalyses } from "./version-analyses.js";
import { DocumentText } from "./document-text.js";
import type { DocumentEdits, Environment, Writing } from "./environment.js";
import { writerIn } from "./snippet-in.js";

export type { DocumentEdits, Environment, Writing } from "./environment.js";

/** One version of one document. Each value is computed at most once, when a feature first needs it. */
export class Snapshot extends DocumentText {
  #file: PolicyFile | undefined;
  #findings: readonly Finding[] | undefined;
  #analyses: VersionAnalyses;
  #parts: readonly Snapshot[] | undefined;
  #terraform: ReadInFolder | undefined;
  #elsewhere: readonly Snapshot[] | undefined;

  constructor(
    uri: string,
    version: number,
    text: string,
    environment: Environment,
    readonly notation: FileNotation = notationOf(uri),
    /** The kind of policy that the name of the document, or the argument of a Terraform resource, states. */
    readonly expected: ExpectedKind | undefined = kindByName(uri),
  ) {
    super(uri, version, text, environment);
    this.#analyses = new VersionAnalyses(environment);
  }

  /**
   * The next version of the document in the same environment. Of a policy, only the edited statement and what is
   * outside of statements are read and checked again, and what depends on them.
   */
  after(change: TextChange, version: number, text: string): Snapshot {
    const next = new Snapshot(this.uri, version, text, this.environment, this.notation, this.expected);
    next.takeLines(this, change);
    const terraform = this.#terraform && reread(this.#terraform, change, text);
    if (terraform) {
      next.#terraform = terraform;
      next.#analyses = this.#analyses.after(this.#terraform!.files, terraform.files);
    }
    const file = this.notation === "terraform" || !this.#file ? undefined : reparse(this.#file, change, text);
    if (!file) return next;
    next.#file = file;
    next.#analyses = this.#analyses.after([this.#file!], [file]);
    return next;
  }

  /** For a Terraform file: JSON without a policy. Its policies are in its parts. */
  get dialect(): Dialect {
    return this.notation === "terraform" ? "jsonc" : this.notation;
  }

  get file(): PolicyFile {
    const text = this.notation === "terraform" ? "" : this.text;
    return (this.#file ??= parsePolicyFile(text, this.dialect, this.expected));
  }

  get findings(): readonly Finding[] {
    if (this.#findings) return this.#findings;
    const { notation, environment } = this;
    const { reports } = this.#analyses;
    const analyses = (policy: PolicyDocument) => this.analysisOf(policy);
    if (notation === "terraform")
      return (this.#findings = lintTerraform(this.#read, environment.catalog, environment, analyses, reports).findings);
    return (this.#findings = lint(this.file, environment.catalog, environment, analyses, reports));
  }

  /** The analysis of a policy of this document, shared by all features. */
  analysisOf(policy: PolicyDocument): PolicyAnalysis {
    return this.#analyses.of(policy);
  }

  /** The policy texts as JSON: one per policy of a Terraform file; those in strings of a JSON file, and itself. */
  get parts(): readonly Snapshot[] {
    if (this.notation === "terraform") return (this.#parts ??= this.#viewsOf(this.#read));
    return (this.#parts ??= [...this.file.embedded.map((_, index) => new EmbeddedSnapshot(this, index)), this]);
  }

  /** The policies of a Terraform file. */
  get #read(): ReadInFolder {
    return (this.#terraform ??= readInFolder(this.text, this.environment.siblings));
  }

  #viewsOf({ host, files }: ReadTerraform): readonly Snapshot[] {
    return host.views.map((view, at) => new ViewSnapshot(this, host, view, files[at]!));
  }

  /** The part that contains a position, or the policy of another file that uses the local value there. */
  partAt(position: LinePosition): Snapshot | undefined {
    return this.parts.find((part) => part.holds(position)) ?? this.partsElsewhere.find((part) => part.holds(position));
  }

  /** The policies of other files that use local values of this one. */
  get partsElsewhere(): readonly Snapshot[] {
    if (this.notation !== "terraform") return [];
    return (this.#elsewhere ??= this.#read.users.flatMap((user) => this.#viewsOf(user)));
  }
}

/** A policy of a Terraform file. Offsets refer to its view, positions and ranges to the document. */
class ViewSnapshot extends Snapshot {
  readonly #host: Snapshot;
  readonly #file: TerraformFile;
  readonly #view: PolicyView;
  readonly #policy: PolicyFile;

  constructor(host: Snapshot, file: TerraformFile, view: PolicyView, policy: PolicyFile) {
    super(host.uri, host.version, view.text, host.environment, view.dialect, view.expected);
    this.#policy = policy;
    this.#host = host;
    this.#file = file;
    this.#view = view;
    if (view.form === "blocks") this.nameInFile = argumentOf;
    this.mayHaveHoles = view.unknown.length + view.guards.length > 0;
  }

  /** Asked for few documents: after an edit, the resource of a policy is found by reading the file again. */
  override get isInEffect(): boolean {
    return this.#view.owner?.labels[0]?.value !== dryRunType;
  }

  override get file(): PolicyFile {
    return this.#policy;
  }

  override analysisOf(policy: PolicyDocument): PolicyAnalysis {
    return this.#host.analysisOf(policy);
  }

  override holds(position: LinePosition): boolean {
    const offset = this.#host.offsetAt(position);
    return touches(this.#view.host, offset) || segmentElsewhere(this.#view, offset) !== undefined;
  }

  override isWrittenHere(range: TextRange): boolean {
    return isPlain(this.#view, range);
  }

  override isKnown(range: TextRange): boolean {
    return !isInHole(this.#view, range) && toHostRange(this.#view, range).end <= this.#host.text.length;
  }

  override guarded = (): readonly GuardedPart[] => guardedParts(this.#file, this.#view);

  override hasHole(range: TextRange): boolean {
    return hasHole(this.#view, range);
  }

  override whyUnknown = (range: TextRange): UnknownReason => whyUnknown(this.#file, toHostRange(this.#view, range));

  override offsetAt(position: LinePosition): number {
    const offset = this.#host.offsetAt(position);
    const { host, text } = this.#view;
    const local = touches(host, offset) ? undefined : segmentElsewhere(this.#view, offset);
    if (local) return Math.min(local.view.start + offset - local.host.start, local.view.end);
    return offsetInView(this.#view, offset) ?? (offset <= host.start ? 0 : text.length);
  }

  override range(range: TextRange): Range {
    return this.#host.range(toHostRange(this.#view, range));
  }

  override documentEdits(edits: readonly TextEdit[]): DocumentEdits {
    const result = putBackHere(this.#file, this.#view, edits);
    return "refused" in result ? result : this.#host.documentEdits(result.edits);
  }

  override writingAt(range: TextRange): Writing | undefined {
    const inLocal = typingInLocal(this.#file, this.#view, range);
    const found = inLocal ?? writingAt(this.#file, this.#view, range, statementAround(this.#policy, range));
    if ("refused" in found) return undefined;
    return { range: this.#host.range(found.range), write: writerIn((json) => found.write(json)) };
  }
}

/** A policy in a string of a JSON file. Positions and edits refer to the file. */
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
    return { range: this.range(range), write: writerIn((json) => JSON.stringify(json).slice(1, -1)) };
  }
}
