import { dirname, resolve } from "node:path";
import { parseAllPolicies } from "../../core/terraform/find.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { contentAt, unknownRanges, valuesAt } from "../../core/terraform/unknown-values.js";
import type { NamedText } from "./check.js";
import type { FileProblem } from "./find-files.js";
import type { Siblings } from "./siblings.js";

/** A value that is not known here. `content`: the path of the file that it is the content of. */
export interface UnknownLine extends FileProblem {
  readonly content?: string;
}

/** The values of a file's policies that are not known here. Such a policy is not fully checked. */
export function unknownLines({ path, shown, text }: NamedText, siblings: Siblings): UnknownLine[] {
  if (notationOf(path) !== "terraform") return [];
  const file = parseAllPolicies(text, siblings.of(path, text));
  const ranges = unknownRanges(file);
  return valuesAt(file, ranges).map(({ text: value, line, notComputed: isWritten }, index) => {
    const content = contentAt(file, ranges[index]!);
    return {
      shown: `${shown}:${String(line)}`,
      template: isWritten ? notComputed : notKnown,
      args: { value },
      ...(content === undefined ? {} : { content: resolve(dirname(path), content) }),
    };
  });
}

const notKnown = {
  en: "{value} is not known before Terraform runs, so the policy is not fully checked",
  zh: "{value} 在 Terraform 运行前无法确定，因此该策略未能完整检查",
};
const notComputed = {
  en: "{value} is not computed by this tool, so the policy is not fully checked",
  zh: "本工具不对 {value} 求值，因此该策略未能完整检查",
};
