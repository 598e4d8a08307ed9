/** Longer than any typed request, so that an unclosed quote cannot absorb a log. */
const longestCommand = 64 * 1024;

/** How a command line ends. */
export type Ending = "complete" | "continued" | "open-quote";

/** Whether a command continues on the next line: after `\`, `^` or a backtick at the end, or inside quotes. */
export function endingOf(text: string): Ending {
  if (text.length > longestCommand) return "complete";
  if (/(?:^|[^\\])(?:\\\\)*\\$|\^$|(?:^|\s)`$/.test(text.trimEnd())) return "continued";
  return readWords(text).isOpen ? "open-quote" : "complete";
}

/** The words of a command as a shell reads them, POSIX or Windows (`^`), without quotes. */
export function wordsOfCommand(text: string): string[] {
  return readWords(text).words;
}

function readWords(command: string): { readonly words: string[]; readonly isOpen: boolean } {
  const joined = command.replace(/[\\^`]\r?\n/g, " ").replace(lostBreak, " ");
  const text = isWindows(command) ? joined.replace(/\^([\s\S])/g, "$1") : joined;
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  let escaped: RegExp | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quote === "") {
      if (/[\s;|&]/.test(char)) {
        // An operator ends the command; an `&` inside a word belongs to an unquoted URL.
        if (char === "&" && word !== undefined && /[^\s&]/.test(text[at + 1] ?? " ")) word += char;
        else {
          if (word !== undefined) words.push(word);
          word = undefined;
          if (!/\s/.test(char)) words.push(char);
        }
      } else if (char === "'" || char === '"') {
        // In $'…' and "…" a backslash escapes, in '…' it does not.
        escaped = char === '"' ? /["\\$`]/ : text[at - 1] === "$" ? /['"\\]/ : undefined;
        quote = char;
        word ??= "";
      } else if (char === "\\" && at + 1 < text.length) word = (word ?? "") + text[++at]!;
      else if (char === "$" && text[at + 1] === "'") word ??= "";
      else word = (word ?? "") + char;
    } else if (char === quote) quote = "";
    else if (char === "\\" && escaped?.test(text[at + 1] ?? "")) word += text[++at]!;
    else word += char;
  }
  if (word !== undefined) words.push(word);
  return { words, isOpen: quote !== "" };
}

/** A continuation whose line break was replaced by a blank, as in a single-line input box. */
const lostBreak = /(?<=\s)[\\^`]\s*(?=-{1,2}[A-Za-z]|\^?["']|https?:)/g;

function isWindows(command: string): boolean {
  return /\^\r?\n|\^["^%&]|\^$/.test(command);
}
