import { compareSources } from "../core/diff/compare.js";
import { type ComparedFile, readComparedFile } from "../core/diff/sources.js";
import { comparisonToMarkdown } from "../core/describe/diff/comparison.js";
import { familyNames, incomparableText } from "../core/describe/diff/diff-texts.js";
import { decodeUri } from "../core/text/decode-uri.js";
import { sayIn } from "../core/text/say.js";
import type { CompareParams, CompareResult } from "../protocol.js";
import type { Snapshot } from "./snapshot.js";

/** What changed from another text to a document: the text of `huawei-iam diff`, or why there is none. */
export function compareWith({ name, text }: CompareParams["old"], snapshot: Snapshot): CompareResult {
  const { expected, environment } = snapshot;
  const { catalog, language, assumeGranted } = environment;
  const say = sayIn(language);
  const own = snapshot.uri.slice(snapshot.uri.lastIndexOf("/") + 1);
  // A text from elsewhere has no name that shows its notation, and Terraform never begins with a bracket.
  const notation = /^\s*[[{]/.test(text) ? "jsonc" : snapshot.notation;
  const siblings = environment.siblings ?? [];
  const old: ComparedFile = { name, text, notation, expected, siblings };
  const now: ComparedFile = { ...old, name: decodeUri(own), text: snapshot.text, notation: snapshot.notation };
  const sources = { old: readComparedFile(old), new: readComparedFile(now) };
  for (const { file, policies, unread, others, isBroken } of Object.values(sources)) {
    if (isBroken) return { refused: say(broken, { name: file.name }) };
    if (file.text.trim() !== "" && policies.length + unread.length + others.length === 0)
      return { refused: say(noPolicy, { name: file.name }) };
  }
  const result = compareSources({ old: [sources.old], new: [sources.new] }, catalog, assumeGranted);
  if ("kind" in result)
    return { refused: say(incomparableText, { old: familyNames[result.old], new: familyNames[result.new] }) };
  return { markdown: comparisonToMarkdown(result, language) };
}

const broken = {
  en: "{name} has syntax errors, so what it grants is not certain, and nothing was compared.",
  zh: "{name} 存在语法错误，无法确定其授予的权限，未作比较。",
};
const noPolicy = {
  en: "{name} contains no Huawei Cloud policy, so nothing was compared.",
  zh: "{name} 中没有华为云策略，未作比较。",
};
