import type { PolicyView, TerraformFile } from "../terraform/find.js";
import { isJson } from "../terraform/is-json.js";
import type { TextRange } from "../text/range.js";

/**
 * The offset at which the `)` of a call is missing, if that is why a range is not HCL: another bracket is closed there,
 * or after it. `undefined` for any other reason.
 */
export function missingParen({ text }: TerraformFile, view: PolicyView, range: TextRange): number | undefined {
  if (isJson(text)) return undefined;
  const from = view.owner?.range.start ?? view.host.start;
  const before = [range.start, range.end].find((at) => isInCall(text.slice(from, at)) && closesOther(text, at));
  if (before === undefined) return undefined;
  // After the last value, not after the white space that follows it.
  return text.slice(0, before).trimEnd().length;
}

/** Whether the innermost open bracket of a text is that of a call. */
function isInCall(text: string): boolean {
  const open: string[] = [];
  for (const [, bracket] of text.matchAll(parts)) {
    if (bracket === undefined) continue;
    if ("([{".includes(bracket)) open.push(bracket);
    else open.pop();
  }
  return open.at(-1) === "(";
}

/** Strings and comments, or a bracket outside of them. */
const parts = /"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|([([{}\])])/g;

function closesOther(text: string, at: number): boolean {
  return /^\s*[}\]]/.test(text.slice(at, at + 200));
}
