import type { Random } from "./random.js";

/**
 * A language by its productions. `<name>` in a production refers to the productions of that name. The first production
 * of each name must end soon: it is the one that deep trees use.
 */
export type Grammar = Readonly<Record<string, readonly string[]>>;

/** A derived text, with the structure by which it was derived. */
interface Tree {
  readonly name: string;
  readonly parts: readonly (string | Tree)[];
}

type Production = readonly (string | { readonly name: string })[];

const deepest = 9;

/** Derives random texts of a grammar, and mutates them by their structure. */
export class Texts {
  readonly #productions = new Map<string, readonly Production[]>();
  readonly #names: readonly string[];

  constructor(
    grammar: Grammar,
    private readonly start: string,
  ) {
    this.#names = Object.keys(grammar);
    for (const [name, texts] of Object.entries(grammar))
      this.#productions.set(
        name,
        texts.map((text) => this.#read(text)),
      );
  }

  /** A text of the grammar without mutations. */
  sound(random: Random): string {
    return print(this.#derive(this.start, random, 0));
  }

  /** A text of the grammar with 0 to 3 mutations of its structure, and sometimes some of its characters. */
  mutated(random: Random): string {
    let tree = this.#derive(this.start, random, 0);
    for (let left = random.below(4); left > 0; left--) tree = this.#mutate(tree, random);
    let text = print(tree);
    if (random.oneIn(3)) for (let left = 1 + random.below(3); left > 0; left--) text = mutateText(text, random);
    return text;
  }

  /** A text of any part of the grammar. */
  piece(random: Random): string {
    return print(this.#derive(random.pick(this.#names), random, deepest - 3));
  }

  #read(text: string): Production {
    return text
      .split(/(<[a-z-]+>)/)
      .filter((part) => part !== "")
      .map((part) => {
        const name = /^<([a-z-]+)>$/.exec(part)?.[1];
        return name !== undefined && this.#names.includes(name) ? { name } : part;
      });
  }

  #derive(name: string, random: Random, depth: number): Tree {
    const all = this.#productions.get(name)!;
    const production = depth >= deepest ? all[0]! : random.pick(all);
    return {
      name,
      parts: production.map((part) => (typeof part === "string" ? part : this.#derive(part.name, random, depth + 1))),
    };
  }

  /** One mutation at a random node: replaced, removed, doubled, or two parts exchanged. */
  #mutate(tree: Tree, random: Random): Tree {
    const inner = tree.parts.flatMap((part, index) => (typeof part === "string" ? [] : [index]));
    if (inner.length > 0 && !random.oneIn(4)) {
      const chosen = random.pick(inner);
      const parts = tree.parts.map((part, index) =>
        index === chosen && typeof part !== "string" ? this.#mutate(part, random) : part,
      );
      return { ...tree, parts };
    }
    switch (random.below(5)) {
      case 0:
        return this.#derive(tree.name, random, deepest - 4);
      case 1:
        return this.#derive(random.pick(this.#names), random, deepest - 4);
      case 2:
        return { ...tree, parts: [] };
      case 3:
        return { ...tree, parts: [...tree.parts, ...tree.parts] };
      default:
        return { ...tree, parts: exchange(tree.parts, random) };
    }
  }
}

function exchange<T>(parts: readonly T[], random: Random): T[] {
  const exchanged = [...parts];
  const [from, to] = [random.below(parts.length), random.below(parts.length)];
  if (parts.length > 0) [exchanged[from], exchanged[to]] = [parts[to]!, parts[from]!];
  return exchanged;
}

function print({ parts }: Tree): string {
  let text = "";
  for (const part of parts) text += typeof part === "string" ? part : print(part);
  return text;
}

/** Pieces that break texts of every language here. */
export const scraps: readonly string[] = [
  '"',
  "'",
  ",",
  ":",
  "=",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  "\\",
  "\\u",
  "\\ud800",
  "/",
  "//",
  "/*",
  "*/",
  "#",
  "*",
  "?",
  "$",
  "${",
  "%{",
  "<",
  ">",
  "|",
  "~",
  "-",
  ".",
  "\n",
  "\r",
  "\r\n",
  "\t",
  " ",
  "\u00a0",
  "\u2028",
  "\u0000",
  "\ufeff",
  "\ud800",
  "\udc00",
  "😀",
  "，",
  "：",
  "“",
  "”",
  "｛",
  "［",
  "授权",
  "0",
  "1.1",
  "-0",
  "1e999",
  "null",
  "true",
  "__proto__",
  "constructor",
  "toString",
  "ecs:servers:stop",
  '"Action": [',
  "<<EOF\n",
  "EOF",
  "</td>",
  "<td>",
  "// huawei-iam-disable-next-line\n",
];

/** One edit of characters: inserted, removed, doubled, moved, or cut off. */
export function mutateText(text: string, random: Random): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + 1 + random.below(random.oneIn(4) ? 60 : 3));
  switch (random.below(6)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(start);
    case 2: {
      const to = random.below(text.length + 1);
      const rest = text.slice(0, start) + text.slice(end);
      return rest.slice(0, to) + text.slice(start, end) + rest.slice(to);
    }
    case 3:
      return random.oneIn(3) ? text.slice(0, start) : text.slice(0, start) + random.pick(scraps) + text.slice(start);
    default:
      return text.slice(0, start) + random.pick(scraps) + text.slice(random.oneIn(2) ? start : end);
  }
}
