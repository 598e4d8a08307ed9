import { nameInKey } from "../../hcl/keys.js";
import type { Call, Conditional, Expression, For, Traversal } from "../../hcl/nodes.js";
import { childrenOf } from "../../hcl/walk.js";
import { encloses, type TextRange } from "../../text/range.js";
import { branchesOf } from "../view/branches-of.js";
import { type KnownValue, orderedEntries } from "../view/known-data.js";
import { knownValueIn } from "../view/known-value.js";
import { type KnownScope, longestChain } from "../view/scope.js";
import { type CauseScope, type Causes, causesOf, firstCauses, inLoop, inTemplate, joinedCauses } from "./causes.js";
import type { Definitions } from "./definitions.js";
import type { LocalCause } from "./local-cause.js";
import { catchesErrors, uncaught } from "./caught.js";
import { isListLike, partOfCompound } from "./compound.js";
import { hasTextIndex, isUnfinished, mostItems, written } from "./expressions.js";
import { isInNamespace, misspelledCall, wrongRoot } from "./misspelled.js";
import { missingIn, nothingAt, partsAt, type Place, placeOfStep, shownPart } from "./places.js";
import { causesInDirectives, causesInTemplate, overlaps } from "./template-causes.js";

/** The most expressions that are visited for one value. No value of a policy has as many. */
const mostVisits = 5000;
const deepest = 400;

/**
 * Finds the parts of an expression without a value: a local value that is not defined, an attribute that an object does
 * not have. Only parts that matter are visited: those of a known value do not.
 */
export class CauseFinder {
  readonly #definitions: Definitions;
  /** The causes of whole local values. */
  readonly #found = new Map<string, Causes>();
  readonly #open = new Set<string>();
  readonly #visitor = {
    of: (node: Expression, around: CauseScope) => this.#of(node, around),
    limited: (find: () => Causes) => this.#limited(find),
  };
  #visits = 0;
  #depth = 0;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** The causes at a range of an expression. What decides how often a part of it applies belongs to it. */
  at(node: Expression, range: TextRange, scope: KnownScope, isTemplateFile = false): Causes {
    this.#visits = 0;
    return this.#at(node, range, { ...scope, names: new Map(), isTemplateFile });
  }

  #at(node: Expression, range: TextRange, around: CauseScope): Causes {
    if (encloses(range, node.range)) return this.#of(node, around);
    if (!overlaps(node.range, range)) return [];
    const inner = childrenOf(node).filter((one) => overlaps(one.range, range));
    const inside = (now: CauseScope) => causesOf(inner, (one) => this.#at(one, range, now));
    if (catchesErrors(node)) return uncaught(inside(around));
    if (node.kind === "template")
      return causesInDirectives(node, range, around, this.#visitor) ?? inside(inTemplate(node, around));
    return node.kind === "for" ? this.#loop(node, around, inside) : inside(around);
  }

  #of(node: Expression, around: CauseScope): Causes {
    if (knownValueIn(node, around) !== undefined) return [];
    return this.#limited(() => this.#inside(node, around));
  }

  #limited(find: () => Causes): Causes {
    if (++this.#visits > mostVisits || this.#depth >= deepest) return [];
    this.#depth++;
    const causes = find();
    this.#depth--;
    return causes;
  }

  #inside(node: Expression, around: CauseScope): Causes {
    if (isUnfinished(node)) return [{ kind: "syntax", local: written(node, around) }];
    switch (node.kind) {
      case "template":
        return causesInTemplate(node, around, this.#visitor);
      case "object":
        return causesOf(node.items, ({ key, value }) => joinedCauses(
          key && nameInKey(key) === undefined ? this.#of(key, around) : [],
          value ? this.#of(value, around) : [],
        ));
      case "conditional":
        return this.#ofBranches(node, around, (branch) => this.#of(branch, around));
      case "for":
        return this.#loop(node, around, (now) =>
          causesOf([node.key, node.value], (one) => (one ? this.#of(one, now) : [])),
        );
      case "call":
        return this.#ofCall(node, around);
      case "traversal":
        return this.#ofTraversal(node, around);
      default:
        return causesOf(childrenOf(node), (one) => this.#of(one, around));
    }
  }

  #ofBranches(
    node: Conditional,
    around: CauseScope,
    find: (branch: Expression) => Causes,
  ): Causes {
    return joinedCauses(this.#of(node.condition, around), causesOf(branchesOf(node, around), find));
  }

  #ofCall(node: Call, around: CauseScope): Causes {
    const of = (one: Expression) => this.#of(one, around);
    const inItems = causesOf(node.items, catchesErrors(node) ? (one) => uncaught(of(one)) : of);
    const misspelled = misspelledCall(node, around.text);
    return misspelled ? joinedCauses(inItems, [misspelled]) : inItems;
  }

  /** What is the matter with a loop, or with its body, which is looked at for each item if the items are known. */
  #loop(node: For, around: CauseScope, ofBody: (now: CauseScope) => Causes): Causes {
    const { names: variables, collection, condition } = node;
    const withNames = (values: readonly (KnownValue | undefined)[]) =>
      inLoop(around, variables.map(({ value }, index) => [value, values[index]] as const));
    const inCondition = (now: CauseScope) => (condition ? this.#of(condition, now) : []);
    const all = collection && knownValueIn(collection, around);
    if (!collection || all === undefined) {
      const now = withNames([]);
      return joinedCauses(collection ? this.#of(collection, around) : [], ofBody(now), inCondition(now));
    }
    if (typeof all !== "object") return [{ kind: "no-loop", local: written(collection, around) }];
    return firstCauses((orderedEntries(all) ?? []).slice(0, mostItems), (entry) => {
      const now = withNames(variables.length > 1 ? entry : entry.slice(1));
      const isWanted = condition ? knownValueIn(condition, now) : true;
      const found = joinedCauses(inCondition(now), isWanted === false ? [] : ofBody(now));
      // The condition may leave out the items for which there is an error.
      return isWanted === undefined ? uncaught(found) : found;
    });
  }

  #ofTraversal({ root, steps }: Traversal, around: CauseScope, more: readonly Place[] = []): Causes {
    const inIndex = causesOf(steps, (step) =>
      step.kind === "index" && step.value ? this.#of(step.value, around) : [],
    );
    if (inIndex.length > 0) return inIndex;
    const places = [...steps.map((step) => placeOfStep(step, (node) => knownValueIn(node, around))), ...more];
    if ("kind" in root) return this.#walk(root, places, written(root, around), around);
    const variable = around.names.get(root.value);
    if (around.names.has(root.value))
      return variable === undefined ? [] : listOf(missingIn(variable, places, root.value));
    const [first, ...others] = places;
    const isOther = around.isTemplateFile || isInNamespace(around.text, root.range);
    if (root.value !== "local") return isOther ? [] : listOf(wrongRoot(root.value, first));
    if (first?.kind === "attribute") return this.#ofLocal(String(first.key), others);
    const isIndex = first?.kind === "index" && typeof first.key === "string" && hasTextIndex(steps[0]);
    return [isIndex ? { kind: "index", local: shownPart("local", first) } : { kind: "unnamed", local: "local" }];
  }

  #ofLocal(name: string, places: readonly Place[]): Causes {
    const local = `local.${name}`;
    if (this.#open.has(name)) return [{ kind: "cyclic", local }];
    const isWhole = places.length === 0;
    const known = isWhole ? this.#found.get(name) : undefined;
    if (known) return known;
    if (this.#open.size >= longestChain) return [];
    const definition = this.#definitions.of(name);
    if ("cause" in definition) return [definition.cause];
    this.#open.add(name);
    const causes = this.#walk(definition.value, places, local, { ...this.#definitions.scope, names: new Map() });
    this.#open.delete(name);
    if (isWhole) this.#found.set(name, causes);
    return causes;
  }

  /** The definition of a local value that is all of an expression. */
  #follow(node: Expression, { names }: CauseScope): { node: Expression; around: CauseScope } | undefined {
    if (node.kind !== "traversal" || "kind" in node.root || node.root.value !== "local" || names.has("local"))
      return undefined;
    const [step, ...others] = node.steps;
    if (step?.kind !== "attribute" || others.length > 0) return undefined;
    const definition = this.#definitions.of(step.name.value);
    if ("cause" in definition) return undefined;
    return { node: definition.value, around: { ...this.#definitions.scope, names: new Map() } };
  }

  /** What is the matter with a part of an expression, which is shown as `local`. */
  #walk(node: Expression, places: readonly Place[], local: string, around: CauseScope): Causes {
    const [place, ...rest] = places;
    if (!place) return this.#of(node, around);
    const value = knownValueIn(node, around);
    if (value !== undefined) return listOf(missingIn(value, places, local));
    return this.#limited(() => this.#intoPart(node, place, rest, local, around));
  }

  #intoPart(
    node: Expression,
    place: Place,
    rest: readonly Place[],
    local: string,
    around: CauseScope,
  ): Causes {
    const again = (one: Expression) => this.#walk(one, [place, ...rest], local, around);
    switch (node.kind) {
      case "parentheses":
        return node.value ? again(node.value) : [];
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
        if (parts.length === 0 && place.kind !== "splat") return [nothingAt(local, place, node.kind)];
        return firstCauses(parts, (one) => this.#walk(one, rest, shownPart(local, place), around));
      }
      case "call":
      case "for": {
        const part = partOfCompound(node, place, around, (one) => this.#follow(one, around));
        if (part === undefined || place.kind === "splat") return this.#of(node, around);
        if (part === "nothing") return [nothingAt(local, place, isListLike(node) ? "list" : "object")];
        const found = part.place
          ? this.#walk(part.node, [part.place, ...rest], local, part.around)
          : this.#walk(part.node, rest, shownPart(local, place), part.around);
        return found.length > 0 ? found : this.#of(node, around);
      }
      case "literal":
        return place.kind === "splat" || node.value !== null ? [] : [nothingAt(local, place, "literal")];
      default:
        return this.#of(node, around);
    }
  }
}

function listOf(cause: LocalCause | undefined): Causes {
  return cause ? [cause] : [];
}
