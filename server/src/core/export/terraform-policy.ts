import type { Dialect, PolicyFile } from "../policy/model.js";
import { parseAllPolicies, type TerraformFile, withPoliciesElsewhere } from "../terraform/find.js";
import { type FolderPlace, type NameOfFile, placeInFolder } from "../terraform/folder-place.js";
import { localCausesText } from "../terraform/cause/local-cause.js";
import { parseView } from "../terraform/parse-view.js";
import { whyUnknown } from "../terraform/unknown-values.js";
import type { LinePosition } from "../text/line-index.js";
import { encloses, type TextRange, touches } from "../text/range.js";
import { holesOf } from "../terraform/view/view-writer.js";
import { toHostRange } from "../view/view.js";
import type { ExportNote } from "./note.js";

/** One policy of a Terraform text as JSON, or why there is none. */
export type TerraformPolicy =
  | { readonly kind: "policy"; readonly text: string; readonly dialect: Dialect }
  | { readonly kind: "policy-wanted"; readonly file: PolicyFile }
  | {
      readonly kind: "refused";
      readonly range?: undefined;
      readonly reason: ExportNote;
      /** Where the value is that is the reason, and where the text uses it. */
      readonly place?: FolderPlace;
      readonly use?: LinePosition;
    };

/**
 * The requested policy. If some of it is not known here, it is refused with the first unknown value. `nameOf` names the
 * other files of the folder.
 */
export function terraformPolicy(
  text: string,
  wanted: { readonly index: number } | { readonly offset: number } | undefined,
  siblings: readonly string[] = [],
  nameOf?: NameOfFile,
): TerraformPolicy {
  const file = withPoliciesElsewhere(parseAllPolicies(text, siblings));
  const { views, unread: [unread] } = file;
  if (views.length === 0)
    return unread ? refused(file, unread, nameOf) : { kind: "refused", reason: { text: noPolicy, args: {} } };
  const index =
    views.length === 1
      ? 0
      : wanted === undefined
        ? -1
        : "index" in wanted
          ? wanted.index
          : views.findIndex(({ host }) => touches(host, wanted.offset));
  const view = views[index];
  if (!view) {
    const files = views.map((one) => parseView(one));
    return { kind: "policy-wanted", file: { ...files[0]!, policies: files.flatMap((file) => file.policies) } };
  }
  const hole = view.unknown[0] ?? view.alternatives[0]?.[0];
  const guard = hole && view.guards.findLast(({ range }) => encloses(hole, range) && range.start === hole.start);
  if (guard?.keys) return refused(file, guard.of, nameOf, differing);
  if (guard && !holesOf(view).includes(hole)) return refused(file, guard.of, nameOf, deciding);
  if (hole) return refused(file, toHostRange(view, hole), nameOf);
  return { kind: "policy", text: view.text, dialect: view.dialect };
}

/** A policy cannot be exported because of the value at a range. */
function refused(
  file: TerraformFile,
  range: TextRange,
  nameOf: NameOfFile | undefined,
  texts: typeof missing = missing,
): TerraformPolicy {
  const { causes, notComputed: isWritten } = whyUnknown(file, range);
  const reason = causes
    ? { text: texts.withoutValue, args: { cause: localCausesText(causes) } }
    : { text: isWritten ? texts.notComputed : texts.notKnown, args: {} };
  return { kind: "refused", reason, place: placeInFolder(file, range, nameOf), use: placeInFolder(file, range) };
}

const noPolicy = { en: "no Huawei Cloud policy found", zh: "未发现华为云策略" };
/** The reasons if the value is a part of the policy. */
const missing = {
  notKnown: {
    en: "this value is only known when Terraform runs, so the policy cannot be written out",
    zh: "该值只有在 Terraform 运行时才能确定，因此无法导出此策略",
  },
  withoutValue: {
    en: "this value is not known, because {cause}, so the policy cannot be written out",
    zh: "该取值无法确定（{cause}），因此无法导出此策略",
  },
  notComputed: {
    en: "this value is not computed by this tool, so the policy cannot be written out",
    zh: "本工具不对该取值求值，因此无法导出此策略",
  },
};
/** The reason if the value is not the same in each instance of the resource. */
const differs = {
  en: "this value differs between the instances of its resource, so there is no single policy to write out",
  zh: "该取值在资源的各个实例中不同，无法导出为单个策略",
};
const differing: typeof missing = { notKnown: differs, withoutValue: differs, notComputed: differs };
/** The reasons if the value decides which parts of the policy apply. */
const deciding: typeof missing = {
  notKnown: {
    en: "this value decides what applies and is only known when Terraform runs, so the policy cannot be written out",
    zh: "该值决定策略中哪些部分适用，而它只有在 Terraform 运行时才能确定，因此无法导出此策略",
  },
  withoutValue: {
    en: "this value decides what applies and is not known, because {cause}, so the policy cannot be written out",
    zh: "该取值决定策略中哪些部分适用，却无法确定（{cause}），因此无法导出此策略",
  },
  notComputed: {
    en: "this value decides what applies and is not computed by this tool, so the policy cannot be written out",
    zh: "该取值决定策略中哪些部分适用，而本工具不对其求值，因此无法导出此策略",
  },
};
