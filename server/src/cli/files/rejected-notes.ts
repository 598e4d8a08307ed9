import type { Catalog } from "../../core/catalog/catalog.js";
import type { ComparedSource } from "../../core/diff/sources.js";
import type { Side } from "../../core/diff/model.js";
import { lintSource } from "../../core/lint/lint-source.js";
import { counted, nouns } from "../../core/text/counted.js";
import type { Context } from "../commands/command.js";

/**
 * One sentence for each file that IAM rejects as it is written, and that was compared as its author means it. A file
 * that both sides have with the same text is left out, because it changes nothing.
 */
export function rejectedNotes(
  sources: Readonly<Record<Side, readonly ComparedSource[]>>,
  catalog: Catalog,
  { say }: Pick<Context, "say">,
): string[] {
  const textsOf = (side: Side) => new Set(sources[side].map(({ file }) => file.text));
  const texts = { old: textsOf("old"), new: textsOf("new") };
  const notes = (["old", "new"] as const).flatMap((side) =>
    sources[side]
      .filter(({ file }) => !texts[side === "old" ? "new" : "old"].has(file.text))
      .flatMap(({ file, hasFixableErrors }) => {
        if (hasFixableErrors) return say(asFixed, { file: file.name });
        const { findings } = lintSource(file.text, file.notation, catalog);
        const errors = findings.filter(({ severity }) => severity === "error").length;
        return errors === 0 ? [] : say(asMeant, { file: file.name, errors: counted(errors, nouns.error) });
      }),
  );
  return [...new Set(notes)];
}

const asFixed = {
  en: "{file} has syntax errors, so IAM rejects it. It was compared as if they were fixed.",
  zh: "{file} 存在语法错误，IAM 会拒绝该策略；此处按修复后的内容比较。",
};
const asMeant = {
  en: "{file} has {errors}, which 'huawei-iam lint' shows, so IAM rejects it. It was compared as it is probably meant.",
  zh: "{file} 存在 {errors}（可用 huawei-iam lint 查看），IAM 会拒绝该策略；此处按可能的本意比较。",
};
