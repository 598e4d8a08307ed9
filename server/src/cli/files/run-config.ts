import { existsSync } from "node:fs";
import { dirname, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type ConfigProblem, unusedEntries } from "../../core/config/config-file.js";
import { ConfigFiles, type ParsedFile } from "../../core/config/config-files.js";
import type { IgnoreEntry, LintSettings } from "../../core/config/lint-settings.js";
import type { RuleSettings } from "../../core/config/rule-settings.js";
import { LineIndex } from "../../core/text/line-index.js";
import type { Context } from "../commands/command.js";
import { type FileProblem, shownPath } from "./find-files.js";
import { readText } from "../../disk/read.js";
import { visible } from "../terminal/width.js";

/** The report on the configuration files of a run. */
export interface ConfigReport {
  /** Invalid settings: the run did not do what the file requests. */
  readonly errors: readonly FileProblem[];
  readonly warnings: readonly FileProblem[];
}

/** The configuration files (`.huawei-iam.json`) for the files of a run. */
export class RunConfig {
  readonly #texts = new Map<string, string | undefined>();
  readonly #files = new ConfigFiles((uri) => this.#textOf(uri));
  readonly #unreadable: FileProblem[] = [];
  readonly #rules: RuleSettings;
  readonly #withoutFile: LintSettings;
  readonly #byFolder = new Map<string, ParsedFile | undefined>();
  readonly #consulted = new Map<string, { readonly file: ParsedFile; readonly used: Set<IgnoreEntry> }>();

  /** `rules`: the rule levels of the command line, which take precedence. */
  constructor(rules: RuleSettings) {
    this.#rules = rules;
    this.#withoutFile = { rules };
  }

  settingsFor(path: string): LintSettings {
    if (!this.#nearest(path)) return this.#withoutFile;
    const settings = this.#files.settingsFor(pathToFileURL(path).href, { rules: {} });
    return { ...settings, rules: { ...settings.rules, ...this.#rules } };
  }

  /** The file that applies to the files of a folder. */
  #nearest(path: string): ParsedFile | undefined {
    const folder = dirname(path);
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#files.nearest(pathToFileURL(path).href));
    return this.#byFolder.get(folder);
  }

  /** Records that a file was checked, and the ignore entries that suppressed something in it. */
  checked(path: string, used: readonly IgnoreEntry[]): void {
    const file = this.#nearest(path);
    if (!file) return;
    const known = this.#consulted.get(file.uri) ?? { file, used: new Set<IgnoreEntry>() };
    this.#consulted.set(file.uri, known);
    for (const entry of used) known.used.add(entry);
  }

  /**
   * The problems of the configuration files that were used. Unused entries are reported only for folders that were
   * checked completely (`folders`), because a part of the files does not prove that an entry is unused.
   */
  report(folders: readonly string[], cwd: string): ConfigReport {
    const all = [...this.#consulted.values()].flatMap(({ file, used }) => {
      const folder = dirname(fileURLToPath(file.uri));
      const isWhole = folders.some((one) => folder === one || folder.startsWith(one + sep));
      const level = this.#rules["unused-ignore"] ?? file.config.rules["unused-ignore"] ?? "warning";
      const unused = isWhole && level !== "off" ? unusedEntries(file.config.ignore, used, level) : [];
      return [...file.problems, ...unused].map((problem) => ({ problem, shown: placeOf(problem, file, cwd) }));
    });
    const say = (isError: boolean) => all.filter(({ problem }) => (problem.severity === "error") === isError)
      .map(({ problem: { message, args }, shown }) => ({ shown, template: message, args }));
    const unreadable = this.#unreadable.map((problem) => ({ ...problem, shown: shownPath(problem.shown, cwd) }));
    return { errors: [...unreadable, ...say(true)], warnings: say(false) };
  }

  /** Each file is read once per run. */
  #textOf(uri: string): string | undefined {
    if (!this.#texts.has(uri)) this.#texts.set(uri, this.#read(fileURLToPath(uri)));
    return this.#texts.get(uri);
  }

  #read(path: string): string | undefined {
    if (!existsSync(path)) return undefined;
    const reading = readText({ path, isNamed: true });
    if (reading.kind === "problem")
      this.#unreadable.push({ shown: path, template: reading.template, args: reading.args });
    return reading.kind === "text" ? reading.text : undefined;
  }
}

/** A problem of a file as one line for the terminal. */
export function problemLine({ shown, template, args }: FileProblem, { say }: Pick<Context, "say">): string {
  return visible(`${shown}: ${say(template, args)}`);
}

function placeOf({ range }: ConfigProblem, { uri, text }: ParsedFile, cwd: string): string {
  const { line, character } = new LineIndex(text).positionAt(range.start);
  return `${shownPath(fileURLToPath(uri), cwd)}:${String(line + 1)}:${String(character + 1)}`;
}
