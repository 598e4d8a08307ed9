import type { Side } from "../../core/diff/model.js";
import { policiesIn } from "../../core/policy/embedded.js";
import { parsePolicyFile } from "../../core/policy/parse.js";
import { mayHold } from "../../core/terraform/file-notation.js";
import { parseTerraform } from "../../core/terraform/find.js";
import type { SideFile } from "./diff-side.js";
import type { FileProblem } from "./find-files.js";

/**
 * What makes a comparison misleading: a file that was named and has no policy, a file that was not understood, and two
 * sides without any policy. A named file that is empty is a side without policies.
 */
export function checkSides(files: Readonly<Record<Side, readonly SideFile[]>>): FileProblem[] {
  const all = [...files.old, ...files.new];
  const checked = all.map((file) => ({ file, ...check(file) }));
  const problems = checked.flatMap(({ file, hasPolicy, isBroken }): FileProblem[] => {
    const isEmpty = file.text.trim() === "";
    if (isBroken) return [{ shown: file.name, template: broken, args: {} }];
    return file.isNamed && !hasPolicy && !isEmpty ? [{ shown: file.name, template: noPolicy, args: {} }] : [];
  });
  if (problems.length > 0 || checked.some(({ hasPolicy }) => hasPolicy)) return problems;
  return [{ shown: "diff", template: neither, args: {} }];
}

function check({ text, notation }: SideFile): { readonly hasPolicy: boolean; readonly isBroken: boolean } {
  if (!mayHold(text, notation)) return { hasPolicy: false, isBroken: false };
  const parsed =
    notation === "terraform"
      ? parseTerraform(text).views.map((view) => parsePolicyFile(view.text, view.dialect))
      : [parsePolicyFile(text, notation)];
  return {
    hasPolicy: parsed.some((file) => policiesIn(file).length > 0),
    isBroken: parsed.some(
      ({ problems, areSyntaxErrorsFixable, looksLikePolicy }) =>
        looksLikePolicy && problems.length > 0 && !areSyntaxErrorsFixable,
    ),
  };
}

const broken = {
  en: "has syntax errors, so what it grants is not certain, and nothing was compared; 'huawei-iam lint' shows them",
  zh: "存在语法错误，无法确定其授予的权限，未作比较；可用 huawei-iam lint 查看",
};
const noPolicy = { en: "no Huawei Cloud policy found, so nothing was compared", zh: "未发现华为云策略，未作比较" };
const neither = { en: "neither side contains a Huawei Cloud policy", zh: "两侧均未发现华为云策略" };
