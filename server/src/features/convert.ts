import { convertFile } from "../core/convert/convert-policy.js";
import { conversionsToMarkdown } from "../core/describe/conversion/conversion.js";
import type { Bilingual } from "../core/text/message.js";
import { sayIn } from "../core/text/say.js";
import type { ConvertParams, ConvertResult } from "../protocol.js";
import type { Snapshot } from "./snapshot.js";

/** The policies of a document in another version, with the report of `huawei-iam convert`, or why there are none. */
export function convertDocument(snapshot: Snapshot, to: ConvertParams["to"]): ConvertResult {
  const { catalog, language } = snapshot.environment;
  const say = sayIn(language);
  if (snapshot.notation === "terraform") return { refused: say(terraform) };
  const conversions = convertFile(snapshot.file, catalog, to);
  if (conversions.length === 0) return { refused: say(noPolicy) };
  return {
    texts: conversions.flatMap(({ text }) => text ?? []),
    markdown: conversionsToMarkdown(conversions, language),
  };
}

const terraform: Bilingual = {
  en: "Policies in Terraform files are not converted. Copy the policy as JSON first.",
  zh: "不转换 Terraform 文件中的策略，请先将其复制为 JSON。",
};
const noPolicy: Bilingual = {
  en: "The file contains no Huawei Cloud policy, so nothing was converted.",
  zh: "文件中没有华为云策略，未作转换。",
};
