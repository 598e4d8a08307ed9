import type { SyntaxNode } from "../../policy/syntax.js";
import type { TextRange } from "../../text/range.js";
import type { FilePart } from "../model.js";
import { mergedItems } from "../override-files.js";
import { type LocalsBeside, localsBeside } from "../native.js";
import { localsIn } from "./locals-as-hcl.js";

/** The local values that the templates of a Terraform file in JSON can name: its own ones, and those of its parts. */
export interface JsonLocals {
  /** The values as they follow the text of a template. */
  readonly beside: LocalsBeside;
  /** The range of the file and its parts for a range of such a value; `undefined` for a range of a template. */
  placeOf(range: TextRange): TextRange | undefined;
}

/** The local values of a file. They begin at an offset that no template reaches: `longest` is the longest of them. */
export function jsonLocals(
  file: {
    readonly text: string;
    readonly root: SyntaxNode | undefined;
    readonly parts: readonly FilePart[];
    readonly override?: string | undefined;
  },
  longest: number,
): JsonLocals {
  const own = localsIn(file.text, file.root);
  const first = longest + 1;
  const second = own ? first + own.hcl.length + 1 : first;
  const by = second - (file.text.length + 1);
  const parts = file.parts.map((part) => ({ ...part, start: part.start + by }));
  const placeOf = ({ start, end }: TextRange): TextRange | undefined => {
    if (start < first) return undefined;
    const shift = own && start < second ? own.range.start - first : -by;
    return { start: start + shift, end: end + shift };
  };
  const all = own ? [{ text: own.hcl, start: first, override: file.override }, ...parts] : parts;
  const beside = localsBeside(all);
  return { beside: { ...beside, items: mergedItems(beside.items, { parts: all, siblings: [] }) }, placeOf };
}
