import { namesOfOtherForm } from "../../catalog/slips/separators.js";
import { replaceString, splitString } from "../../edit/entry.js";
import { findElement } from "../../policy/elements.js";
import type { ActionEntry, Statement } from "../../policy/model.js";
import { languages, type PolicyLanguage } from "../../language/policy-languages.js";
import { actionStrings } from "../../policy/read/read.js";
import type { StringNode, SyntaxNode } from "../../policy/syntax.js";
import { describeForm, isWrittenInFull, type ActionForm } from "../../policy/forms/action-form.js";
import { changeOfAccess } from "../../fix/other-action-fix.js";
import type { Fix } from "../../fix/fix.js";
import { defineRule } from "../../rule/rule.js";
import { enumerate } from "../../text/enumerate.js";
import type { Bilingual } from "../../text/message.js";

interface Malformed extends Strings {
  readonly statement: Statement;
  readonly node: StringNode;
  /** What the author most likely means, if it is clear. */
  readonly names: readonly string[];
  /** Known actions that it may mean, if it has another form. */
  readonly near: readonly string[];
}

/** The value of `Action` or `NotAction`, with its entries. */
interface Strings {
  readonly list: SyntaxNode | undefined;
  readonly entries: readonly ActionEntry[];
  readonly isException: boolean;
}

export const malformedAction = defineRule<Malformed>({
  id: "malformed-action",
  category: "action",
  severity: "error",
  code: "IAM.1035",
  appliesTo: ["1.1", "5.0"],
  summary: {
    en: "A string of an Action or NotAction list is not exactly one action of the form service:resourceType:operation.",
    zh: "Action 或 NotAction 列表中的字符串不是单个“服务名:资源类型:操作”格式的授权项。",
  },

  *checkStatement(statement, { file, catalog, policy: { language } }) {
    const strings = stringsOf(statement).flatMap((one) =>
      unusualStrings(one, languages[language]).map((node) => ({ ...one, node })));
    for (const { node, ...one } of strings) {
      const form = describeForm(node.value, languages[language]);
      // The end of a string without a closing quote is unknown.
      if (form.kind === "action" || !node.isClosed) continue;
      // In a text with broken brackets, keys of a statement may appear among its actions.
      if (form.kind === "wrong-parts" && file.syntaxErrors.length > 0) continue;
      const written = beginning(file.text.slice(node.content.start, node.content.end).replace(/\s+/g, " "));
      const known = language === "5.0" ? catalog.identity : catalog;
      const near = known && form.kind === "wrong-parts" ? namesOfOtherForm(node.value, known) : [];
      const texts = language === "5.0" ? messages5 : messages;
      yield {
        range: node.range,
        message: near.length > 0 ? withSuggestion(texts[form.kind]) : texts[form.kind],
        args: { count: form.names.length, written, name: form.names[0] ?? "", near: enumerate(near) },
        // Nothing proves that the service rejects these; it may read them as their author intends.
        ...(form.kind === "short-wildcard" || form.kind === "odd-characters" || form.kind === "empty-part"
          ? { severity: "warning" as const }
          : {}),
        data: { ...one, statement, node, names: form.names, near },
        facts: { names: form.names.length > 0 ? form.names : near },
      };
    }
  },

  *fix({ data }, { file }) {
    const { list, node, names, near } = data;
    for (const name of near) yield replacement(name, data);
    const [name, ...more] = names;
    if (name === undefined) return;
    if (more.length === 0) yield fix(trimTitle, { name }, [replaceString(node, name)]);
    else yield fix(splitTitle, { count: names.length }, splitString(file.text, list, node, names));
  },
});

function stringsOf({ node, actionList, actions, exceptions }: Statement): Strings[] {
  const ofAction = { list: actionList, entries: actions, isException: false };
  if (exceptions.length === 0) return [ofAction];
  return [ofAction, { list: findElement(node, "NotAction"), entries: exceptions, isException: true }];
}

/** The strings of a list that are not exactly as the parser of names reads them. */
function unusualStrings({ list, entries }: Strings, { actionForm }: PolicyLanguage): readonly StringNode[] {
  // Both lists are in the order of the text. A string that is a complete action has exactly one entry.
  let next = 0;
  return actionStrings(list).filter((node) => {
    while (next < entries.length && entries[next]!.node.range.start < node.range.start) next++;
    const entry = entries[next];
    if (entry?.node !== node) return true;
    const { text, parts } = entry.pattern;
    return text !== node.value || parts === undefined || !isWrittenInFull(text, actionForm);
  });
}

/** The part of a string that fits into a message, cut between characters. */
function beginning(written: string): string {
  return written.length > room ? `${[...written.slice(0, room)].slice(0, -1).join("")}…` : written;
}

const room = 100;

/** The service rejects the policy, so a name in place of the text is a new grant, a new Deny, or a new exception. */
function replacement(name: string, { statement, node, isException }: Malformed): Fix {
  const edits = [replaceString(node, name)];
  return { title: replaceTitle, args: { name }, ...changeOfAccess({ statement, isException }, [name]), edits };
}

function withSuggestion({ en, zh }: Bilingual): Bilingual {
  return { en: `${en} Did you mean {near}?`, zh: `${zh}是否应为 {near}？` };
}

function fix(title: Fix["title"], args: Fix["args"], edits: Fix["edits"]): Fix {
  return { title, args, safety: "safe", edits };
}

type Messages = Readonly<Record<Exclude<ActionForm["kind"], "action">, Fix["title"]>>;

const messages: Messages = {
  several: {
    en: "One string contains {count} actions: \"{written}\". Each action needs its own string; the service rejects this one (IAM.1035).",
    zh: "一个字符串中写了 {count} 个授权项：“{written}”。每个授权项须单独成串，服务会拒绝这种写法（IAM.1035）。",
  },
  "forbidden-characters": {
    en: "\"{written}\" contains characters that are not allowed in an action; an action is 'service:resourceType:operation' without blanks (IAM.1035).",
    zh: "“{written}”含有授权项不允许的字符；授权项的格式为“服务名:资源类型:操作”，不含空白（IAM.1035）。",
  },
  "full-width": {
    en: "\"{written}\" contains full-width characters or smart quotes; an action is 'service:resourceType:operation' with the colon ':' (IAM.1035).",
    zh: "“{written}”含有全角符号或弯引号；授权项的格式为“服务名:资源类型:操作”，须使用半角冒号“:”（IAM.1035）。",
  },
  "short-wildcard": {
    en: "\"{written}\" does not have three parts. Custom policies write the wildcard in full, such as '*:*:*' or 'ecs:*:*'.",
    zh: "“{written}”不足三段。自定义策略的通配写法须写全，例如“*:*:*”或“ecs:*:*”。",
  },
  "wrong-parts": {
    en: "\"{written}\" is not an action: an action has three parts, 'service:resourceType:operation'. The service rejects others (IAM.1036).",
    zh: "“{written}”不是授权项：授权项须为三段，即“服务名:资源类型:操作”，否则服务会拒绝（IAM.1036）。",
  },
  "empty-part": {
    en: "\"{written}\" has an empty part. Only version 5.0 has such actions; 1.1 needs all of 'service:resourceType:operation' (IAM.1036).",
    zh: "“{written}”有一段为空。仅 5.0 版本有这种授权项，1.1 的“服务名:资源类型:操作”三段均不能为空（IAM.1036）。",
  },
  "odd-characters": {
    en: "\"{written}\" contains characters that no documented action has; the only wildcard is '*'. The service may reject it (IAM.1035).",
    zh: "“{written}”含有文档授权项中不会出现的字符；通配符只有“*”，服务可能拒绝（IAM.1035）。",
  },
  empty: {
    en: "An empty string is not an action; the service rejects it (IAM.1035).",
    zh: "空字符串不是授权项，服务会拒绝（IAM.1035）。",
  },
};
const messages5: Messages = {
  several: {
    en: "One string contains {count} actions: \"{written}\". Each action needs its own string.",
    zh: "一个字符串中写了 {count} 个授权项：“{written}”。每个授权项须单独成串。",
  },
  "forbidden-characters": {
    en: "\"{written}\" contains characters that no action has; an action of version 5.0 is 'service:type:operation' without blanks.",
    zh: "“{written}”含有授权项中不会出现的字符；5.0 版授权项的格式为“服务名:资源类型:操作”，不含空白。",
  },
  "full-width": {
    en: "\"{written}\" contains full-width characters or smart quotes; an action is 'service:type:operation' with the colon ':'.",
    zh: "“{written}”含有全角符号或弯引号；授权项的格式为“服务名:资源类型:操作”，须使用半角冒号“:”。",
  },
  "short-wildcard": {
    en: "\"{written}\" does not have three parts, as actions of version 5.0 have: write '{name}', or '*' alone for all actions.",
    zh: "“{written}”不足三段。5.0 版授权项有三段：可写作“{name}”，全部授权项写作“*”。",
  },
  "wrong-parts": {
    en: "\"{written}\" is not an action of version 5.0, which has three parts: 'service:type:operation'. The middle part may be empty.",
    zh: "“{written}”不是 5.0 版的授权项：授权项须为三段，即“服务名:资源类型:操作”，其中资源类型可为空。",
  },
  "empty-part": {
    en: "\"{written}\" lacks its service or its operation; only the middle part of an action may be empty.",
    zh: "“{written}”缺少服务名或操作；授权项中只有中间的资源类型可以为空。",
  },
  "odd-characters": {
    en: "\"{written}\" contains characters that no action of version 5.0 has; the only wildcard is '*'.",
    zh: "“{written}”含有 5.0 版授权项中不会出现的字符；通配符只有“*”。",
  },
  empty: { en: "An empty string is not an action.", zh: "空字符串不是授权项。" },
};
const replaceTitle = { en: "Replace with {name}", zh: "替换为 {name}" };
const trimTitle = { en: "Change to \"{name}\"", zh: "改为“{name}”" };
const splitTitle = { en: "Split into {count} actions", zh: "拆分为 {count} 个授权项" };
