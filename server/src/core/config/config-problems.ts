import type { Severity } from "../rule/rule.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import type { TextRange } from "../text/range.js";
import type { ConfigProblem } from "./config-file.js";

/** Collects the problems of one configuration file while it is read. */
export class ProblemList {
  readonly #all: ConfigProblem[] = [];

  add(range: TextRange, message: Bilingual, args: MessageArgs = {}, severity: Severity = "error"): void {
    this.#all.push({ range, severity, message, args });
  }

  sorted(): readonly ConfigProblem[] {
    return this.#all.sort((a, b) => a.range.start - b.range.start);
  }
}

/** The messages about configuration files. */
export const messages = {
  notJson: { en: "This is not valid JSON; the text after it may be misread.", zh: "此处不是有效的 JSON，其后的内容可能被误读。" },
  wantsObject: { en: "Expected an object {…}; this value is ignored.", zh: "此处应为对象 {…}，该值未被采用。" },
  wantsArray: { en: "Expected an array […]; this value is ignored.", zh: "此处应为数组 […]，该值未被采用。" },
  wantsText: { en: "Expected a string; this value is ignored.", zh: "此处应为字符串，该值未被采用。" },
  wantsBoolean: { en: "Expected true or false; this value is ignored.", zh: "此处应为 true 或 false，该值未被采用。" },
  wantsLevel: { en: "Expected one of {levels}; this value is ignored.", zh: "此处应为 {levels} 之一，该值未被采用。" },
  missing: { en: "\"{key}\" is missing, so this entry is ignored.", zh: "缺少“{key}”，该条目未被采用。" },
  noReason: { en: "\"reason\" is missing, so this entry is ignored. State why the finding is accepted.", zh: "缺少“reason”，该条目未被采用：请说明接受该问题的原因。" },
  reasonToDo: { en: "Replace the TODO with a reason.", zh: "请填写原因。" },
  duplicateKey: { en: "\"{key}\" occurs twice; only the last one is used.", zh: "“{key}”重复，仅采用最后一个。" },
  unknownKey: { en: "Unknown key \"{key}\". Known keys: {keys}.", zh: "此处没有“{key}”这一项，可用的有 {keys}。" },
  unknownKeyNear: { en: "Unknown key \"{key}\". Did you mean \"{near}\"?", zh: "此处没有“{key}”这一项，是否应为“{near}”？" },
  unknownRule: { en: "There is no rule called \"{id}\".", zh: "没有名为“{id}”的规则。" },
  unknownRuleNear: { en: "There is no rule called \"{id}\". Did you mean \"{near}\"?", zh: "没有名为“{id}”的规则，是否应为“{near}”？" },
  unknownGrant: {
    en: "\"{text}\" is neither an action nor the name of a known system policy or role.",
    zh: "“{text}”既不是授权项，也不是已知的系统策略或系统角色名。",
  },
  unknownGrantNear: {
    en: "\"{text}\" is neither an action nor the name of a known system policy or role. Did you mean \"{near}\"?",
    zh: "“{text}”既不是授权项，也不是已知的系统策略或系统角色名，是否应为“{near}”？",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
