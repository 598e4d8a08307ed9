import { replaceString, splitString } from "../edit/entry.js";
import type { Statement } from "../policy/model.js";
import { actionStrings, isAction } from "../policy/read.js";
import type { StringNode } from "../policy/syntax.js";
import { defineRule, type Fix } from "./rule.js";

interface Malformed {
  readonly statement: Statement;
  readonly node: StringNode;
  /** What the author most probably means, if that can be told. */
  readonly names: readonly string[];
}

export const malformedAction = defineRule<Malformed>({
  id: "malformed-action",
  category: "action",
  severity: "error",
  summary: {
    en: "A string of an Action list is not exactly one action: it has blanks in it, or holds several.",
    zh: "Action 列表中的一个字符串不是恰好一个授权项：含有空白，或写入了多个授权项。",
  },

  *check({ file, policy }) {
    for (const statement of policy.statements) {
      for (const node of actionStrings(statement.actionList)) {
        if (!/[\s,;，；、]/.test(node.value) || node.value.trim() === "") continue;
        const names = namesMeant(node);
        const message = names.length > 1 ? severalActions : blanks;
        const written = file.text.slice(node.content.start, node.content.end).replace(/\s+/g, " ");
        yield { range: node.range, message, args: { count: names.length, written }, data: { statement, node, names }, facts: { names } };
      }
    }
  },

  *fix({ data: { statement, node, names } }, { file }) {
    const [name, ...more] = names;
    if (name === undefined || !node.isClosed) return;
    if (more.length === 0) yield repair(trimTitle, { name }, [replaceString(node, name)]);
    else yield repair(splitTitle, { count: names.length }, splitString(file.text, statement, node, names));
  },
});

/** The separate actions of the string, or the one that is left without blanks at its colons; blanks elsewhere tell nothing. */
function namesMeant({ value }: StringNode): string[] {
  const apart = value.split(/[\s,;，；、]+/).filter((name) => name !== "");
  if (apart.every(isAction)) return apart;
  const joined = value.trim().replace(/\s*:\s*/g, ":");
  return isAction(joined) ? [joined] : [];
}

function repair(title: Fix["title"], args: Fix["args"], edits: Fix["edits"]): Fix {
  return { title, args, safety: "repair", edits };
}

const severalActions = {
  en: "One string holds {count} actions: \"{written}\". Each action needs a string of its own; the service refuses this one (IAM.1035).",
  zh: "一个字符串中写了 {count} 个授权项：“{written}”。每个授权项须单独成串，服务会拒绝这种写法（IAM.1035）。",
};
const blanks = {
  en: "\"{written}\" has characters that an action must not have; an action is 'service:resourceType:operation' without blanks (IAM.1035).",
  zh: "“{written}”含有授权项不允许的字符；授权项的格式为“服务名:资源类型:操作”，不含空白（IAM.1035）。",
};
const trimTitle = { en: "Change to \"{name}\"", zh: "改为“{name}”" };
const splitTitle = { en: "Split into {count} actions", zh: "拆分为 {count} 个授权项" };
