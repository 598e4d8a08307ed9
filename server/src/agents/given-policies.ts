import type { AssumedGrant } from "../core/catalog/grant.js";
import { type PolicySource, readSource, type SourcedPolicy } from "../core/policy-tests/policies.js";
import { type FileNotation, notationOf } from "../core/terraform/file-notation.js";
import type { Bilingual } from "../core/text/message.js";
import { listOf, string } from "./schema.js";
import { type AgentContext, type Schema, ToolProblem } from "./tool.js";

/** Policies that count together, as those of one user group. */
export interface GivenPolicies {
  readonly sources: readonly (PolicySource & { readonly notation: FileNotation })[];
  readonly policies: readonly SourcedPolicy[];
  readonly assumeGranted: readonly AssumedGrant[];
}

/** The arguments for one set of policies: texts under `name` and, with access to files, files under another name. */
export function policiesInput(name: string, about: Bilingual, hasFiles: boolean): Readonly<Record<string, Schema>> {
  const texts = { ...listOf(string(), about), maxItems: mostPolicies };
  return hasFiles
    ? { [name]: texts, [filesName(name)]: { ...listOf(string(), filesText), maxItems: mostPolicies } }
    : { [name]: texts };
}

/** The policies of the arguments. `canBeEmpty`: no policy at all is accepted, for a side that does not exist. */
export function policiesGiven(
  name: string,
  args: Readonly<Record<string, unknown>>,
  { files }: AgentContext,
  canBeEmpty = false,
): GivenPolicies {
  const format = (args["format"] ?? "json") as FileNotation;
  const texts = (args[name] ?? []) as readonly string[];
  const names = (args[filesName(name)] ?? []) as readonly string[];
  const sources = [
    // The ending of the name decides the notation. Comments are accepted, because only the meaning counts here.
    ...texts.map((text, index) =>
      sourceOf(`${name}[${String(index)}]`, format === "terraform" ? ".tf" : ".jsonc", text),
    ),
    ...names.map((file) => sourceOf(file, "", files?.read(file) ?? "")),
  ];
  if (sources.length === 0 && !canBeEmpty) throw new ToolProblem(none, { name });
  return {
    sources,
    policies: sources.flatMap((source) => readable(source)),
    assumeGranted: names.flatMap((file) => files?.settingsFor(file).assumeGranted ?? []),
  };
}

function sourceOf(shown: string, ending: string, text: string) {
  if (text.length > longestPolicyText) throw new ToolProblem(tooLong, { shown, most: longestPolicyText });
  const uri = `${shown}${ending}`;
  return { uri, shown, text, notation: notationOf(uri) };
}

function readable(source: PolicySource): readonly SourcedPolicy[] {
  const { policies, brokenLine } = readSource(source);
  if (brokenLine !== undefined) throw new ToolProblem(broken, { shown: source.shown, line: brokenLine });
  if (policies.length === 0 && source.text.trim() !== "") throw new ToolProblem(noPolicyIn, { shown: source.shown });
  return policies;
}

function filesName(name: string): string {
  return name === "policies" ? "policyFiles" : `${name}Files`;
}

const mostPolicies = 50;
const longestPolicyText = 1024 * 1024;

const filesText: Bilingual = {
  en: "Files in the folders, in addition or instead.",
  zh: "文件夹中的文件，可另外或单独指定。",
};
const none: Bilingual = { en: "Pass at least one policy as '{name}'.", zh: "请用 {name} 提供至少一个策略。" };
const tooLong: Bilingual = {
  en: "{shown}: the text is too long; a policy text may have {most} characters.",
  zh: "{shown}：文本过长，策略文本最多 {most} 个字符。",
};
const broken: Bilingual = {
  en: "{shown}: syntax error in line {line}, so what the policy grants is not certain. lint_policy shows the errors.",
  zh: "{shown}：第 {line} 行有语法错误，无法确定策略授予的权限。可用 lint_policy 查看错误。",
};
const noPolicyIn: Bilingual = {
  en: "{shown}: there is no Huawei Cloud policy in this text.",
  zh: "{shown}：文本中没有华为云策略。",
};
