import { meantMark, normalize, otherBlank } from "../../policy/json/normalize.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import { defineFileRule } from "../../rule/rule.js";

interface Marks {
  readonly range: TextRange;
  readonly edits: readonly TextEdit[];
}

export const fullwidthPunctuation = defineFileRule<Marks>({
  id: "fullwidth-punctuation",
  category: "structure",
  severity: "error",
  isSyntax: true,
  summary: {
    en: "Full-width punctuation or curly quotes are used where JSON requires its own characters.",
    zh: "JSON 标点处使用了全角标点或弯引号。",
  },

  *check({ file: { text, problems } }) {
    if (problems.length === 0) return;
    for (const marks of strayMarks(text)) {
      const [first] = marks.edits;
      if (!first) continue;
      const isQuoted = marks.edits.length > 1;
      yield {
        range: marks.range,
        message: isQuoted ? quotes : first.newText === " " ? blank : mark,
        args: { written: shown(text[first.range.start]!), meant: first.newText },
        data: marks,
        facts: { written: text[first.range.start]! },
      };
    }
  },

  *fix({ args, data: { edits, range } }, { file }) {
    // A plain quote between smart quotes would end the string too early.
    if (edits.length > 1 && file.text.slice(range.start + 1, range.end - 1).includes('"')) return;
    const title = edits.length > 1 ? replaceQuotes : edits[0]?.newText === " " ? replaceBlank : replace;
    yield { title, args, safety: "safe", edits };
  },
});

/** The characters to replace; a pair of quotes on one line belongs together. */
function strayMarks(text: string): Marks[] {
  const meant = normalize(text);
  const found: Marks[] = [];
  let open: TextEdit | undefined;
  for (let at = 0; at < text.length; at++) {
    const newText = meant[at]!;
    if (text[at] === newText || meantMark(text[at]!) !== newText) continue;
    const edit = { range: { start: at, end: at + 1 }, newText };
    if (open && newText === '"' && !/["\r\n]/.test(meant.slice(open.range.end, at))) {
      found[found.length - 1] = { range: { start: open.range.start, end: at + 1 }, edits: [open, edit] };
      open = undefined;
    } else {
      found.push({ range: edit.range, edits: [edit] });
      open = newText === '"' ? edit : undefined;
    }
  }
  return found;
}

/** A blank is named by its code, because it cannot be told from another one. */
function shown(char: string): string {
  return otherBlank.test(char) ? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}` : char;
}

const blank = {
  en: "{written} is a blank that JSON does not allow; use an ordinary blank. The service cannot read the policy.",
  zh: "{written} 是 JSON 不允许的空白字符，应改为普通空格，否则服务无法解析该策略。",
};
const replaceBlank = { en: "Replace {written} with a blank", zh: "将 {written} 替换为空格" };
const mark = {
  en: "'{written}' is not valid in JSON; use '{meant}'. The service cannot read the policy.",
  zh: "“{written}”不是 JSON 标点，应为“{meant}”，否则服务无法解析该策略。",
};
const quotes = {
  en: "Use straight quotes (\"); curly quotes are not valid JSON.",
  zh: "字符串须使用英文直引号（\"），否则服务无法解析该策略。",
};
const replace = { en: "Replace '{written}' with '{meant}'", zh: "将“{written}”替换为“{meant}”" };
const replaceQuotes = { en: "Replace with straight quotes", zh: "替换为英文直引号" };
