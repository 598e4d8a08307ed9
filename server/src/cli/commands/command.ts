import type { Catalog } from "../../core/catalog/catalog.js";
import type { Bilingual, Language, MessageArgs } from "../../core/text/message.js";
import type { Io } from "../terminal/io.js";
import type { Arguments, OptionSpecs } from "../arguments/options.js";
import type { Style } from "../terminal/style.js";

/** What every command is given. */
export interface Context {
  readonly io: Io;
  readonly language: Language;
  readonly style: Style;
  readonly version: string;
  /** A text in the reader's language. */
  say(template: Bilingual, args?: MessageArgs): string;
  /** Made when it is first asked for: `--help` and `rules` do without. */
  catalog(): Catalog;
}

/** One subcommand, with all that its help says. */
export interface Command {
  readonly name: string;
  /** What stands after the name in the usage line. */
  readonly takes: string;
  readonly summary: Bilingual;
  /** Paragraphs below the options. */
  readonly notes: readonly Bilingual[];
  readonly examples: readonly string[];
  readonly options: OptionSpecs;
  /** A word from which on the line is taken as it is, options of another program among it. */
  readonly restFrom?: string;
  /** The exit code. What the caller has to put right is thrown as a `UsageProblem`. */
  run(context: Context, args: Arguments): Promise<number> | number;
}

/** The options that every command has. */
export const commonOptions: OptionSpecs = {
  lang: { type: "string", value: ["en", "zh"], text: { en: "language of the output; the default is that of the locale", zh: "输出语言，默认取自系统区域设置" } },
  "no-color": { type: "boolean", text: { en: "no colours, as with NO_COLOR", zh: "不用颜色，与 NO_COLOR 相同" } },
  help: { type: "boolean", short: "h", text: { en: "this help", zh: "显示本帮助" } },
};

/** The options of the commands that look things up in the catalog. */
export const catalogOptions: OptionSpecs = {
  edition: { type: "string", value: ["huaweicloud", "otc"], text: { en: "whose tables to go by (default huaweicloud)", zh: "采用哪一版授权表（默认 huaweicloud）" } },
  overlay: { type: "string", value: "<file>", text: { en: "a catalog of your own on top, from 'catalog import'", zh: "叠加自有目录文件（由 catalog import 生成）" } },
};
