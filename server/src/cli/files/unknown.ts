import { localCausesText } from "../../core/terraform/cause/local-cause.js";
import { parseAllPolicies, type TerraformFile, withPoliciesElsewhere } from "../../core/terraform/find.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import { contentCalls } from "../../core/terraform/content-calls.js";
import { type UnknownValue, valuesAt } from "../../core/terraform/unknown-values.js";
import type { NameOfFile } from "../../core/terraform/folder-place.js";
import type { TextRange } from "../../core/text/range.js";
import { type Bilingual, formatBoth } from "../../core/text/message.js";
import type { NamedText } from "./check.js";
import { type CallContent, readCall } from "./file-contents.js";
import { shownPath } from "./find-files.js";
import { type Siblings, textsOf } from "./siblings.js";

/** A value that is not known here, and why. */
export interface UnknownLine {
  /** Where it is written, `main.tf:3`. */
  readonly shown: string;
  readonly value: string;
  /** «{value} is not known before Terraform runs». */
  readonly reason: Bilingual;
  /** Set if it is the content of this file, which can be read. */
  readonly content?: string;
}

/**
 * The values of a file's policies that are not known here, also of those that other files of its folder encode.
 * `rangesOf` finds them.
 */
export function unknownLines(
  { path, shown, text }: NamedText,
  siblings: Siblings,
  cwd: string,
  rangesOf: (file: TerraformFile) => readonly TextRange[],
): UnknownLine[] {
  if (notationOf(path) !== "terraform") return [];
  const beside = siblings.filesOf(path, text);
  const file = withPoliciesElsewhere(parseAllPolicies(text, textsOf(path, beside)));
  const nameOf = namesOf(beside, cwd);
  const calls = contentCalls(file);
  const ranges = rangesOf(file);
  return valuesAt(file, ranges, nameOf).map((one, index): UnknownLine => {
    const call = calls.find(({ value, isChanged }) => !isChanged && value.start === ranges[index]!.start);
    const content = call && readCall(path, call, cwd);
    return {
      shown: `${one.file ?? shown}:${String(one.line)}`,
      value: one.text,
      reason: reasonOf(one, content),
      ...(content?.kind === "text" && { content: content.path }),
    };
  });
}

/** The names of the other files of a folder. */
export function namesOf(beside: readonly { readonly path: string; readonly text: string }[], cwd: string): NameOfFile {
  return (wanted) => {
    const found = beside.find((one) => one.text === wanted);
    return found && shownPath(found.path, cwd);
  };
}

/** The lines that were not `seen`, each once: several files can use a value of their folder. */
export function distinctLines(lines: readonly UnknownLine[], seen = new Set<string>()): UnknownLine[] {
  return lines.filter(({ shown, value }) => {
    const key = `${shown} ${value}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function reasonOf({ text: value, notComputed: isWritten, causes }: UnknownValue, content?: CallContent): Bilingual {
  if (content?.kind === "text") return formatBoth(notChecked, { value });
  if (content?.kind === "problem")
    return formatBoth(notRead, { value, file: content.shown, problem: formatBoth(content.template, content.args) });
  if (causes) return formatBoth(withoutValue, { value, cause: localCausesText(causes) });
  return formatBoth(isWritten ? notComputed : notKnown, { value });
}

const notKnown = { en: "{value} is not known before Terraform runs", zh: "{value} 在 Terraform 运行前无法确定" };
const withoutValue = { en: "{value} is not known, because {cause}", zh: "{value} 无法确定（{cause}）" };
const notComputed = { en: "{value} is not computed by this tool", zh: "本工具不对 {value} 求值" };
const notChecked = { en: "the content of {value} is not checked as a policy here", zh: "{value} 的内容在此未作为策略检查" };
const notRead = { en: "{value} is not known ({file}: {problem})", zh: "{value} 无法确定（{file}：{problem}）" };
