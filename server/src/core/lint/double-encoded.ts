import { levelInForce, type RuleSettings } from "../config/rule-settings.js";
import { wrongType } from "../rules/structure/wrong-type.js";
import type { FileRead, TerraformFile } from "../terraform/find.js";
import type { Finding } from "./finding.js";

/** `jsonencode(file("x.json"))`: the text of the file is JSON already, and encoding it makes a JSON string of it. */
export function doubleEncoded({ text, reads }: TerraformFile, levels: RuleSettings): Finding[] {
  const level = levelInForce(wrongType, levels);
  if (level === "off") return [];
  return reads.flatMap((read) => (read.encoded ? toFinding(text, read, read.encoded, level) : []));
}

function toFinding(
  text: string,
  { path, isTemplate }: FileRead,
  range: NonNullable<FileRead["encoded"]>,
  severity: Finding["severity"],
): Finding {
  const args = { call: isTemplate ? "templatefile" : "file", path: path.value };
  const call = text.slice(range.start, range.end);
  const name = call.slice(0, call.indexOf("jsonencode") + "jsonencode".length);
  const [start = ""] = /^(?:core\s*::\s*)?jsonencode\s*\(\s*/.exec(call) ?? [];
  const [end = ""] = /[\s,]*\)$/.exec(call) ?? [];
  return {
    rule: wrongType,
    severity,
    report: {
      range: { start: range.start, end: range.start + name.length },
      message,
      args,
      data: undefined,
      code: "IAM.1020",
      facts: { path: path.value },
    },
    fixes: () =>
      start === "" || end === ""
        ? []
        : [
            {
              title: remove,
              args,
              safety: "safe",
              edits: [
                { range: { start: range.start, end: range.start + start.length }, newText: "" },
                { range: { start: range.end - end.length, end: range.end }, newText: "" },
              ],
            },
          ],
    fixAll: () => undefined,
  };
}

const message = {
  en: "{call}() returns a text that is JSON already; jsonencode makes a JSON string of it. Terraform's plan accepts that, but apply fails.",
  zh: "{call}() 返回的文本已是 JSON，再用 jsonencode 会变成一个 JSON 字符串。这可以通过 plan，但 apply 会失败。",
};
const remove = { en: "Remove jsonencode", zh: "删除 jsonencode" };
