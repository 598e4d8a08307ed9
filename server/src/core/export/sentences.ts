import { problemCount } from "../text/counted.js";
import type { Language } from "../text/message.js";
import { sayIn } from "../text/say.js";
import type { ConsoleText } from "./console-text.js";

/** What the user should know about an exported policy: its errors, what was fixed, added or left out. */
export function sentencesAbout(
  { errors, warnings, notes }: Extract<ConsoleText, { kind: "text" }>,
  language: Language,
): string[] {
  const say = sayIn(language);
  const count = problemCount(errors, warnings);
  const findings = errors + warnings === 0 ? [] : [say(errors > 0 ? refusedProbably : problems, { count })];
  return [...findings, ...notes.map(({ text, args }) => say(text, args))];
}

const refusedProbably = { en: "{count}: the service will probably reject it.", zh: "有 {count}，服务很可能拒绝。" };
const problems = { en: "{count}.", zh: "有 {count}。" };
