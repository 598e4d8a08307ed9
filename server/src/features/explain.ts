import { explainSource } from "../core/explain/explain-source.js";
import { explanationToMarkdown } from "../core/describe/explanation/explanation.js";
import { outlineToMarkdown } from "../core/outline/markdown.js";
import { list, paragraph } from "../core/outline/outline.js";
import { sayIn } from "../core/text/say.js";
import { type ContentOf, textWithContents } from "./policy-contents.js";
import type { Snapshot } from "./snapshot.js";

/**
 * An explanation of a document as Markdown for a preview: the text of `huawei-iam explain`, or why there is none.
 * `contentOf` returns the content of a file that is a policy of the document.
 */
export function explanation(snapshot: Snapshot, contentOf?: ContentOf): string {
  const { environment: { catalog, language, assumeGranted }, file, findings, notation, expected } = snapshot;
  const source = { ...textWithContents(snapshot, contentOf), notation, expected };
  const explained = explainSource(source, catalog, language, assumeGranted);
  if (explained.policies.length + (explained.unknown ?? []).length > 0)
    return explanationToMarkdown(explained, language);
  const say = sayIn(language);
  const reasons = findings.filter(({ severity }) => severity === "error").slice(0, shownReasons).map(({ report }) => {
    const line = snapshot.range(report.range).start.line + 1;
    return { text: [say(atLine, { line, message: say(report.message, report.args) })] };
  });
  const outline = outlineToMarkdown([
    { kind: "heading", level: 1, text: [say(noPolicy)] },
    paragraph([say(file.looksLikePolicy || findings.length > 0 ? cannotBeRead : isSomethingElse)]),
    ...(reasons.length > 0 ? [list(reasons)] : []),
  ]);
  return `${outline}\n`;
}

/** The version of the policy language whose actions the explanation names: that of the first policy. */
export const explainedVersion = ({ file: { policies } }: Snapshot): "1.1" | "5.0" =>
  policies[0]?.language === "5.0" ? "5.0" : "1.1";

const shownReasons = 3;
const noPolicy = { en: "No policy at the moment", zh: "目前没有可解读的策略" };
const cannotBeRead = {
  en: "This text cannot be read as a policy yet. The explanation comes back as soon as it can.",
  zh: "该文本目前无法作为策略读取；一旦可以读取，解读会自动恢复。",
};
const isSomethingElse = {
  en: "This file contains no Huawei Cloud policy. A policy has \"Version\": \"1.1\" and a list \"Statement\".",
  zh: "此文件中没有华为云策略。策略含有 \"Version\": \"1.1\" 和 \"Statement\" 列表。",
};
const atLine = { en: "Line {line}: {message}", zh: "第 {line} 行：{message}" };
