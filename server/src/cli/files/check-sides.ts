import type { ComparedSource } from "../../core/diff/sources.js";
import type { FileProblem } from "./find-files.js";

/** A file of a side, and whether the user named it. */
export interface CheckedSource extends ComparedSource {
  readonly isNamed: boolean;
}

/**
 * What makes a comparison misleading: a file that was named and has no policy, a file that was not understood, and two
 * sides without any policy. A named file that is empty is a side without policies.
 */
export function checkSides(sources: readonly CheckedSource[]): FileProblem[] {
  const problems = sources.flatMap(({ file, isNamed, ...source }): FileProblem[] => {
    if (source.isBroken) return [{ shown: file.name, template: broken, args: {} }];
    const isMistake = isNamed && !hasPolicy(source) && file.text.trim() !== "";
    return isMistake ? [{ shown: file.name, template: noPolicy, args: {} }] : [];
  });
  if (problems.length > 0 || sources.some(hasPolicy)) return problems;
  return [{ shown: "diff", template: neither, args: {} }];
}

/** A policy that is not known here is one, too: the report names it. */
function hasPolicy({ policies, unread }: Pick<ComparedSource, "policies" | "unread">): boolean {
  return policies.length + unread.length > 0;
}

const broken = {
  en: "has syntax errors, so what it grants is not certain, and nothing was compared; 'huawei-iam lint' shows them",
  zh: "存在语法错误，无法确定其授予的权限，未作比较；可用 huawei-iam lint 查看",
};
const noPolicy = { en: "no Huawei Cloud policy found, so nothing was compared", zh: "未发现华为云策略，未作比较" };
const neither = { en: "neither side contains a Huawei Cloud policy", zh: "两侧均未发现华为云策略" };
