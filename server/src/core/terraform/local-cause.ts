import { valueOf } from "../hcl/decode.js";
import type { Argument, Expression, Traversal } from "../hcl/nodes.js";
import { parseHcl } from "../hcl/parse.js";
import { childrenOf } from "../hcl/walk.js";
import { leading } from "../text/leading.js";
import { LineIndex } from "../text/line-index.js";
import { oncePer } from "../text/lazily.js";
import { type Bilingual, format } from "../text/message.js";
import type { TextRange } from "../text/range.js";
import { folderExpressions } from "./folder-expressions.js";
import { isJson } from "./is-json.js";
import { stringsAt } from "./json/strings-at.js";
import type { TerraformFile } from "./model.js";
import { longestChain } from "./view/scope.js";
import { definesAnyLocals, localsOfParts, partInHcl } from "./view/siblings.js";

/** Why a value is not known although it names local values only: one of these has no value. */
export interface LocalCause {
  readonly kind: keyof typeof localCauses;
  /** The local value as it is named: `local.name`. */
  readonly local: string;
  /** The line of its definition, counted from 1, if it is in the file and matters. */
  readonly line?: number;
}

/** What is the matter with a local value. */
export const localCauses = {
  undefined: {
    en: "no definition of {local} was found in this folder",
    zh: "在此文件夹中未找到 {local} 的定义",
  },
  cyclic: { en: "the value of {local} refers to itself", zh: "{local} 的取值引用了自身" },
  repeated: { en: "{local} is defined more than once", zh: "{local} 有多处定义" },
  unreadable: {
    en: "the definition of {local} in line {line} cannot be read because of a syntax error",
    zh: "{local} 的定义（第 {line} 行）因语法错误无法读取",
  },
  "unreadable-elsewhere": {
    en: "the definition of {local} in another file of this folder cannot be read because of a syntax error",
    zh: "{local} 在此文件夹另一文件中的定义因语法错误无法读取",
  },
  index: { en: "Terraform rejects {local}: write it with a dot", zh: "Terraform 不接受 {local}，请改用点号" },
} as const satisfies Record<string, Bilingual>;

/** A cause as a text. */
export function localCauseText({ kind, local, line = 0 }: LocalCause): Bilingual {
  const args = { local, line };
  return { en: format(localCauses[kind], args, "en"), zh: format(localCauses[kind], args, "zh") };
}

/** The first local value without a value that the expressions at a range of a file name, also through others. */
export function localCauseAt(file: TerraformFile, range: TextRange): LocalCause | undefined {
  const inStrings = stringsAt(file, range)?.parts;
  const { expressions, text } = folderExpressions(file);
  const definitions = definitionsOf(file);
  const uses = inStrings
    ? inStrings.flatMap(({ template, scope, range: part }) => usesIn(template, part, scope.text))
    : expressionsAt(expressions, range).flatMap((one) => usesIn(one, range, text));
  const seen = new Set<string>();
  const inUse = (use: LocalUse, path: readonly string[]): LocalCause | undefined => {
    const { name, isIndex } = use;
    if (isIndex) return { kind: "index", local: `local["${name}"]` };
    const local = `local.${name}`;
    if (path.includes(name)) return { kind: "cyclic", local };
    if (seen.has(name) || path.length > longestChain) return undefined;
    seen.add(name);
    const [only, ...others] = definitions.get(name) ?? [];
    if (!only) return brokenAt(file, name) ?? { kind: "undefined", local };
    if (others.length > 0) return { kind: "repeated", local };
    if (!only.value || isBroken(only.value)) return unreadable(file, local, only.range.start);
    return firstOf(usesIn(only.value, only.value.range, text), (one) => inUse(one, [...path, name]));
  };
  return firstOf(uses, (use) => inUse(use, []));
}

interface LocalUse {
  readonly name: string;
  /** Whether it is written as `local["name"]`. */
  readonly isIndex: boolean;
}

function firstOf<One, Found>(all: readonly One[], find: (one: One) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The expressions of a list in the order of the text that are, at least in part, in a range. */
function expressionsAt(all: readonly Expression[], range: TextRange): readonly Expression[] {
  const first = leading(all, (one) => one.range.end <= range.start);
  const end = leading(all, (one) => one.range.start < range.end);
  return all.slice(first, Math.max(first, end));
}

function usesIn(node: Expression, range: TextRange, text: string): LocalUse[] {
  if (node.range.start >= range.end || range.start >= node.range.end) return [];
  const own = node.kind === "traversal" ? useOf(node, text) : undefined;
  return [...(own ? [own] : []), ...childrenOf(node).flatMap((one) => usesIn(one, range, text))];
}

function useOf({ root, steps: [first] }: Traversal, text: string): LocalUse | undefined {
  if ("kind" in root || root.value !== "local" || !first) return undefined;
  if (first.kind === "attribute") return { name: first.name.value, isIndex: false };
  const name = first.kind === "index" && first.value?.kind === "template" ? valueOf(text, first.value) : undefined;
  return name === undefined ? undefined : { name, isIndex: true };
}

/** Whether a part of a value is missing, or is no expression. */
function isBroken(node: Expression): boolean {
  if (node.kind === "unreadable" || ("isClosed" in node && !node.isClosed)) return true;
  return childrenOf(node).some(isBroken);
}

/** The definitions of local values by their names. */
const definitionsOf = oncePer((file: TerraformFile) => {
  const inJson = isJson(file.text) ? localsOfParts([partInHcl({ text: file.text, start: 0 })]) : [];
  const definitions = new Map<string, Argument[]>();
  for (const item of [...inJson, ...folderExpressions(file).items]) {
    if (item.kind !== "block" || item.type.value !== "locals") continue;
    for (const one of item.body.items) {
      if (one.kind !== "argument") continue;
      const all = definitions.get(one.name.value);
      if (all) all.push(one);
      else definitions.set(one.name.value, [one]);
    }
  }
  return definitions;
});

function unreadable({ text }: TerraformFile, local: string, offset: number): LocalCause {
  if (offset >= text.length) return { kind: "unreadable-elsewhere", local };
  return { kind: "unreadable", local, line: new LineIndex(text).positionAt(offset).line + 1 };
}

/** The texts with local values in which the parser may have lost its way. */
const brokenTexts = oncePer((file: TerraformFile) =>
  [{ text: file.text, start: 0 }, ...file.parts].flatMap(({ text, start }) => {
    if (isJson(text) || !definesAnyLocals(text)) return [];
    const { problems, body } = parseHcl(text);
    const others = body.items.filter((one) => one.kind === "block" && one.type.value !== "locals");
    return problems > 0 ? [{ text, start, others: others.map(({ range }) => range) }] : [];
  }),
);

/** The cause for a local value that is written in such a text. */
function brokenAt(file: TerraformFile, name: string): LocalCause | undefined {
  const assignment = new RegExp(`(?<![\\p{L}\\p{N}_.-])${name}[ \\t]*=(?![=>])`, "u");
  return firstOf(brokenTexts(file), ({ text, start, others }) => {
    const at = text.search(assignment);
    const isElsewhere = others.some((one) => one.start <= at && at < one.end);
    return at < 0 || isElsewhere ? undefined : unreadable(file, `local.${name}`, start + at);
  });
}
