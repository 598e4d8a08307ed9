import { format, type Language } from "../../text/message.js";

/** «statement 2», «statements 2 and 3»: the numbers of statements in order, each once. */
export function statementsText(statements: readonly number[], language: Language): string {
  const numbers = [...new Set(statements)].sort((a, b) => a - b);
  const last = numbers.at(-1) ?? 0;
  const en = numbers.length > 1 ? `${numbers.slice(0, -1).join(", ")} and ${last}` : String(last);
  return format(numbers.length > 1 ? many : one, { numbers: { en, zh: numbers.join("、") } }, language);
}

const one = { en: "statement {numbers}", zh: "语句 {numbers}" };
const many = { en: "statements {numbers}", zh: "语句 {numbers}" };
