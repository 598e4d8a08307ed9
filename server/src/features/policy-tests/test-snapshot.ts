import type { Range } from "vscode-languageserver-types";
import { isConfigFile } from "../../core/config/config-files.js";
import { isTestName } from "../../core/policy/file-names.js";
import { parseJson } from "../../core/policy/json/json.js";
import type { PolicyFile } from "../../core/policy/model.js";
import { parsePolicyFile } from "../../core/policy/parse.js";
import { findProperty, type SyntaxNode } from "../../core/policy/syntax.js";
import type { LinePosition } from "../../core/text/line-index.js";
import { type TextEdit, type TextRange, touches } from "../../core/text/range.js";
import { type DocumentEdits, type Environment, Snapshot, type Writing } from "../snapshot.js";

/** Whether a document has policy tests by its name: a test file, or a configuration file. */
export function mayHoldTests(uri: string): boolean {
  return isTestName(uri) || isConfigFile(uri);
}

/** The policy text in which completion and hovers work at a position. */
export function authoringPart(snapshot: Snapshot, position: LinePosition): Snapshot | undefined {
  return snapshot instanceof TestSnapshot ? snapshot.listAt(position) : snapshot.partAt(position);
}

/**
 * A document with policy tests. It is no policy, but actions are completed and described in it as in one: each list of
 * actions is read as the `Action` list of a policy.
 */
export class TestSnapshot extends Snapshot {
  #lists: readonly Snapshot[] | undefined;

  constructor(uri: string, version: number, text: string, environment: Environment) {
    super(uri, version, text, environment, "jsonc");
  }

  override get file(): PolicyFile {
    return noPolicy;
  }

  override get parts(): readonly Snapshot[] {
    return [];
  }

  /** The list of actions that contains a position, as a policy. */
  listAt(position: LinePosition): Snapshot | undefined {
    this.#lists ??= actionNodes(this).map((node) => new ActionList(this, node));
    return this.#lists.find((list) => list.holds(position));
  }
}

const noPolicy = parsePolicyFile("");
const start = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":';
const end = "}]}";

/** The values with actions, the inner ones first: those of `action`, and the lists `can` and `cannot`. */
function actionNodes({ uri, text }: Snapshot): SyntaxNode[] {
  const root = parseJson(text);
  const listed = findProperty(root, "tests");
  const tests = [...(isConfigFile(uri) ? [] : [root]), ...(listed?.kind === "array" ? listed.items : [])];
  const lists = tests.flatMap((test) => [findProperty(test, "can"), findProperty(test, "cannot")]);
  const items = lists.flatMap((list): readonly (SyntaxNode | undefined)[] =>
    list?.kind === "array" ? list.items : [list],
  );
  return [...items.map((item) => findProperty(item, "action")), ...lists].filter(
    (node) => node?.kind === "array" || node?.kind === "string",
  );
}

/** One value with actions, as a policy with that `Action`. Its offsets are those of that policy. */
class ActionList extends Snapshot {
  readonly #host: Snapshot;
  readonly #node: SyntaxNode;

  constructor(host: Snapshot, node: SyntaxNode) {
    const { start: from, end: to } = node.range;
    super(host.uri, host.version, start + host.text.slice(from, to) + end, host.environment, "jsonc");
    this.#host = host;
    this.#node = node;
  }

  /** An expectation in an object has its own list. */
  override holds(position: LinePosition): boolean {
    const offset = this.#host.offsetAt(position);
    const items = this.#node.kind === "array" ? this.#node.items : [];
    const isInObject = items.some(({ kind, range }) => kind === "object" && range.start < offset && offset < range.end);
    return touches(this.#range, offset) && !isInObject;
  }

  get #range(): TextRange {
    return this.#node.range;
  }

  override offsetAt(position: LinePosition): number {
    return this.#host.offsetAt(position) - this.#range.start + start.length;
  }

  override range(range: TextRange): Range {
    return this.#host.range(this.#toHost(range));
  }

  override documentEdits(edits: readonly TextEdit[]): DocumentEdits {
    return this.#host.documentEdits(edits.map(({ range, newText }) => ({ range: this.#toHost(range), newText })));
  }

  override writingAt(range: TextRange): Writing | undefined {
    return this.#host.writingAt(this.#toHost(range));
  }

  #toHost({ start: from, end: to }: TextRange): TextRange {
    const place = (offset: number) =>
      Math.min(Math.max(offset - start.length + this.#range.start, this.#range.start), this.#range.end);
    return { start: place(from), end: place(to) };
  }
}
