import type { Catalog } from "../core/catalog/catalog.js";
import { errorReason } from "../core/text/error.js";
import { type Bilingual, format, type Language, type MessageArgs } from "../core/text/message.js";
import { nearest } from "../core/text/near.js";
import { openCatalog } from "./files/catalog.js";
import { catalogImportCommand } from "./commands/catalog-import.js";
import { type Command, commonOptions, type Context } from "./commands/command.js";
import { convertCommand } from "./commands/convert.js";
import { diffCommand } from "./commands/diff.js";
import { explainCommand } from "./commands/explain.js";
import { exportCommand } from "./commands/export.js";
import { findCommand } from "./commands/find.js";
import { commandHelp, programHelp } from "./arguments/help.js";
import type { Io } from "./terminal/io.js";
import { languageFor } from "./arguments/language.js";
import { lintCommand } from "./commands/lint.js";
import { lspCommand } from "./commands/lsp.js";
import { mcpCommand } from "./commands/mcp.js";
import { type Options, readArguments } from "./arguments/options.js";
import { rulesCommand } from "./commands/rules.js";
import { styleFor } from "./terminal/style.js";
import { testCommand } from "./commands/test.js";
import { needsCommand } from "./commands/needs.js";
import { whoGrantsCommand } from "./commands/who-grants.js";
import { exit, UsageProblem } from "./arguments/usage.js";
import { visible } from "./terminal/width.js";

const commands: readonly Command[] = [
  lintCommand,
  explainCommand,
  diffCommand,
  exportCommand,
  convertCommand,
  findCommand,
  needsCommand,
  whoGrantsCommand,
  testCommand,
  rulesCommand,
  catalogImportCommand,
  lspCommand,
  mcpCommand,
];

/** Runs one command line and returns its exit code. Every error becomes a sentence, never a stack trace. */
export async function run(argv: readonly string[], io: Io, version: string): Promise<number> {
  const language = languageFor(argv, io.env);
  try {
    return await dispatch(argv, io, language, version);
  } catch (error) {
    const [template, args] =
      error instanceof UsageProblem ? [error.template, error.args] : [unexpected, { reason: errorReason(error) }];
    io.err(`huawei-iam: ${format(template, args, language).split("\n").map(visible).join("\n")}\n`);
    return exit.usage;
  }
}

async function dispatch(written: readonly string[], io: Io, language: Language, version: string): Promise<number> {
  const argv = commandFirst(written);
  const command = commands.find(({ name }) => argv[0] === name || argv.slice(0, 2).join(" ") === name);
  if (!command) return withoutCommand(argv, io, language, version);
  const rest = protectRest(argv.slice(command.name.split(" ").length), command.restFrom);
  const args = readArguments(rest, { ...command.options, ...commonOptions });
  const context = contextFor(io, language, version, args.options);
  if (!args.options.has("help")) return command.run(context, args);
  io.out(commandHelp(command, context));
  return exit.clean;
}

/** The arguments with the common options behind the command, where they are read: many write `--lang zh lint`. */
function commandFirst(argv: readonly string[]): readonly string[] {
  let at = 0;
  while (argv[at]?.startsWith("--") && argv[at] !== "--") {
    const option = commonOptions[argv[at]!.replace(/^--|=.*$/g, "")];
    if (!option) return argv;
    at += option.type === "string" && !argv[at]!.includes("=") ? 2 : 1;
  }
  const command = commands.find(({ name }) => argv[at] === name || argv.slice(at, at + 2).join(" ") === name);
  if (at === 0 || !command) return argv;
  const end = at + command.name.split(" ").length;
  return [...argv.slice(at, end), ...argv.slice(0, at), ...argv.slice(end)];
}

/** Inserts "--" before the first of the words after which there are no options of ours. */
function protectRest(args: readonly string[], words: readonly string[] = []): readonly string[] {
  const at = args.findIndex((arg) => words.includes(arg));
  return at < 0 || args.includes("--") ? args : [...args.slice(0, at), "--", ...args.slice(at)];
}

function withoutCommand(argv: readonly string[], io: Io, language: Language, version: string): number {
  // Some users try "huawei-iam help lint" first.
  const [word, second] = argv[0] === "help" ? [argv[1], argv[2]] : argv;
  if (argv[0] === "help" && word !== undefined) {
    const command = commands.find(({ name }) => name === word || name === `${word} ${second ?? ""}`);
    if (command) {
      io.out(commandHelp(command, contextFor(io, language, version)));
      return exit.clean;
    }
  }
  if (word !== undefined && !word.startsWith("-")) throw unknownCommand(argv.slice(0, 2));
  const { options } = readArguments(argv.filter((arg) => arg !== "help"), { ...commonOptions, version: { type: "boolean", short: "V", text: { en: "", zh: "" } } });
  if (options.has("version")) {
    io.out(`huawei-iam ${version}\n`);
    return exit.clean;
  }
  const help = programHelp(commands, contextFor(io, language, version, options));
  if (argv[0] === "help" || options.has("help")) {
    io.out(help);
    return exit.clean;
  }
  io.err(help);
  return exit.usage;
}

function unknownCommand(words: readonly string[]): UsageProblem {
  const [first = "", second = ""] = words[0] === "help" ? words.slice(1) : words;
  const names = commands.map(({ name }) => name);
  const near =
    names.find((name) => name.startsWith(`${first} `))
    ?? nearest(first, names)[0]
    ?? nearest(`${first} ${second}`, names)[0];
  return near ? new UsageProblem(unknownNear, { command: first, near }) : new UsageProblem(unknown, { command: first });
}

function contextFor(io: Io, language: Language, version: string, options?: Options): Context {
  let catalog: Catalog | undefined;
  return {
    io,
    language,
    version,
    style: styleFor(io, options?.has("no-color") ?? false),
    say: (template: Bilingual, args: MessageArgs = {}) => format(template, args, language),
    catalog: () => (catalog ??= openCatalog(options ?? noOptions, io.cwd)),
  };
}

const noOptions: Options = { has: () => false, value: () => undefined, values: () => [] };


const unexpected = { en: "Unexpected error: {reason}", zh: "出现意外错误：{reason}" };
const unknown = { en: "There is no command '{command}'. 'huawei-iam --help' lists the commands.", zh: "没有命令“{command}”。命令列表见 huawei-iam --help。" };
const unknownNear = { en: "There is no command '{command}'. Did you mean '{near}'?", zh: "没有命令“{command}”。是否想用“{near}”？" };
