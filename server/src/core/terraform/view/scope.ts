import { valueOf } from "../../hcl/decode.js";
import { keyText } from "../../hcl/keys.js";
import type { Argument, BodyItem, Expression, Step, Traversal } from "../../hcl/nodes.js";

/** The `locals` that an expression can name. */
export type Locals = ReadonlyMap<string, Expression>;

/** The most locals that are followed from one to the next. */
export const longestChain = 100;

/** What an expression is evaluated in. `text` is the text that its ranges refer to. */
export interface KnownScope {
  readonly text: string;
  readonly locals: Locals;
}

/** The definitions of local values among the items of a file. */
export function localArguments(items: readonly BodyItem[]): Argument[] {
  return items
    .flatMap((item) => (item.kind === "block" && item.type.value === "locals" ? item.body.items : []))
    .filter((one) => one.kind === "argument");
}

/**
 * The locals of a file. A name that is defined twice, or whose definition cannot be read, is left out: it is not clear
 * what counts.
 */
export function localsOf(items: readonly BodyItem[]): Locals {
  const found = new Map<string, Expression>();
  const unclear = new Set<string>();
  for (const { name, value } of localArguments(items)) {
    if (!value || found.has(name.value)) unclear.add(name.value);
    if (value) found.set(name.value, value);
  }
  for (const name of unclear) found.delete(name);
  return found;
}

/**
 * The value that a traversal names: a local, `local.name`, or a value in an object that a local is, `local.name.key` or
 * `local.name["key"]`. `text` is the text of the file.
 */
export function localNamed(node: Expression, locals: Locals, text: string): Expression | undefined {
  const found = node.kind === "traversal" ? nearestLocal(node, locals, text) : undefined;
  return found?.steps.length === 0 ? found.value : undefined;
}

/** The same for as many of the first steps of a traversal as possible, and the steps after these. */
export function nearestLocal(
  { root, steps: [first, ...steps] }: Traversal,
  locals: Locals,
  text: string,
): { readonly value: Expression; readonly steps: readonly Step[] } | undefined {
  if ("kind" in root || root.value !== "local" || first?.kind !== "attribute") return undefined;
  let value = locals.get(first.name.value);
  for (const [index, step] of steps.entries()) {
    const next: Expression | undefined = value && valueIn(value, keyOf(step, text), text);
    if (!next) return value && { value, steps: steps.slice(index) };
    value = next;
  }
  return value && { value, steps: [] };
}

function keyOf(step: Step, text: string): string | undefined {
  if (step.kind === "attribute") return step.name.value;
  return step.kind === "index" && step.value?.kind === "template" ? valueOf(text, step.value) : undefined;
}

/** The only value of a key in an object whose keys are all known. */
function valueIn(node: Expression, wanted: string | undefined, text: string): Expression | undefined {
  if (node.kind !== "object" || wanted === undefined) return undefined;
  const names = node.items.map(({ key }) => key && keyText(key, text));
  const isClear = !names.includes(undefined) && names.indexOf(wanted) === names.lastIndexOf(wanted);
  return isClear ? node.items[names.indexOf(wanted)]?.value : undefined;
}
