import { looksLikeSuppression, readSuppression, type SuppressionComment } from "../policy/suppression-comment.js";
import { commentsOf, type PolicyView, type TerraformFile } from "../terraform/find.js";
import type { TextRange } from "../text/range.js";
import type { Finding } from "./finding.js";
import { isSuppressedBy, type SuppressedFinding } from "./suppress.js";
import { leading } from "../text/leading.js";

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
  const isInView = insideOf(views);
  const meant = all.filter((one) => looksLikeSuppression(textOf(text, one)) && !isInView(one));
  const lineAfter = nextLines(text, all);
  const found = meant.flatMap((comment) => read(text, comment, lineAfter, views) ?? []);
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
  const valid = new Set(suppressions.map((one) => one.comment));
  const futile = meant.filter((comment) => !valid.has(comment));
  return { kept, suppressed, suppressions, futile };
}

/** A comment outside of the policies; `undefined` if it has an invalid form. */
function read(
  text: string,
  comment: TextRange,
  lineAfter: (comment: TextRange) => TextRange | undefined,
  views: readonly PolicyView[],
): HostComment | undefined {
  const found = readSuppression(textOf(text, comment).replace(/^#/, "//"), comment);
  if (!found) return undefined;
  const line = lineAfter(comment);
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

/** Whether a view shows a comment. One above the first of several blocks, for example, is in none. */
function insideOf(views: readonly PolicyView[]): (comment: TextRange) => boolean {
  const shown = views
    .flatMap(({ segments }) => [...segments].flatMap(({ host }) => (host.start < host.end ? [host] : [])))
    .sort((a, b) => a.start - b.start);
  // The largest end so far: ranges of local values may overlap others.
  let end = -1;
  const ends = shown.map((host) => (end = Math.max(end, host.end)));
  return (comment) => {
    const begun = leading(shown, ({ start }) => start < comment.end);
    return begun > 0 && ends[begun - 1]! > comment.start;
  };
}

/** The next line after each comment that has more than comments. `comments` are in order. */
function nextLines(text: string, comments: readonly TextRange[]): (comment: TextRange) => TextRange | undefined {
  const lines = new Map<number, TextRange | undefined>();
  const solid = /\S/g;
  for (let index = comments.length - 1; index >= 0; index--) {
    const { start: from, end: after } = comments[index]!;
    solid.lastIndex = after;
    const start = solid.exec(text)?.index;
    if (start === undefined) lines.set(from, undefined);
    else if (lines.has(start)) lines.set(from, lines.get(start));
    else {
      const end = text.indexOf("\n", start);
      lines.set(from, { start: text.lastIndexOf("\n", start) + 1, end: end < 0 ? text.length : end });
    }
  }
  return ({ start }) => lines.get(start);
}
