import { parseArgs } from "node:util";
import type { Bilingual } from "../../core/text/message.js";
import { nearest } from "../../core/text/near.js";
import { UsageProblem } from "./usage.js";

/** An option of a command, with its help text. */
export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** The placeholder of the value in the help: `<file>`, or the only words that are accepted. */
  readonly value?: string | readonly string[];
  readonly text: Bilingual;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The given options by name, in their order on the command line. */
export interface Options {
  has(name: string): boolean;
  /** The last value of an option. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

export interface Arguments {
  readonly options: Options;
  readonly positionals: readonly string[];
}

/**
 * Parses a command line. Throws a `UsageProblem` for anything that is not in `specs`, with the option that was probably
 * meant.
 */
export function readArguments(args: readonly string[], specs: OptionSpecs): Arguments {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, short }]) => [
      name,
      short ? { type, short, multiple: true } : { type, multiple: true },
    ]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const value = valueOf(token, specs);
    given.set(token.name, [...(given.get(token.name) ?? []), value]);
  }
  return {
    positionals,
    options: {
      has: (name) => given.has(name),
      value: (name) => given.get(name)?.at(-1),
      values: (name) => given.get(name) ?? [],
    },
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueOf({ name, rawName, value, inlineValue }: OptionToken, specs: OptionSpecs): string {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (!spec) {
    const near = rawName.startsWith("--") ? nearest(name, Object.keys(specs))[0] : undefined;
    throw near
      ? new UsageProblem(unknownNear, { option: rawName, near: `--${near}` })
      : new UsageProblem(unknown, { option: rawName });
  }
  if (spec.type === "boolean") {
    if (value !== undefined) throw new UsageProblem(noValue, { option: rawName });
    return "";
  }
  // A word that looks like an option is the next option. A value that looks like one must follow a "=".
  if (value === undefined || (!inlineValue && value !== "-" && value.startsWith("-")))
    throw new UsageProblem(valueMissing, { option: rawName });
  const { value: choices } = spec;
  if (Array.isArray(choices) && !choices.includes(value)) {
    throw new UsageProblem(notAChoice, {
      option: rawName,
      value,
      choices: { en: choices.join(", "), zh: choices.join("、") },
    });
  }
  return value;
}

const unknown = { en: "Unknown option {option}.", zh: "未知选项 {option}。" };
const unknownNear = { en: "Unknown option {option}. Did you mean {near}?", zh: "未知选项 {option}。是否想用 {near}？" };
const noValue = { en: "The option {option} takes no value.", zh: "选项 {option} 不带值。" };
const valueMissing = { en: "The option {option} needs a value.", zh: "选项 {option} 缺少值。" };
const notAChoice = { en: "{option} is one of {choices}, not \"{value}\".", zh: "{option} 的值须为 {choices} 之一，不能是“{value}”。" };
