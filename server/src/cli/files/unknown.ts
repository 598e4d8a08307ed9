import { dirname, resolve } from "node:path";
import { localCauseText } from "../../core/terraform/local-cause.js";
import { parseAllPolicies } from "../../core/terraform/find.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { contentCalls } from "../../core/terraform/content-calls.js";
import { unknownRanges, valuesAt } from "../../core/terraform/unknown-values.js";
import type { NamedText } from "./check.js";
import type { FileProblem } from "./find-files.js";
import type { Siblings } from "./siblings.js";

/** A value that is not known here. */
export interface UnknownLine extends FileProblem {
  /** Set if it is the content of a file. */
  readonly content?: { readonly path: string; readonly isTemplate: boolean };
}

/** The values of a file's policies that are not known here. Such a policy is not fully checked. */
export function unknownLines({ path, shown, text }: NamedText, siblings: Siblings): UnknownLine[] {
  if (notationOf(path) !== "terraform") return [];
  const file = parseAllPolicies(text, siblings.of(path, text));
  const calls = contentCalls(file);
  const ranges = unknownRanges(file);
  return valuesAt(file, ranges).map(({ text: value, line, notComputed: isWritten, cause }, index) => {
    const content = calls.find(({ value }) => value.start === ranges[index]!.start);
    return {
      shown: `${shown}:${String(line)}`,
      template: cause ? withoutValue : isWritten ? notComputed : notKnown,
      args: cause ? { value, cause: localCauseText(cause) } : { value },
      ...(content ? { content: { path: resolve(dirname(path), content.path), isTemplate: content.isTemplate } } : {}),
    };
  });
}

const notKnown = {
  en: "{value} is not known before Terraform runs, so the policy is not fully checked",
  zh: "{value} 在 Terraform 运行前无法确定，因此该策略未能完整检查",
};
const withoutValue = {
  en: "{value} is not known, because {cause}, so the policy is not fully checked",
  zh: "{value} 无法确定（{cause}），因此该策略未能完整检查",
};
const notComputed = {
  en: "{value} is not computed by this tool, so the policy is not fully checked",
  zh: "本工具不对 {value} 求值，因此该策略未能完整检查",
};
