import type { Catalog } from "../../core/catalog/catalog.js";
import type { Bilingual, Language, MessageArgs } from "../../core/text/message.js";
import type { Io } from "../terminal/io.js";
import type { Arguments, OptionSpecs } from "../arguments/options.js";
import type { Style } from "../terminal/style.js";

/** The context of every command. */
export interface Context {
  readonly io: Io;
  readonly language: Language;
  readonly style: Style;
  readonly version: string;
  /** A text in the reader's language. */
  say(template: Bilingual, args?: MessageArgs): string;
  /** Created on first use, because `--help` and `rules` do not need it. */
  catalog(): Catalog;
}

/** A subcommand with its help texts. */
export interface Command {
  readonly name: string;
  /** The text after the name in the usage line. */
  readonly takes: string;
  readonly summary: Bilingual;
  /** Paragraphs below the options. */
  readonly notes: readonly Bilingual[];
  readonly examples: readonly string[];
  readonly options: OptionSpecs;
  /** The rest of the command line after one of these words is used unchanged, including options of another program. */
  readonly restFrom?: readonly string[];
  /** Returns the exit code. Throws a `UsageProblem` for errors that the caller must correct. */
  run(context: Context, args: Arguments): Promise<number> | number;
}

/** The options of all commands. */
export const commonOptions: OptionSpecs = {
  lang: { type: "string", value: ["en", "zh"], text: { en: "output language (default: from the locale)", zh: "输出语言，默认取自系统区域设置" } },
  "no-color": { type: "boolean", text: { en: "no colours; NO_COLOR has the same effect", zh: "不用颜色，与 NO_COLOR 相同" } },
  help: { type: "boolean", short: "h", text: { en: "this help", zh: "显示本帮助" } },
};

/** The options of the commands that use the catalog. */
export const catalogOptions: OptionSpecs = {
  edition: { type: "string", value: ["huaweicloud", "otc"], text: { en: "edition of the permission tables (default huaweicloud)", zh: "授权表版本（默认 huaweicloud）" } },
  overlay: { type: "string", value: "<file>", text: { en: "your own catalog file in addition, from 'catalog import'", zh: "叠加自有目录文件（由 catalog import 生成）" } },
};
