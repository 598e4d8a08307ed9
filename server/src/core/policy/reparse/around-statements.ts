import type { TextChange } from "../../text/change.js";
import type { TextRange } from "../../text/range.js";
import { textShape } from "../../text/text-shape.js";
import { policyCandidates } from "../containers/container.js";
import { findElement, findElementProperty } from "../elements.js";
import { parseJsonText, treeAsWritten } from "../json/json.js";
import type { JsonSyntaxError } from "../json/syntax-error.js";
import type { PolicyDocument, PolicyFile, Statement } from "../model.js";
import { policyOf, readProblems } from "../parse.js";
import { mayHoldPolicy } from "../read/prefilter.js";
import { readStatement } from "../read/read.js";
import { versionText } from "../read/recognize.js";
import { type ArrayNode, hasProperty, type ObjectNode, type PropertyNode, type SyntaxNode } from "../syntax.js";
import { movedStatement } from "./moved.js";
import { Mover } from "./mover.js";
import { isStubAt, reducedText, type Stub, toWhole } from "./reduced-text.js";
import { traitsOf } from "./traits.js";

/**
 * The policy file after any change of its text, which may be broken before and after; `undefined` if the whole text
 * must be read again. The text is read with an empty object in place of the statements that stay as they are. If the
 * parser then finds these objects among the statements, it was as far there as it is in the whole text, so it would
 * have read the statements as before.
 */
export function rereadAround(
  file: PolicyFile,
  policy: PolicyDocument,
  change: TextChange,
  text: string,
): PolicyFile | undefined {
  const reduced = reducedText(file, change, text);
  if (!reduced || !mayHoldPolicy(reduced.text) || textShape(reduced.text).depth > deepest) return undefined;
  const { stubs } = reduced;
  const { root, isJsonc } = parseJsonText(reduced.text);
  if (root?.kind !== "object" || !isSameKindOfPolicy(root, policy)) return undefined;
  const list = findElement(root, "Statement");
  const read = list?.kind === "array" ? readList(list, stubs, { policy, text }) : undefined;
  if (!read || !haveSameTraits(policy.statements, read)) return undefined;
  const notJson = readProblems(reduced.text, file.dialect, isJsonc);
  // Before its slips are corrected, the parser may lose its way earlier.
  if (notJson.problems.length > 0 && !haveAllStubs(treeAsWritten(reduced.text, file.dialect), stubs)) return undefined;
  const place = new Places(stubs);
  const whole = place.root(root, list as ArrayNode, read.items);
  const found = policyOf(whole, policy.container, policy.kind, () => read.statements);
  return {
    ...file,
    ...notJson,
    text,
    root: whole,
    policies: [found],
    problems: notJson.problems.map(({ kind, range, after }) => ({
      kind,
      range: place.range(range),
      after: place.offset(after),
    })),
    syntaxErrors: notJson.syntaxErrors.map((error) => place.error(error)),
  };
}

/** A policy is six levels deep, and statements of up to 100 levels are kept. */
const deepest = 100;

/** Whether a root is the only policy of its text, with the version and the spelling of before. */
function isSameKindOfPolicy(root: ObjectNode, policy: PolicyDocument): boolean {
  const candidates = policyCandidates(root, policy.container.expected);
  return (
    candidates.length === 1
    && candidates[0]!.node === root
    && versionText(findElement(root, "Version")) === policy.version?.value
    && findElementProperty(root, "Version")?.key.value === findElementProperty(policy.node, "Version")?.key.value
    && hasProperty(root, "Statement") === hasProperty(policy.node, "Statement")
  );
}

interface ReadList {
  readonly items: readonly SyntaxNode[];
  readonly statements: readonly Statement[];
  /** The statements that were read. */
  readonly added: readonly Statement[];
  /** Those that are as before, with their objects of before. */
  readonly kept: ReadonlySet<Statement>;
}

interface Around {
  readonly policy: PolicyDocument;
  /** The whole text. */
  readonly text: string;
}

/** The items of the list of statements; `undefined` if not all objects of the reduced text are items of it. */
function readList(list: ArrayNode, stubs: readonly Stub[], { policy, text }: Around): ReadList | undefined {
  const items: SyntaxNode[] = [];
  const statements: Statement[] = [];
  const added: Statement[] = [];
  const kept = new Set<Statement>();
  const about = { kind: policy.kind, isAnswer: policy.container.isAnswer };
  let next = 0;
  for (const item of list.items) {
    const stub = stubs[next];
    if (stub && item.range.start === stub.at) {
      if (!isStub(item, stub)) return undefined;
      next++;
      const by = stub.start - stub.statements[0]!.node.range.start;
      for (const one of stub.statements) {
        kept.add(one);
        const moved = movedStatement(one, by, items.length);
        statements.push(moved);
        items.push(moved.node);
      }
    } else {
      const node = shifted(item, stubs);
      items.push(node);
      if (node.kind !== "object") continue;
      const statement = readStatement(node, items.length - 1, text, about);
      statements.push(statement);
      added.push(statement);
    }
  }
  return next === stubs.length ? { items, statements, added, kept } : undefined;
}

function haveAllStubs(root: SyntaxNode | undefined, stubs: readonly Stub[]): boolean {
  const list = findElement(root, "Statement");
  let next = 0;
  for (const item of list?.kind === "array" ? list.items : []) if (stubs[next] && isStub(item, stubs[next]!)) next++;
  return next === stubs.length;
}

/** Whether a node is the object in place of statements, and nothing was read into it. */
function isStub(node: SyntaxNode, stub: Stub): boolean {
  return node.kind === "object" && isStubAt(stub, node.range) && node.properties.length === 0;
}

/** Whether all statements together have the traits of those before. */
function haveSameTraits(before: readonly Statement[], { added, kept }: ReadList): boolean {
  const traitsOfAll = (statements: readonly Statement[]) => statements.reduce((bits, one) => bits | traitsOf(one), 0);
  const old = traitsOfAll(before.filter((one) => !kept.has(one)));
  const now = traitsOfAll(added);
  if (old === now) return true;
  const others = traitsOfAll([...kept]);
  return (others | old) === (others | now);
}

/** A node that contains no object of the reduced text, where it is in the whole text. */
function shifted<T extends SyntaxNode>(node: T, stubs: readonly Stub[]): T {
  const by = toWhole(stubs, node.range.start) - node.range.start;
  return by === 0 ? node : new Mover(by).node(node);
}

/** Puts what was read in the reduced text where it is in the whole text. */
class Places {
  readonly #stubs: readonly Stub[];

  constructor(stubs: readonly Stub[]) {
    this.#stubs = stubs;
  }

  offset(offset: number): number {
    return toWhole(this.#stubs, offset);
  }

  range({ start, end }: TextRange): TextRange {
    return { start: this.offset(start), end: this.offset(end) };
  }

  error({ opener, ...error }: JsonSyntaxError): JsonSyntaxError {
    return {
      ...error,
      range: this.range(error.range),
      edits: error.edits.map(({ range, newText }) => ({ range: this.range(range), newText })),
      ...(opener === undefined ? {} : { opener: this.offset(opener) }),
    };
  }

  root(root: ObjectNode, list: ArrayNode, items: readonly SyntaxNode[]): ObjectNode {
    const properties = root.properties.map(({ key, value }): PropertyNode => ({
      key: shifted(key, this.#stubs),
      value: value === list ? { ...list, range: this.range(list.range), items } : value && shifted(value, this.#stubs),
    }));
    return { ...root, range: this.range(root.range), properties };
  }
}
