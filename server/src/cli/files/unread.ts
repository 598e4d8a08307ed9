import { extname } from "node:path";
import type { Bilingual, MessageArgs } from "../../core/text/message.js";
import { isReadByName } from "../../core/policy/file-names.js";

/** Formats that may contain a policy but are not read, by file extension. */
const formats: Readonly<Record<string, Bilingual>> = {
  ".md": { en: "Markdown", zh: "Markdown 文件" },
  ".markdown": { en: "Markdown", zh: "Markdown 文件" },
  ".mdx": { en: "MDX", zh: "MDX 文件" },
  ".rst": { en: "reStructuredText", zh: "reStructuredText 文件" },
  ".yaml": { en: "YAML", zh: "YAML 文件" },
  ".yml": { en: "YAML", zh: "YAML 文件" },
  ".toml": { en: "TOML", zh: "TOML 文件" },
  ".html": { en: "HTML", zh: "HTML 文件" },
  ".hcl": { en: "HCL outside of .tf and .tofu files", zh: "非 .tf、.tofu 的 HCL 文件" },
};

/** Whether a file has an unread format, whatever its text. */
export function isUnreadFormat(path: string): boolean {
  return formats[extname(path).toLowerCase()] !== undefined;
}

/**
 * The reason why a named file is not checked; `undefined` if it is checked. Without `text` only the name decides. A
 * file with an unknown extension is read as JSON if its text begins like a JSON object or array.
 */
export function whyUnread(
  path: string,
  text?: string,
): { readonly template: Bilingual; readonly args: MessageArgs } | undefined {
  const format = formats[extname(path).toLowerCase()];
  if (format) return { template: otherFormat, args: { format } };
  if (text === undefined || isReadByName(path) || /^\s*(?:[{[｛［]|\/\/|\/\*|#|$)/.test(text)) return undefined;
  return { template: noJson, args: {} };
}

const otherFormat: Bilingual = {
  en: "{format} is not read, and nothing was checked. Policies are read from .json, .jsonc, .tf, .tofu, .tfvars and .tftpl files.",
  zh: "不支持读取 {format}，未作检查。仅从 .json、.jsonc、.tf、.tofu、.tfvars 和 .tftpl 文件读取策略。",
};
const noJson: Bilingual = {
  en: "neither JSON nor Terraform, and nothing was checked. Policies are read from .json, .jsonc, .tf, .tofu, .tfvars and .tftpl files.",
  zh: "既不是 JSON 也不是 Terraform，未作检查。仅从 .json、.jsonc、.tf、.tofu、.tfvars 和 .tftpl 文件读取策略。",
};
