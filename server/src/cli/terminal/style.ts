import type { Io } from "./io.js";

/** Colours for a terminal. No information depends on colour alone. */
export interface Style {
  readonly isOn: boolean;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
}

/** Colours if standard output is a terminal and the user has not disabled them. */
export function styleFor({ env, outIsTerminal }: Pick<Io, "env" | "outIsTerminal">, noColor: boolean): Style {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== "";
  const forced = isSet("FORCE_COLOR") && env["FORCE_COLOR"] !== "0";
  return createStyle(!noColor && !isSet("NO_COLOR") && (forced || (outIsTerminal && env["TERM"] !== "dumb")));
}

/** If `isOn` is false, every text stays unchanged. */
export function createStyle(isOn: boolean): Style {
  const sgr = (open: number, close: number) => (text: string) =>
    isOn && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    isOn,
    bold: sgr(1, 22),
    dim: sgr(2, 22),
    red: sgr(31, 39),
    yellow: sgr(33, 39),
    blue: sgr(34, 39),
    green: sgr(32, 39),
  };
}
