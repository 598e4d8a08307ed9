import { changedReport } from "../rule/changed-report.js";
import { invalidEffect } from "../rules/structure/invalid-effect.js";
import { invalidVersion } from "../rules/structure/invalid-version.js";
import { unknownElement } from "../rules/structure/unknown-element.js";
import { malformedAction } from "../rules/action/malformed-action.js";
import { unknownConditionKey } from "../rules/condition/unknown-condition-key.js";
import { unknownOperator } from "../rules/condition/unknown-operator.js";
import type { Fix } from "../fix/fix.js";
import { codesOf, invisibleIn, withoutInvisible } from "../text/invisible.js";
import type { Bilingual } from "../text/message.js";
import type { TextEdit, TextRange } from "../text/range.js";
import type { Finding } from "./finding.js";

/**
 * A finding about a string with invisible characters, such as those of a web page: its message names them, and its
 * first fix removes them. Other findings are returned as they are. `text` is the one that its ranges refer to.
 */
export function namingInvisible(finding: Finding, text: string): Finding {
  const { report } = finding;
  const found = isName(text, report.range) ? invisibleIn(text, report.range) : [];
  if (found.length === 0) return finding;
  const args = { ...report.args, invisible: codesOf(found) };
  const removed = (): Fix[] => {
    const edits = found.map(({ range }): TextEdit => ({ range, newText: "" }));
    const left = withoutInvisible(text.slice(report.range.start, report.range.end));
    // The name of an element may be written in another way in the file.
    const [rename] = finding.rule.id === unknownElement.id ? finding.fixes() : [];
    if (rename?.safety === "safe") return [{ ...rename, title: removeInvisible, args }];
    return isCertain(finding, left) ? [{ title: removeInvisible, args, safety: safetyOf(left), edits }] : [];
  };
  return {
    ...finding,
    report: changedReport(report, { message: alsoInvisible(report.message), args }),
    fixes() {
      const own = removed();
      // The rule's own fixes would guess what the string means.
      return own.length > 0 ? own : finding.fixes();
    },
  };
}

/** A message that also names the invisible characters, which are its argument `invisible`. */
export function alsoInvisible({ en, zh }: Bilingual): Bilingual {
  return {
    en: `${en} It contains the invisible character {invisible}.`,
    zh: `${zh}其中含有不可见字符 {invisible}。`,
  };
}

/** "All except" becomes another statement when it takes effect. */
function safetyOf(left: string): Fix["safety"] {
  return /^"?Not/i.test(left) ? "removes-access" : "safe";
}

/** Whether a range is a single string, with or without its quotes, and not longer than a name. */
function isName(text: string, { start, end }: TextRange): boolean {
  return end - start <= longest && !text.slice(start, end).replace(/^\\?"|\\?"$/g, "").includes('"');
}

const longest = 500;

/** What is left is a name, without doubt. */
const isPlain = /^\\?"?[\x21\x23-\x5b\x5d-\x7e]+\\?"?$/;

/** Whether a string without its invisible characters is what is meant. */
function isCertain({ rule }: Finding, left: string): boolean {
  const isAction = /^\\?"?(?:\*|[^:]+(?::[^:]*){1,2})\\?"?$/.test(left);
  return names.has(rule.id) && isPlain.test(left) && (rule.id !== malformedAction.id || isAction);
}

/** The rules about strings that have a meaning only as they are. */
const names: ReadonlySet<string> = new Set(
  [malformedAction, invalidEffect, invalidVersion, unknownElement, unknownConditionKey, unknownOperator].map(
    ({ id }) => id,
  ),
);

export const removeInvisible = { en: "Remove {invisible}", zh: "删除 {invisible}" };
