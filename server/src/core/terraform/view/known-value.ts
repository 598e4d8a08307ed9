import { piecesOf } from "../../hcl/decode.js";
import type { Call, Expression, For, Template } from "../../hcl/nodes.js";
import { type KnownValue, listFunctions, textFunctions } from "./known-functions.js";
import { localNamed, type Locals } from "./scope.js";

/** What an expression is evaluated in. `text` is the text that its ranges refer to. */
export interface KnownScope {
  readonly text: string;
  readonly locals: Locals;
}

/**
 * The value of an expression as Terraform computes it; `undefined` if it depends on anything but literals and locals,
 * is of another kind, or is too large for a policy. Its time is linear in the text of the expression and its locals.
 */
export function knownValue(node: Expression, scope: KnownScope): KnownValue | undefined {
  let evaluation = evaluations.get(scope.locals);
  if (evaluation?.text !== scope.text) evaluations.set(scope.locals, (evaluation = new Evaluation(scope)));
  return evaluation.of(node);
}

/** The value of an expression as a part of a string. */
export function knownText(node: Expression, scope: KnownScope): string | undefined {
  const value = knownValue(node, scope);
  return typeof value === "object" ? undefined : value?.toString();
}

/** The items of a list of strings. */
export function knownTexts(node: Expression, scope: KnownScope): readonly string[] | undefined {
  const value = knownValue(node, scope);
  return typeof value === "object" && value.every((one) => typeof one === "string") ? value : undefined;
}

const evaluations = new WeakMap<Locals, Evaluation>();

/** Longer texts and lists are not those of policies. */
const longest = 2000;
const mostItems = 200;
/** The number of expressions that are evaluated for the policies of one file, those in a loop counted each time. */
const mostSteps = 20_000;

/** The variables of the loops around an expression. */
type Names = ReadonlyMap<string, KnownValue>;
const none: Names = new Map();

class Evaluation {
  readonly text: string;
  readonly #locals: Locals;
  readonly #known = new Map<Expression, KnownValue | undefined>();
  #steps = 0;

  constructor({ text, locals }: KnownScope) {
    this.text = text;
    this.#locals = locals;
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

  #limited(node: Expression, names: Names): KnownValue | undefined {
    if (++this.#steps > mostSteps) return undefined;
    const value = this.#evaluate(node, names);
    if (typeof value === "string") return value.length > longest ? undefined : value;
    return typeof value === "object" && value.length > mostItems ? undefined : value;
  }

  #evaluate(node: Expression, names: Names): KnownValue | undefined {
    switch (node.kind) {
      case "template":
        return this.#template(node, names);
      case "literal":
        return Number.isSafeInteger(node.value) ? Number(node.value) : undefined;
      case "parentheses":
        return node.value && this.of(node.value, names);
      case "list":
        return node.isClosed ? this.#all(node.items, names) : undefined;
      case "call":
        return this.#call(node, names);
      case "for":
        return this.#loop(node, names);
      case "traversal": {
        if (node.steps.length === 0) return "kind" in node.root ? undefined : names.get(node.root.value);
        const local = localNamed(node, this.#locals, this.text);
        return local && this.of(local);
      }
      default:
        return undefined;
    }
  }

  #all(nodes: readonly Expression[], names: Names): KnownValue[] | undefined {
    const values: KnownValue[] = [];
    for (const node of nodes) {
      const value = this.of(node, names);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  #template(node: Template, names: Names): KnownValue | undefined {
    if (!node.isClosed) return undefined;
    const [only] = node.parts;
    // A template that is only a value has the type of the value.
    if (node.parts.length === 1 && only?.kind === "interpolation") return only.value && this.of(only.value, names);
    let text = "";
    for (const { value, sequence } of piecesOf(this.text, node)) {
      if (!sequence) text += value;
      else {
        const part = sequence.kind === "interpolation" && sequence.value ? this.of(sequence.value, names) : undefined;
        if (part === undefined || typeof part === "object" || text.length > longest) return undefined;
        text += String(part);
      }
    }
    return text.normalize("NFC");
  }

  #call({ name, items, isClosed, isSpread }: Call, names: Names): KnownValue | undefined {
    const text = textFunctions.get(name.value);
    const list = text ? undefined : listFunctions.get(name.value);
    if (!isClosed || isSpread || (!text && !list)) return undefined;
    const values = this.#all(items, names);
    return values && (text ? text(values) : list!(values));
  }

  /** The values of `[for x in list : …]`; with a condition they are not known. */
  #loop({ form, names: variables, collection, value, condition, isClosed }: For, names: Names) {
    const [name, ...others] = variables;
    if (form !== "list" || !isClosed || condition || !collection || !value) return undefined;
    if (!name || others.length > 0) return undefined;
    const items = this.of(collection, names);
    if (typeof items !== "object") return undefined;
    const values: KnownValue[] = [];
    for (const item of items) {
      const one = this.of(value, new Map([...names, [name.value, item]]));
      if (one === undefined) return undefined;
      values.push(one);
    }
    return values;
  }
}
