import { tokens } from "../../policy/json/json.js";
import type { PolicyFile } from "../../policy/model.js";
import type { TextRange } from "../../text/range.js";
import type { PolicyView } from "../model.js";
import type { HostPlace, ObjectStyle } from "./notation.js";

/** The place of a range of a view in the host, and how JSON is written there. */
export interface WritingAt {
  readonly range: TextRange;
  /** `undefined` if the text cannot be written there. */
  write(json: string): string | undefined;
}

/** An offset of a view outside of strings and comments, and the brackets that are open there, from the outermost. */
export interface ReadFrom {
  readonly start: number;
  readonly open: readonly ("object" | "list")[];
}

export const startOfView: ReadFrom = { start: 0, open: [] };

/** The statement around a range of a policy whose text is sound. */
export function statementAround(file: PolicyFile, { start }: TextRange): ReadFrom | undefined {
  const { isAsWritten, policies: [policy] } = file;
  if (!isAsWritten || !policy?.list || policy.node !== file.root) return undefined;
  const found = policy.statements.find(({ node: { range } }) => range.start < start && start < range.end);
  return found && { start: found.node.range.start, open: ["object", "list"] };
}

/** The place of a range of a view. It is found by reading `from` a place before it. */
export function placeIn(
  file: string,
  { text, segments, host }: PolicyView,
  { start, end }: TextRange,
  from: ReadFrom,
  style: () => ObjectStyle,
): HostPlace {
  const open = [...from.open];
  let isInString = false;
  let isInBareKey = false;
  for (const { kind, range } of tokens(text, { start: from.start, end: start })) {
    if (kind === "{" || kind === "[") open.push(kind === "{" ? "object" : "list");
    else if (kind === "}" || kind === "]") open.pop();
    else isInString = kind === "string" && (start < range.end || (start === range.end && isUnclosed(text, range)));
    isInBareKey = isInString && segments.at(range.start)?.kind === "made-up";
  }
  let known: ObjectStyle | undefined;
  return {
    isInString,
    isInBareKey,
    open,
    host: file.slice(host.start, host.end),
    after: text.slice(end, end + 200),
    get style() {
      return (known ??= styleIn(open.length, style()));
    },
  };
}

/** Inside an element of a block, names are those of JSON. */
function styleIn(depth: number, style: ObjectStyle): ObjectStyle {
  return style.hasLowerCaseNames && depth > 3 ? { ...style, hasLowerCaseNames: false, hasCommas: true } : style;
}

function isUnclosed(text: string, { start, end }: TextRange): boolean {
  let at = start + 1;
  while (at < end && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return text[start] !== '"' || at !== end - 1;
}
