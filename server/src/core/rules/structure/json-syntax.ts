import type { SyntaxProblemKind } from "../../policy/json/json.js";
import { hashComments, normalize } from "../../policy/json/normalize.js";
import type { JsonSyntaxError } from "../../policy/json/syntax-error.js";
import type { PolicyFile } from "../../policy/model.js";
import { actionStrings } from "../../policy/read/read.js";
import type { TextRange } from "../../text/range.js";
import { fixComment, reportComments, type StrayComment } from "../../rule/comment-report.js";
import { fixSyntaxError, reportSyntaxErrors } from "../../rule/syntax-error-report.js";
import { defineFileRule, type FileContext, type Report } from "../../rule/rule.js";

export const jsonSyntax = defineFileRule<JsonSyntaxError | StrayComment>({
  id: "json-syntax",
  category: "structure",
  severity: "error",
  isSyntax: true,
  summary: {
    en: "The text is not JSON, for a reason that no other rule names.",
    zh: "文本不是合法的 JSON，且原因不属于其他规则。",
  },

  *check(context) {
    const { file } = context;
    const { problems, syntaxErrors } = file;
    let isExplained = problems.length === 0 || syntaxErrors.length > 0 || normalize(file.text) !== file.text;
    for (const one of reasons(context)) {
      isExplained = true;
      yield one;
    }
    // Whatever it is: nothing that the service cannot read is passed without a word.
    if (!isExplained) yield report(problems[0]!.range, elsewhere);
  },

  *fix(one, context) {
    const { data } = one;
    if (data.kind === "comment") yield* fixComment(data, context.file);
    else yield* fixSyntaxError({ ...one, data }, context, data.kind === "extra-colon" ? removeColon : addColon);
  },
});

/** What is wrong with a text, as far as it is known. */
function* reasons(context: FileContext): Iterable<Report<JsonSyntaxError | StrayComment>> {
  const { file } = context;
  yield* reportSyntaxErrors(context, {
    "missing-colon": missingColon,
    "extra-colon": extraColon,
    "missing-value": missingValue,
    "not-json": notJson,
    "unclosed-comment": openComment,
  });
  for (const range of stringsOverLines(file)) yield report(range, lineBreak);
  yield* reportComments(file);
  const comments = file.problems.length > 0 ? hashComments(file.text) : [];
  for (const { kind, range } of file.problems) {
    const message = others[kind];
    if (message && !comments.some(({ start, end }) => start <= range.start && range.start < end))
      yield report(range, message);
  }
}

function report(range: TextRange, message: Report<JsonSyntaxError>["message"]): Report<JsonSyntaxError> {
  return { range, message, args: {}, data: { kind: "not-json", range, mark: "", edits: [] } };
}

/** Strings with a line break, except actions, which `malformed-action` reports with more details. */
function stringsOverLines({ text, problems, policies }: PolicyFile): TextRange[] {
  if (!problems.some(({ kind }) => kind === "unexpected-end-of-string")) return [];
  const actions = new Set(
    policies.flatMap(({ statements }) =>
      statements.flatMap(({ actionList }) => actionStrings(actionList).map(({ range }) => range.start)),
    ),
  );
  const meant = normalize(text);
  return [...meant.matchAll(/"[^"\\\r\n]*"/g)]
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
    .filter(({ start, end }) => !actions.has(start) && /[\r\n]/.test(text.slice(start, end)));
}

const elsewhere = {
  en: "The text is not JSON here; the service cannot read the policy.",
  zh: "此处不是合法的 JSON，服务无法解析该策略。",
};
const missingColon = {
  en: "A ':' is missing between this key and its value, so the service cannot read the policy.",
  zh: "该键与其值之间缺少“:”，服务无法解析该策略。",
};
const extraColon = {
  en: "Unexpected ':'; the service cannot read the policy.",
  zh: "此处“:”多余，服务无法解析该策略。",
};
const missingValue = {
  en: "A value is missing here, so the service cannot read the policy.",
  zh: "此处缺少值，服务无法解析该策略。",
};
const notJson = {
  en: "Unquoted text: put it in double quotes (\"). The service cannot read the policy.",
  zh: "此处不是合法的 JSON：除数字、true、false 和 null 外，文本须用双引号括起，否则服务无法解析该策略。",
};
const openComment = {
  en: "This comment is not closed, so the service cannot read the policy. Close it with '*/'.",
  zh: "该注释未闭合，服务无法解析该策略。请用“*/”闭合。",
};
const lineBreak = {
  en: "A string contains a line break, which JSON does not allow; the service cannot read the policy.",
  zh: "字符串跨行，JSON 不允许，服务无法解析该策略。",
};
export const nestedTooDeep = {
  en: "Brackets are nested too deeply for a policy.",
  zh: "括号嵌套过深，不是有效的策略。",
};
const others: Readonly<Partial<Record<SyntaxProblemKind, Report<JsonSyntaxError>["message"]>>> = {
  "nested-too-deep": nestedTooDeep,
  "invalid-escape-character": {
    en: "After a backslash JSON allows only one of \" \\ / b f n r t u; the service cannot read the policy.",
    zh: "JSON 中反斜杠后只能是 \" \\ / b f n r t u 之一，服务无法解析该策略。",
  },
  "invalid-unicode": {
    en: "After \\u JSON requires four hexadecimal digits; the service cannot read the policy.",
    zh: "JSON 中 \\u 之后须为四位十六进制数字，服务无法解析该策略。",
  },
  "invalid-character": {
    en: "A string contains a control character that must be escaped in JSON; the service cannot read the policy.",
    zh: "字符串中含有控制字符，JSON 要求转义，服务无法解析该策略。",
  },
};
const addColon = { en: "Add ':'", zh: "添加“:”" };
const removeColon = { en: "Remove ':'", zh: "删除“:”" };
