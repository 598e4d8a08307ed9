import type { LintSettings } from "../core/config/lint-settings.js";
import type { ExpectedKind } from "../core/policy/containers/container.js";
import { kindByName } from "../core/policy/file-names.js";
import { type FileNotation, notationOf } from "../core/terraform/file-notation.js";
import type { Bilingual } from "../core/text/message.js";
import { shape, string } from "./schema.js";
import { type AgentContext, type Schema, ToolProblem } from "./tool.js";
import { textOrFile } from "./text-or-file.js";

/** A policy or log that an agent passes to a tool. */
export interface GivenText {
  readonly text: string;
  readonly notation: FileNotation;
  /** The kind of policy that the name of the file states. */
  readonly expected?: ExpectedKind | undefined;
  /** The settings of its configuration file. */
  readonly settings: LintSettings;
}

/** Characters of the longest policy text; a policy of the service has at most 6,144. */
const longestPolicy = 1024 * 1024;

/** The arguments of a tool for one policy, its text or, with access to files, a file; and the tool's own options. */
export function policyInput(hasFiles: boolean, options: Readonly<Record<string, Schema>> = {}): Schema {
  const format = { type: "string", enum: ["json", "jsonc", "terraform"], default: "json", about: formatText } as const;
  const policy = { ...string(policyText), minLength: 1 };
  if (!hasFiles) return shape({ policy }, { format, ...options });
  return shape({}, { policy, format, file: { ...string(fileText), minLength: 1 }, ...options });
}

/** The policy of the arguments `policy` and `format`, or of `file`. */
export function policyGiven(args: Readonly<Record<string, unknown>>, { files }: AgentContext): GivenText {
  const given = textOrFile(args, "policy", files, policyMissing);
  if ("text" in given) {
    const { format = "json" } = args as { format?: FileNotation };
    return checked({ text: given.text, notation: format, settings: { rules: {} } });
  }
  const { file } = given;
  return checked({
    text: given.files.read(file),
    notation: notationOf(file),
    expected: kindByName(file),
    settings: given.files.settingsFor(file),
  });
}

/** Rejects a text that is too long to be a policy. */
function checked(given: GivenText): GivenText {
  if (given.text.length > longestPolicy)
    throw new ToolProblem(tooLong, { length: given.text.length, most: longestPolicy });
  return given;
}

export const noPolicy: Bilingual = {
  en: 'The text contains no Huawei Cloud policy. A policy is an object with "Version" and "Statement", or a Terraform resource with one.',
  zh: "文本中没有华为云策略。策略是含“Version”和“Statement”的对象，或含有策略的 Terraform 资源。",
};
const policyText: Bilingual = {
  en: "The text of the policy, with its comments and errors as they are.",
  zh: "策略文本，注释和错误均保持原样。",
};
const formatText: Bilingual = {
  en: "Notation of the text. Only jsonc may have comments.",
  zh: "文本的格式，只有 jsonc 可以有注释。",
};
const fileText: Bilingual = {
  en: "Instead of 'policy': a file in the folders, .json, .jsonc, .tf, .tofu, .tfvars or .tftpl.",
  zh: "代替 policy：文件夹中的 .json、.jsonc、.tf、.tofu、.tfvars 或 .tftpl 文件。",
};
const policyMissing: Bilingual = { en: "Pass the text of the policy as 'policy'.", zh: "请用 policy 提供策略文本。" };
const tooLong: Bilingual = {
  en: "The text has {length} characters; a policy text may have {most}.",
  zh: "文本有 {length} 个字符，策略文本最多 {most} 个字符。",
};
