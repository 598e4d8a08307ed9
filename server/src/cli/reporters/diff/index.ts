import { comparisonToJson } from "../../../core/diff/comparison-json.js";
import { comparisonToComment, comparisonToMarkdown, describeComparison } from "../../../core/describe/diff/comparison.js";
import { printOutline } from "../../terminal/print-outline.js";
import { diffGithub } from "./github.js";
import type { DiffReporter } from "./reporter.js";
import { diffSarif } from "./sarif.js";

const diffText: DiffReporter = ({ comparison, context: { language, style, say }, isAll }) => {
  const outline = describeComparison(comparison, language);
  const isCut = !isAll && outline.some(({ kind }) => kind === "fold");
  return `${printOutline(outline, style, isAll)}${isCut ? `\n${style.dim(say(more))}\n` : ""}`;
};

/** The reporters of `diff` by the name of their format. */
export const diffReporters: Readonly<Record<string, DiffReporter>> = {
  text: diffText,
  markdown: ({ comparison, context: { language }, isAll }) =>
    isAll ? comparisonToMarkdown(comparison, language, true) : comparisonToComment(comparison, language),
  json: ({ comparison, context }) =>
    `${JSON.stringify(comparisonToJson(comparison, context.language), undefined, 2)}\n`,
  sarif: diffSarif,
  github: diffGithub,
};

const more = { en: "--all lists every action.", zh: "--all 列出全部授权项。" };
