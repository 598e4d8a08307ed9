import { disableNextLine, readSuppression, type SuppressionComment } from "../policy/suppression-comment.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import type { TextRange } from "../text/range.js";
import type { Finding } from "./finding.js";
import { isSuppressedBy, type SuppressedFinding } from "./suppress.js";

/**
 * Splits the findings of a policy into active ones and those that a comment outside of the policy suppresses. JSON in
 * a string cannot have comments: a comment above the line where the string or its block begins is about all of it.
 */
export function hostSuppressions(
  { text, comments }: TerraformFile,
  view: PolicyView,
  findings: readonly Finding[],
): { readonly kept: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
  if (!text.includes(disableNextLine)) return { kept: findings, suppressed: [] };
  const suppressions = comments.flatMap((comment) => outside(text, comment, comments, view));
  if (suppressions.length === 0) return { kept: findings, suppressed: [] };
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const suppression = suppressions.find((one) => isSuppressedBy(finding, one));
    if (suppression) suppressed.push({ finding, by: { kind: "comment", suppression } });
    else kept.push(finding);
  }
  return { kept, suppressed };
}

/** The suppression that a comment outside of the policy is, with the range of findings that it is about. */
function outside(
  text: string,
  comment: TextRange,
  comments: readonly TextRange[],
  { host, owner, form }: PolicyView,
): SuppressionComment[] {
  if (host.start <= comment.start && comment.end <= host.end) return [];
  const read = readSuppression(text.slice(comment.start, comment.end).replace(/^#/, "//"), comment);
  const line = read && nextLine(text, comment.end, comments);
  if (!line) return [];
  const isText = form === "heredoc" || form === "quoted";
  const begins = [host, ...(owner ? [owner.range] : [])].some(({ start }) => line.start <= start && start <= line.end);
  return [{ ...read, line: isText && begins ? host : line }];
}

/** The next line that has more than comments. */
function nextLine(text: string, from: number, comments: readonly TextRange[]): TextRange | undefined {
  const solid = /\S/g;
  for (let at = from; ;) {
    solid.lastIndex = at;
    const start = solid.exec(text)?.index;
    if (start === undefined) return undefined;
    const comment = comments.find((one) => one.start === start);
    if (!comment) {
      const end = text.indexOf("\n", start);
      return { start: text.lastIndexOf("\n", start) + 1, end: end < 0 ? text.length : end };
    }
    at = comment.end;
  }
}
