import { looksLikeSuppression, readSuppression, type SuppressionComment } from "../policy/suppression-comment.js";
import { commentsOf, type PolicyView, type TerraformFile } from "../terraform/find.js";
import type { TextRange } from "../text/range.js";
import type { Finding } from "./finding.js";
import { isSuppressedBy, type SuppressedFinding } from "./suppress.js";

/** The comments of a Terraform file that are outside of its policies, and what they suppress. */
export interface HostSuppressions {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly suppressions: readonly SuppressionComment[];
  /** Comments that are intended to suppress findings but have an invalid form. */
  readonly futile: readonly TextRange[];
}

/** A comment with the ranges of the findings that it is about. */
interface HostComment {
  readonly suppression: SuppressionComment;
  readonly places: readonly TextRange[];
}

/**
 * Splits findings into active ones and those that a comment outside of the policies suppresses. JSON in a string cannot
 * have comments: a comment above the line where the string or its block begins is about all of it. `views` are the
 * policies of the file, and those of other files that use its local values.
 */
export function hostSuppressions(
  host: TerraformFile,
  views: readonly PolicyView[],
  findings: readonly Finding[],
): HostSuppressions {
  const { text } = host;
  const none = { kept: findings, suppressed: [], suppressions: [], futile: [] };
  if (views.length === 0 || !looksLikeSuppression(text)) return none;
  const all = commentsOf(host);
  const meant = all.filter(
    (one) => looksLikeSuppression(textOf(text, one)) && !views.some((view) => isIn(view, one)),
  );
  const found = meant.flatMap((comment) => read(text, comment, all, views) ?? []);
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const by = found.find(({ suppression, places }) =>
      places.some((line) => isSuppressedBy(finding, { ...suppression, line })),
    );
    if (by) suppressed.push({ finding, by: { kind: "comment", suppression: by.suppression } });
    else kept.push(finding);
  }
  const suppressions = found.map(({ suppression }) => suppression);
  const futile = meant.filter((comment) => !suppressions.some((one) => one.comment === comment));
  return { kept, suppressed, suppressions, futile };
}

/** A comment outside of the policies; `undefined` if it has an invalid form. */
function read(
  text: string,
  comment: TextRange,
  comments: readonly TextRange[],
  views: readonly PolicyView[],
): HostComment | undefined {
  const found = readSuppression(textOf(text, comment).replace(/^#/, "//"), comment);
  if (!found) return undefined;
  const line = nextLine(text, comment.end, comments);
  if (!line) return { suppression: { ...found, line }, places: [] };
  const whole = views.flatMap(({ host, owner, form }) => {
    const isText = form === "heredoc" || form === "quoted";
    const isBegun = [host, owner?.range].some((one) => one && line.start <= one.start && one.start <= line.end);
    return isText && isBegun ? [host] : [];
  });
  return { suppression: { ...found, line }, places: [line, ...whole] };
}

function textOf(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}

/** Whether a view contains a comment. Between blocks, for example, it does not. */
function isIn({ segments }: PolicyView, { start, end }: TextRange): boolean {
  return segments.some(({ host }) => start < host.end && host.start < end);
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
