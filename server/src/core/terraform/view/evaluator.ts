import { piecesOf } from "../../hcl/decode.js";
import { nameInKey } from "../../hcl/keys.js";
import type { Call, Expression, For, ObjectValue, Step, Template, Traversal } from "../../hcl/nodes.js";
import { choicesOf } from "./choices.js";
import { branchValue } from "./known-branch.js";
import {
  asTuple,
  orderedEntries,
  isList,
  isObject,
  isSet,
  isText,
  type KnownValue,
  type LoopNames,
  indexOf,
  scalarText,
  weightOf,
} from "./known-data.js";
import { knownFunctions } from "./known-functions.js";
import { operationValue } from "./known-operation.js";
import { type KnownScope, nearestLocal, type Locals } from "./scope.js";
import { templateText, templateTree, type TextPiece } from "./template-tree.js";

/** Longer texts and lists are not those of policies. */
const longest = 2000;
const mostItems = 200;
const mostWeight = 5000;
/** The number of expressions that are evaluated for the policies of one file, those in a loop counted each time. */
const mostSteps = 20_000;

/** The depth of expressions in each other, also in locals. Deeper ones are not known, because the stack has an end. */
const deepest = 400;

const none: LoopNames = new Map();

/** Evaluates expressions of one text, each once. Its time is limited for all of them together. */
export class Evaluator {
  readonly text: string;
  readonly #locals: Locals;
  readonly #known = new Map<Expression, KnownValue | undefined>();
  #steps = 0;
  #depth = 0;

  /** `folder` is the value of `path.module` and `path.root`, if it is known. */
  constructor(scope: KnownScope, readonly folder?: string) {
    this.text = scope.text;
    this.#locals = scope.locals;
  }

  of(node: Expression, names = none): KnownValue | undefined {
    // An expression in a loop has another value each time.
    if (names.size > 0) return this.#limited(node, names);
    if (!this.#known.has(node)) {
      // A local that names itself is not known.
      this.#known.set(node, undefined);
      this.#known.set(node, this.#limited(node, names));
    }
    return this.#known.get(node);
  }

  #limited(node: Expression, names: LoopNames): KnownValue | undefined {
    if (!this.mayGoOn() || this.#depth >= deepest) return undefined;
    this.#depth++;
    const value = this.#evaluate(node, names);
    this.#depth--;
    if (typeof value === "string") return value.length > longest ? undefined : value;
    if (value === undefined || typeof value !== "object") return value;
    return (isList(value) && value.length > mostItems) || weightOf(value) > mostWeight ? undefined : value;
  }

  #evaluate(node: Expression, names: LoopNames): KnownValue | undefined {
    switch (node.kind) {
      case "template":
        return this.#template(node, names);
      case "literal":
        if (typeof node.value === "boolean") return node.value;
        return Number.isSafeInteger(node.value) ? Number(node.value) : undefined;
      case "parentheses":
        return node.value && this.of(node.value, names);
      case "list":
        return node.isClosed ? this.#tuple(node.items, names) : undefined;
      case "object":
        return this.#object(node, names);
      case "call":
        return this.#call(node, names);
      case "for":
        return this.#loop(node, names);
      case "conditional":
        return branchValue(node, (branch) => this.of(branch, names));
      case "operation":
        return operationValue(this.text, node, (operand) => this.of(operand, names));
      case "traversal":
        return this.#traversal(node, names);
      default:
        return undefined;
    }
  }

  #tuple(nodes: readonly Expression[], names: LoopNames): KnownValue | undefined {
    const values = this.#all(nodes, names);
    return values && asTuple(values);
  }

  #all(nodes: readonly Expression[], names: LoopNames): KnownValue[] | undefined {
    const values: KnownValue[] = [];
    for (const node of nodes) {
      const value = this.of(node, names);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  #object({ items, isClosed }: ObjectValue, names: LoopNames): KnownValue | undefined {
    const values = new Map<string, KnownValue>();
    for (const { key, separator, value } of items) {
      const name = key && separator && this.#key(key, names);
      const one = value && this.of(value, names);
      // Of two values for a key, it is not clear which one counts.
      if (name === undefined || one === undefined || values.has(name)) return undefined;
      values.set(name, one);
    }
    return isClosed ? values : undefined;
  }

  /** A name that is a key is a text, unless it is in parentheses. */
  #key(key: Expression, names: LoopNames): string | undefined {
    return nameInKey(key) ?? scalarText(this.of(key, names));
  }

  #template(node: Template, names: LoopNames): KnownValue | undefined {
    if (!node.isClosed) return undefined;
    const [only] = node.parts;
    // A template that is only a value has the type of the value.
    if (node.parts.length === 1 && only?.kind === "interpolation") return only.value && this.of(only.value, names);
    return this.joined(piecesOf(this.text, node), names);
  }

  /** The text of some pieces of a template. */
  joined(pieces: readonly TextPiece[], names = none): string | undefined {
    const nodes = templateTree(pieces, this.text);
    return nodes && templateText(nodes, names, this, longest)?.normalize("NFC");
  }

  /** Counts a step. Returns whether there may be more. */
  mayGoOn(): boolean {
    return ++this.#steps <= mostSteps;
  }

  #traversal(node: Traversal, names: LoopNames): KnownValue | undefined {
    const { root, steps } = node;
    if ("kind" in root) return this.#walk(this.of(root, names), steps, names);
    if (names.has(root.value)) return this.#walk(names.get(root.value), steps, names);
    const [first, ...others] = steps;
    if (root.value === "path" && first?.kind === "attribute" && /^(?:module|root)$/.test(first.name.value))
      return others.length === 0 ? this.folder : undefined;
    const local = nearestLocal(node, this.#locals, this.text);
    return local && this.#walk(this.of(local.value), local.steps, names);
  }

  /** The value that steps lead to: `.name`, `["name"]`, `[0]`, `[*]`. */
  #walk(value: KnownValue | undefined, [step, ...steps]: readonly Step[], names: LoopNames): KnownValue | undefined {
    if (value === undefined || !step) return value;
    if (step.kind === "splat") {
      const all = isList(value) ? value.map((one) => this.#walk(one, steps, names)) : undefined;
      return all?.every((one) => one !== undefined) ? all : undefined;
    }
    const key = step.kind === "attribute" ? step.name.value : step.value && this.of(step.value, names);
    const isIndexed = isList(value) && !isSet(value);
    const next = isObject(value) && isText(key) ? value.get(key) : isIndexed ? value[indexOf(key)] : undefined;
    return this.#walk(next, steps, names);
  }

  #call(call: Call, names: LoopNames): KnownValue | undefined {
    const { name, items, isClosed, isSpread } = call;
    const known = knownFunctions.get(name.value);
    if (!isClosed) return undefined;
    const scope = { text: this.text, locals: this.#locals, valueOf: (node: Expression) => this.of(node, names) };
    const choices = isSpread ? undefined : choicesOf(call, scope);
    if (choices) return choices.length === 1 ? this.of(choices[0]!, names) : undefined;
    const values = known && this.#all(items, names);
    const last = isSpread ? values?.at(-1) : undefined;
    if (!known || !values || (isSpread && !isList(last))) return undefined;
    return known(isList(last) ? [...values.slice(0, -1), ...last] : values);
  }

  /** The value of `[for x in list : …]` or `{for k, v in map : …}`, with or without a condition. */
  #loop(node: For, names: LoopNames): KnownValue | undefined {
    const { form, names: variables, collection, key, value, condition, isClosed, range } = node;
    const [first, second, ...others] = variables;
    if (
      !isClosed
      || !collection
      || !value
      || !first
      || others.length > 0
      || (form === "object") !== (key !== undefined)
    )
      return undefined;
    // `...` groups values by their key.
    if (this.text.slice(value.range.end, range.end).includes("...")) return undefined;
    const of = this.of(collection, names);
    const entries = of === undefined ? undefined : orderedEntries(of);
    if (!entries) return undefined;
    const found = new Map<string | number, KnownValue>();
    for (const [at, item] of entries) {
      const inner = new Map(names).set(first.value, second ? at : item).set(second?.value ?? first.value, item);
      const isWanted = condition === undefined || this.of(condition, inner);
      if (typeof isWanted !== "boolean") return undefined;
      if (!isWanted) continue;
      const name = key ? scalarText(this.of(key, inner)) : found.size;
      const one = this.of(value, inner);
      // Two values for a key are an error.
      if (name === undefined || one === undefined || found.has(name)) return undefined;
      found.set(name, one);
    }
    return form === "list" ? asTuple([...found.values()]) : (found as ReadonlyMap<string, KnownValue>);
  }
}
