import { devNull } from "node:os";
import type { ComparedSource } from "../../core/diff/sources.js";
import type { FileProblem } from "./find-files.js";

/** A file of a side, and whether the user named it; the null device does not count. */
export interface CheckedSource extends ComparedSource {
  readonly isNamed: boolean;
}

/**
 * What makes a comparison misleading: a file that was named and has no policy, a file that was not understood, and two
 * sides without any policy. A file that was named and is empty can be the output of a command that failed; only the
 * null device is a side without policies.
 */
export function checkSides(sources: readonly CheckedSource[]): FileProblem[] {
  const problems = sources.flatMap(({ file, isNamed, ...source }): FileProblem[] => {
    if (source.isBroken) return [{ shown: file.name, template: broken, args: {} }];
    if (!isNamed || hasPolicy(source)) return [];
    return [{ shown: file.name, template: file.text.trim() === "" ? empty : noPolicy, args: { device: devNull } }];
  });
  if (problems.length > 0 || sources.some(hasPolicy)) return problems;
  return [{ shown: "diff", template: neither, args: {} }];
}

/** A policy that is not known here is one, too: the report names it. */
function hasPolicy({ policies, unread, others }: Pick<ComparedSource, "policies" | "unread" | "others">): boolean {
  return policies.length + unread.length + others.length > 0;
}

const broken = {
  en: "has syntax errors, so what it grants is not certain, and nothing was compared; 'huawei-iam lint' shows them",
  zh: "存在语法错误，无法确定其授予的权限，未作比较；可用 huawei-iam lint 查看",
};
const empty = {
  en: "is empty, so nothing was compared. Use an empty folder or {device} for a side without policies.",
  zh: "内容为空，未作比较。如需表示没有策略的一侧，请使用空文件夹或 {device}。",
};
const noPolicy = { en: "no Huawei Cloud policy found, so nothing was compared", zh: "未发现华为云策略，未作比较" };
const neither = { en: "neither side contains a Huawei Cloud policy", zh: "两侧均未发现华为云策略" };
