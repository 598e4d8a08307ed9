import { indentAt, lineEndNear } from "../../edit/trivia.js";
import type { JsonSyntaxError } from "../../policy/json/syntax-error.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import { marksOf, quotesBefore, fixSyntaxError, reportSyntaxErrors } from "../../rule/syntax-error-report.js";
import { defineFileRule } from "../../rule/rule.js";

export const unbalancedBrackets = defineFileRule<JsonSyntaxError>({
  id: "unbalanced-brackets",
  category: "structure",
  severity: "error",
  isSyntax: true,
  summary: {
    en: "A brace or bracket is missing or superfluous.",
    zh: "缺少或多出大括号、方括号。",
  },
  check: (context) =>
    reportSyntaxErrors(context, { "missing-bracket": missing, "extra-bracket": extra, "second-document": second }),
  *fix(report, context) {
    const { text } = context.file;
    const all = together(report.data, context.file.syntaxErrors);
    for (const fix of fixSyntaxError(report, context, report.data.kind === "extra-bracket" ? remove : add)) {
      yield { ...fix, args: { mark: marksOf(all) }, edits: all.flatMap((syntaxError) => layOut(text, syntaxError)) };
    }
  },
  // Brackets belong together, so fixing only one does not help.
  fixAll(reports, context) {
    const fixes = reports.flatMap((report) => [...fixSyntaxError(report, context, add)]);
    const { file } = context;
    const quotes = reports.flatMap(({ data }) => quotesBefore(data, file.syntaxErrors));
    const edits = [...new Set([...quotes, ...reports.map(({ data }) => data)])].flatMap((syntaxError) =>
      layOut(file.text, syntaxError),
    );
    return fixes.length === reports.length && edits.length > 1
      ? { title: all, args: {}, safety: "safe", edits }
      : undefined;
  },
});

/**
 * If several marks are missing at one place, the inner ones come first. Otherwise a mark would close the wrong bracket.
 */
function together(syntaxError: JsonSyntaxError, syntaxErrors: readonly JsonSyntaxError[]): readonly JsonSyntaxError[] {
  const place = ({ kind, edits: [edit] }: JsonSyntaxError) =>
    kind === "missing-bracket" ? edit?.range.start : undefined;
  const until = syntaxErrors.indexOf(syntaxError);
  const inner =
    place(syntaxError) === undefined
      ? []
      : syntaxErrors.slice(0, Math.max(until, 0)).filter((other) => place(other) === place(syntaxError));
  return [...quotesBefore(syntaxError, syntaxErrors), ...inner, syntaxError];
}

/** Places a closing bracket below the line of its opening bracket, unless both are on one line. */
function layOut(text: string, { edits, opener }: JsonSyntaxError): readonly TextEdit[] {
  const [edit] = edits;
  if (edit?.newText === "") return [{ ...edit, range: withItsLine(text, edit.range) }];
  if (opener === undefined || !edit || !/[\r\n]/.test(text.slice(opener, edit.range.start))) return edits;
  return [{ ...edit, newText: lineEndNear(text, opener) + indentAt(text, opener) + edit.newText }];
}

/** If a bracket is alone on its line, the whole line is removed. */
function withItsLine(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  while (/[ \t]/.test(text.charAt(end))) end++;
  const isAlone = /[\r\n]/.test(text.charAt(start - 1)) && /^[\r\n]?$/.test(text.charAt(end));
  if (!isAlone) return range;
  return { start: text.startsWith("\r\n", start - 2) ? start - 2 : start - 1, end };
}

const missing = {
  en: "A '{mark}' is missing here, so the service cannot read the policy.",
  zh: "此处缺少“{mark}”，服务无法解析该策略。",
};
const extra = {
  en: "This '{mark}' closes nothing, so the service cannot read the policy.",
  zh: "此处的“{mark}”没有对应的左括号，服务无法解析该策略。",
};
const second = {
  en: "A second object begins here; a policy is one object with all statements in one \"Statement\" list.",
  zh: "此处开始了第二个对象；一条策略只能是一个对象，所有语句须放在同一个“Statement”中。",
};
const add = { en: "Add '{mark}'", zh: "添加“{mark}”" };
const remove = { en: "Remove '{mark}'", zh: "删除“{mark}”" };
const all = { en: "Fix all brackets", zh: "修复全部括号" };
