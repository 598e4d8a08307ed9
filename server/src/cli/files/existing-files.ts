import { existingGrants } from "../../core/needs/existing.js";
import { readExisting } from "../../core/needs/read-existing.js";
import { plainWish, type Wish } from "../../core/needs/wanted-policies.js";
import type { PolicyDocument } from "../../core/policy/model.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import type { Bilingual, MessageArgs } from "../../core/text/message.js";
import { UsageProblem } from "../arguments/usage.js";
import type { Context } from "../commands/command.js";
import { visible } from "../terminal/width.js";
import { Siblings } from "./siblings.js";
import { noPolicyIn, readInput } from "./read-input.js";
import { pushAll } from "../../core/text/push-all.js";

/**
 * What the policies in some files, taken together, do with an action. What does not count is reported at once;
 * `isCertain`: nothing of it may deny an action. Throws a `UsageProblem` for a file with syntax errors or without a
 * policy.
 */
export async function readExistingFiles(
  names: readonly string[],
  context: Context,
): Promise<{ readonly existing: Wish["existing"]; readonly isCertain: boolean }> {
  const all: PolicyDocument[] = [];
  const siblings = new Siblings();
  let isCertain = true;
  const warn = (template: Bilingual, args: MessageArgs) =>
    context.io.err(`huawei-iam: ${visible(context.say(template, args))}\n`);
  for (const name of names) {
    const { path, shown, text } = await readInput(name, context);
    const { policies, isBroken, identityPolicies, unclear } = readExisting(
      text,
      notationOf(path),
      siblings.of(path, text),
    );
    if (isBroken) throw new UsageProblem(broken, { shown });
    if (policies.length + identityPolicies + unclear.length === 0) throw new UsageProblem(noPolicyIn, { shown });
    if (identityPolicies > 0) warn(notCounted, { shown });
    for (const line of unclear) warn(notClear, { shown, line });
    if (unclear.length > 0) isCertain = false;
    pushAll(all, policies);
  }
  return { existing: all.length === 0 ? plainWish.existing : existingGrants(all, context.catalog()), isCertain };
}

const broken: Bilingual = {
  en: "{shown} has syntax errors, so what its policy allows and denies is not certain. 'huawei-iam lint' shows them.",
  zh: "{shown} 有语法错误，无法确定其中的策略允许和拒绝什么。可用 huawei-iam lint 查看错误。",
};
const notCounted: Bilingual = {
  en: "{shown}: an identity policy (version 5.0) was not counted, because its actions have other names than those of version 1.1.",
  zh: "{shown}：身份策略（5.0 版）未计入，其授权项名称与 1.1 版不同。",
};
const notClear: Bilingual = {
  en: "{shown}:{line}: what this allows or denies is not certain, so an action that counts as allowed may be denied or limited.",
  zh: "{shown}:{line}：无法确定此处允许或拒绝什么，视为已允许的授权项可能被拒绝或受限。",
};
