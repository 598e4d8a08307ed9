import { nameInKey } from "../hcl/keys.js";
import type { Expression, For, Template } from "../hcl/nodes.js";
import { childrenOf } from "../hcl/walk.js";
import { oncePer } from "../text/lazily.js";
import { encloses, type TextRange } from "../text/range.js";
import { folderExpressions } from "./folder-expressions.js";
import { type BlockIterator, iteratorsAt } from "./iterators.js";
import { stringsAt } from "./json/strings-at.js";
import type { TerraformFile } from "./model.js";
import { variablesOf } from "./template-variables.js";
import { type KnownScope, type Locals, localsOf, longestChain, nearestLocal } from "./view/scope.js";

/**
 * Whether the value at a range of a file depends only on what is written in its folder. If it is not known here, that
 * is because we do not compute it, and not because it is known only when Terraform runs.
 */
export function isNotComputed(file: TerraformFile, range: TextRange): boolean {
  const found = stringsAt(file, range);
  if (!found) return writtenIn(file).isAt(range, iteratorsAt(folderExpressions(file).items, range));
  if (found.parts.length === 0) return found.isInDynamic;
  return found.parts.every(({ template, scope, range: part }) => new Written([template], scope).isAt(part));
}

const writtenIn = oncePer((file: TerraformFile) => {
  const { items, expressions, text } = folderExpressions(file);
  return new Written(expressions, { text, locals: localsOf(items) });
});

/** Variables of the loops around an expression, and whether their values are written. */
type Names = ReadonlyMap<string, boolean>;
const none: Names = new Map();

/** Functions whose value depends on time, chance or the machine, and those of providers. Files are in the folder. */
const impure = /^(?:timestamp|plantimestamp|uuid$|bcrypt|abspath|pathexpand)|::/;

class Written {
  readonly #expressions: readonly Expression[];
  readonly #locals: Locals;
  readonly #text: string;
  readonly #known = new Map<Expression, boolean>();
  #depth = 0;

  constructor(expressions: readonly Expression[], { text, locals }: KnownScope) {
    this.#expressions = expressions;
    this.#locals = locals;
    this.#text = text;
  }

  /** `iterators` are the names that the blocks around the range define. */
  isAt(range: TextRange, iterators: readonly BlockIterator[] = []): boolean {
    const around = this.#expressions.find((one) => encloses(one.range, range));
    if (around) return this.#isIn(around, range, this.#ofBlocks(iterators));
    // A whole block.
    const inside = this.#expressions.filter((one) => encloses(range, one.range));
    return inside.length > 0 && inside.every((one) => this.#isWritten(one, none));
  }

  /** Whether the part of an expression at a range is written, and how often it applies. */
  #isIn(node: Expression, range: TextRange, names: Names): boolean {
    if (encloses(range, node.range)) return this.#isWritten(node, names);
    const outer = node.kind === "template" ? this.#inTemplate(node, names) : names;
    const inner = node.kind === "for" ? this.#inLoop(node, names) : outer;
    if ([...inner.values()].includes(false)) return false;
    if (node.kind === "template" && !this.#isUnconditional(node, inner)) return false;
    const parts = childrenOf(node).filter((one) => one.range.start < range.end && range.start < one.range.end);
    const [only, ...others] = parts;
    if (only && others.length === 0 && encloses(only.range, range)) return this.#isIn(only, range, inner);
    return parts.length > 0 && parts.every((one) => this.#isWritten(one, inner));
  }

  /** Whether it is written which parts of a template apply. */
  #isUnconditional({ parts }: Template, names: Names): boolean {
    return parts.every((part) => part.kind !== "directive" || !part.value || this.#isWritten(part.value, names));
  }

  #ofBlocks(iterators: readonly BlockIterator[]): Names {
    const names = new Map<string, boolean>();
    for (const { name, source } of iterators) names.set(name, this.#isWritten(source, names));
    return names;
  }

  #inTemplate(node: Template, names: Names): Names {
    const inner = new Map(names);
    for (const { name, collection } of variablesOf(node, this.#text))
      inner.set(name, collection !== undefined && this.#isWritten(collection, inner));
    return inner;
  }

  #inLoop({ names: variables, collection, condition }: For, names: Names): Names {
    const withAll = (isWritten: boolean) =>
      new Map([...names, ...variables.map(({ value }) => [value, isWritten] as const)]);
    const inner = withAll(collection !== undefined && this.#isWritten(collection, names));
    return condition === undefined || this.#isWritten(condition, inner) ? inner : withAll(false);
  }

  #isWritten(node: Expression, names: Names): boolean {
    switch (node.kind) {
      case "unreadable":
        return false;
      case "traversal":
        if ("kind" in node.root) return this.#areWritten(node, names);
        return (names.get(node.root.value) ?? this.#isLocal(node)) && this.#areWritten(node, names);
      case "for":
        return this.#areWritten(node, this.#inLoop(node, names));
      case "template":
        return this.#areWritten(node, this.#inTemplate(node, names));
      case "call":
        return !impure.test(node.name.value) && this.#areWritten(node, names);
      case "object":
        return node.items.every(
          ({ key, value }) =>
            (nameInKey(key) !== undefined || (key && this.#isWritten(key, names)))
            && value && this.#isWritten(value, names),
        );
      default:
        return this.#areWritten(node, names);
    }
  }

  #areWritten(node: Expression, names: Names): boolean {
    return childrenOf(node).every((one) => this.#isWritten(one, names));
  }

  #isLocal(node: Expression & { readonly kind: "traversal" }): boolean {
    if (isFolder(node)) return true;
    const local = nearestLocal(node, this.#locals, this.#text)?.value;
    if (!local) return false;
    if (!this.#known.has(local)) {
      // A local that names itself has no value.
      this.#known.set(local, false);
      this.#depth++;
      this.#known.set(local, this.#depth < longestChain && this.#isWritten(local, none));
      this.#depth--;
    }
    return this.#known.get(local)!;
  }
}

/** Whether an expression is `path.module` or `path.root`. */
function isFolder({ root, steps: [first, ...others] }: Expression & { readonly kind: "traversal" }): boolean {
  if ("kind" in root || root.value !== "path" || first?.kind !== "attribute" || others.length > 0) return false;
  return first.name.value === "module" || first.name.value === "root";
}
