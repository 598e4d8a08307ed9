import type { Argument, BodyItem, HclBlock, HclFile } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import { isJson } from "../is-json.js";
import { localsAsHcl } from "../json/locals-as-hcl.js";
import { localReferences } from "../local-references.js";
import type { FilePart, SiblingTexts } from "../model.js";
import { lostLocals } from "./lost-locals.js";

/** The siblings that define local values which a text uses, also through other siblings, one after the other. */
export function partsWithLocals(text: string, siblings: SiblingTexts): readonly FilePart[] {
  const found: FilePart[] = [];
  const names = new Set<string>();
  const open = siblings
    .map((one, index) => ({ text: one, override: siblings.overrides?.names[index] }))
    .filter((one) => definesAnyLocals(one.text));
  let start = text.length;
  const queue = [text];
  for (let next = queue.shift(); next !== undefined && open.length > 0; next = queue.shift()) {
    for (const { name } of localReferences(next)) names.add(name);
    for (const one of open.filter((sibling) => definesOneOf(sibling.text, names))) {
      open.splice(open.indexOf(one), 1);
      // A line break separates the last token of one file from the first of the next.
      found.push({ ...one, start: start + 1 });
      start += 1 + one.text.length;
      queue.push(one.text);
    }
  }
  return found;
}

/** Whether a text has a block of local values. */
export function definesAnyLocals(text: string): boolean {
  return isJson(text) ? /"locals"\s*:/.test(text) : /\blocals\s*\{/.test(text);
}

/** Whether a text uses a local value that another one defines. */
export function usesLocalsOf(text: string, other: string): boolean {
  return (
    definesAnyLocals(other) && definesOneOf(other, new Set(localReferences(text).map(({ name }) => name)))
  );
}

const assigned = /(?<![\p{L}\p{N}_.-])([\p{L}_][\p{L}\p{N}_-]*)[ \t]*=(?![=>])/gu;
const property = /"([\p{L}_][\p{L}\p{N}_-]*)"\s*:/gu;

function definesOneOf(text: string, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  for (const [, name] of text.matchAll(isJson(text) ? property : assigned)) if (names.has(name!)) return true;
  return false;
}

/** The text of a file followed by its parts. */
export function textWith(text: string, parts: readonly FilePart[]): string {
  const [first] = parts;
  return first ? [text.padEnd(first.start - 1), ...parts.map((part) => part.text)].join("\n") : text;
}

/** A part in HCL's own syntax; of one in JSON only the local values, each at its place. */
export function partInHcl(part: FilePart): FilePart {
  return isJson(part.text) ? { ...part, text: localsAsHcl(part.text) } : part;
}

/** The `locals` blocks of parts in HCL's own syntax, at their offsets. */
export function localsOfParts(parts: readonly FilePart[]): BodyItem[] {
  return parts.flatMap(({ text, start }) => {
    // The text begins on a line of its own: where a broken block ends depends on its column.
    const whole = " ".repeat(start).replace(/ $/, "\n") + text;
    return withLostLocals(whole, parseHcl(whole)).filter(
      (item) => item.kind === "block" && item.type.value === "locals",
    );
  });
}

/** The items of a text, and a block of the local values whose definitions were not read because of syntax errors. */
export function withLostLocals(text: string, { body, problems }: Pick<HclFile, "body" | "problems">): BodyItem[] {
  const lost = problems > 0 && definesAnyLocals(text) ? lostLocals(text, body) : [];
  return lost.length > 0 ? [...body.items, asBlock(lost)] : [...body.items];
}

function asBlock(items: readonly Argument[]): HclBlock {
  const range = { start: items[0]!.range.start, end: items.at(-1)!.range.end };
  const type = { value: "locals", range: { start: range.start, end: range.start } };
  return { kind: "block", range, type, labels: [], body: { range, items, isClosed: false } };
}
