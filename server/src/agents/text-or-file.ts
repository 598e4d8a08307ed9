import type { Bilingual } from "../core/text/message.js";
import type { FileAccess } from "./file-access.js";
import { ToolProblem } from "./tool.js";

/** The content of the argument `name`, or a file that is named instead, with access to it. */
export type TextOrFile = { readonly text: string } | { readonly file: string; readonly files: FileAccess };

/** Reads arguments of which exactly one is given. Without access to files, only the text can be; `missing` says so. */
export function textOrFile(
  args: Readonly<Record<string, unknown>>,
  name: string,
  files: FileAccess | undefined,
  missing: Bilingual,
): TextOrFile {
  const { [name]: text, file } = args as Record<string, string | undefined>;
  if (text !== undefined && file === undefined) return { text };
  if (text === undefined && file !== undefined && files) return { file, files };
  throw new ToolProblem(files ? oneOfBoth : missing, { name });
}

const oneOfBoth: Bilingual = { en: "Pass either '{name}' or 'file'.", zh: "{name} 和 file 须且只能提供一个。" };
