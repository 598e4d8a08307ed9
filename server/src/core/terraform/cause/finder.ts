import { nameInKey } from "../../hcl/keys.js";
import type { Call, Conditional, Expression, For, Template, Traversal } from "../../hcl/nodes.js";
import { childrenOf } from "../../hcl/walk.js";
import { encloses, type TextRange } from "../../text/range.js";
import { branchesOf } from "../view/branches-of.js";
import { type KnownValue, orderedEntries } from "../view/known-data.js";
import { knownValueIn, type LoopNames } from "../view/known-value.js";
import { type KnownScope, longestChain } from "../view/scope.js";
import { variablesOf } from "../template-variables.js";
import type { Definitions } from "./definitions.js";
import type { LocalCause } from "./local-cause.js";
import { catchesErrors, uncaught } from "./caught.js";
import { hasTextIndex, isUnfinished, written } from "./expressions.js";
import { isInNamespace, misspelledCall, wrongRoot } from "./misspelled.js";
import { missingIn, nothingAt, partsAt, type Place, placeOfStep, shownPart } from "./places.js";

/** What an expression is evaluated in. */
interface Around extends KnownScope {
  /** The variables of the loops around it; `undefined` for one that is not known. */
  readonly names: LoopNames;
  /** Whether it is in a file for `templatefile`, which has variables of its own. */
  readonly isTemplateFile?: boolean;
}

/** The most expressions that are visited for one value. No value of a policy has as many. */
const mostVisits = 5000;
/** The most items of a list for which the body of a loop is visited. */
const mostItems = 50;
const deepest = 400;

/**
 * Finds the first part of an expression without a value: a local value that is not defined, an attribute that an object
 * does not have. Only parts that matter are visited: those of a known value do not.
 */
export class CauseFinder {
  readonly #definitions: Definitions;
  /** The causes of whole local values. */
  readonly #found = new Map<string, LocalCause | undefined>();
  readonly #open = new Set<string>();
  #visits = 0;
  #depth = 0;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** The cause at a range of an expression. What decides how often a part of it applies belongs to it. */
  at(node: Expression, range: TextRange, scope: KnownScope, isTemplateFile = false): LocalCause | undefined {
    this.#visits = 0;
    return this.#at(node, range, { ...scope, names: new Map(), isTemplateFile });
  }

  #at(node: Expression, range: TextRange, around: Around): LocalCause | undefined {
    if (encloses(range, node.range)) return this.#of(node, around);
    if (node.range.start >= range.end || range.start >= node.range.end) return undefined;
    const inner = childrenOf(node).filter((one) => one.range.start < range.end && range.start < one.range.end);
    const inside = (now: Around) => firstOf(inner, (one) => this.#at(one, range, now));
    if (catchesErrors(node)) return uncaught(inside(around));
    if (node.kind === "template") return inside(inTemplate(node, around));
    return node.kind === "for" ? this.#loop(node, around, inside) : inside(around);
  }

  #of(node: Expression, around: Around): LocalCause | undefined {
    if (++this.#visits > mostVisits || this.#depth >= deepest) return undefined;
    if (knownValueIn(node, around) !== undefined) return undefined;
    this.#depth++;
    const cause = this.#inside(node, around);
    this.#depth--;
    return cause;
  }

  #inside(node: Expression, around: Around): LocalCause | undefined {
    if (isUnfinished(node)) return { kind: "syntax", local: written(node, around) };
    switch (node.kind) {
      case "template":
        return this.#ofTemplate(node, around);
      case "object":
        return firstOf(node.items, ({ key, value }) => {
          const inKey = key && nameInKey(key) === undefined ? this.#of(key, around) : undefined;
          return inKey ?? (value && this.#of(value, around));
        });
      case "conditional":
        return this.#ofBranches(node, around, (branch) => this.#of(branch, around));
      case "for":
        return this.#loop(node, around, (now) =>
          firstOf([node.key, node.value], (one) => one && this.#of(one, now)),
        );
      case "call":
        return this.#ofCall(node, around);
      case "traversal":
        return this.#ofTraversal(node, around);
      default:
        return firstOf(childrenOf(node), (one) => this.#of(one, around));
    }
  }

  #ofTemplate(node: Template, outside: Around): LocalCause | undefined {
    const around = inTemplate(node, outside);
    return firstOf(node.parts, (part) => {
      if (part.kind === "text" || !part.value) return undefined;
      const value = node.parts.length > 1 && part.kind === "interpolation" && knownValueIn(part.value, around);
      if (typeof value === "object") return { kind: "no-text", local: written(part.value, around) };
      return this.#of(part.value, around);
    });
  }

  #ofBranches(
    node: Conditional,
    around: Around,
    find: (branch: Expression) => LocalCause | undefined,
  ): LocalCause | undefined {
    return this.#of(node.condition, around) ?? firstOf(branchesOf(node, around), find);
  }

  #ofCall(node: Call, around: Around): LocalCause | undefined {
    const of = (one: Expression) => this.#of(one, around);
    const inItem = firstOf(node.items, catchesErrors(node) ? (one) => uncaught(of(one)) : of);
    return inItem ?? misspelledCall(node, around.text);
  }

  /** What is the matter with a loop, or with its body, which is looked at for each item if the items are known. */
  #loop(node: For, around: Around, ofBody: (now: Around) => LocalCause | undefined): LocalCause | undefined {
    const { names: variables, collection, condition } = node;
    const withNames = (values: readonly (KnownValue | undefined)[]): Around => ({
      ...around,
      names: new Map([...around.names, ...variables.map(({ value }, index) => [value, values[index]] as const)]),
    });
    const all = collection && knownValueIn(collection, around);
    if (!collection || all === undefined)
      return (collection && this.#of(collection, around))
        ?? ofBody(withNames([]))
        ?? (condition && this.#of(condition, withNames([])));
    if (typeof all !== "object") return { kind: "no-loop", local: written(collection, around) };
    return firstOf((orderedEntries(all) ?? []).slice(0, mostItems), (entry) => {
      const now = withNames(variables.length > 1 ? entry : entry.slice(1));
      const isWanted = condition ? knownValueIn(condition, now) : true;
      const found = (condition && this.#of(condition, now)) ?? (isWanted === false ? undefined : ofBody(now));
      // The condition may leave out the items for which there is an error.
      return isWanted === undefined ? uncaught(found) : found;
    });
  }

  #ofTraversal({ root, steps }: Traversal, around: Around, more: readonly Place[] = []): LocalCause | undefined {
    const inIndex = firstOf(steps, (step) =>
      step.kind === "index" && step.value ? this.#of(step.value, around) : undefined,
    );
    if (inIndex) return inIndex;
    const places = [...steps.map((step) => placeOfStep(step, (node) => knownValueIn(node, around))), ...more];
    if ("kind" in root) return this.#walk(root, places, written(root, around), around);
    const variable = around.names.get(root.value);
    if (around.names.has(root.value)) 
      return variable === undefined ? undefined : missingIn(variable, places, root.value);
    const [first, ...others] = places;
    const isOther = around.isTemplateFile || isInNamespace(around.text, root.range);
    if (root.value !== "local") return isOther ? undefined : wrongRoot(root.value, first);
    if (first?.kind === "attribute") return this.#ofLocal(String(first.key), others);
    const isIndex = first?.kind === "index" && typeof first.key === "string" && hasTextIndex(steps[0]);
    return isIndex ? { kind: "index", local: shownPart("local", first) } : { kind: "unnamed", local: "local" };
  }

  #ofLocal(name: string, places: readonly Place[]): LocalCause | undefined {
    const local = `local.${name}`;
    if (this.#open.has(name)) return { kind: "cyclic", local };
    const isWhole = places.length === 0;
    if (isWhole && this.#found.has(name)) return this.#found.get(name);
    if (this.#open.size >= longestChain) return undefined;
    const definition = this.#definitions.of(name);
    if ("cause" in definition) return definition.cause;
    this.#open.add(name);
    const cause = this.#walk(definition.value, places, local, { ...this.#definitions.scope, names: new Map() });
    this.#open.delete(name);
    if (isWhole) this.#found.set(name, cause);
    return cause;
  }

  /** What is the matter with a part of an expression, which is shown as `local`. */
  #walk(node: Expression, places: readonly Place[], local: string, around: Around): LocalCause | undefined {
    const [place, ...rest] = places;
    if (!place) return this.#of(node, around);
    const value = knownValueIn(node, around);
    if (value !== undefined) return missingIn(value, places, local);
    if (++this.#visits > mostVisits || this.#depth >= deepest) return undefined;
    this.#depth++;
    const cause = this.#intoPart(node, place, rest, local, around);
    this.#depth--;
    return cause;
  }

  #intoPart(
    node: Expression,
    place: Place,
    rest: readonly Place[],
    local: string,
    around: Around,
  ): LocalCause | undefined {
    const again = (one: Expression) => this.#walk(one, [place, ...rest], local, around);
    switch (node.kind) {
      case "parentheses":
        return node.value && again(node.value);
      case "conditional":
        return this.#ofBranches(node, around, again);
      case "traversal":
        return this.#ofTraversal(node, around, [place, ...rest]);
      case "template": {
        const [only, ...others] = node.parts;
        const isValue = only?.kind === "interpolation" && only.value && others.length === 0;
        return isValue ? again(only.value) : this.#of(node, around);
      }
      case "list":
      case "object": {
        const parts = partsAt(node, place, (key) => knownValueIn(key, around));
        if (!parts) return this.#of(node, around);
        if (parts.length === 0 && place.kind !== "splat") return nothingAt(local, place, node.kind);
        return firstOf(parts, (one) => this.#walk(one, rest, shownPart(local, place), around));
      }
      case "literal":
        return place.kind === "splat" || node.value !== null ? undefined : nothingAt(local, place, "literal");
      default:
        return this.#of(node, around);
    }
  }
}

/** What the parts of a template are evaluated in: the variables of its loops are not known. */
function inTemplate(template: Template, around: Around): Around {
  const variables = variablesOf(template, around.text);
  if (variables.length === 0) return around;
  return { ...around, names: new Map([...around.names, ...variables.map(({ name }) => [name, undefined] as const)]) };
}

function firstOf<One, Found>(all: readonly One[], find: (one: One) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
