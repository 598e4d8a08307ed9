import type { Limit } from "../language/limits.js";
import { grouped } from "../text/grouped.js";
import type { TextRange } from "../text/range.js";
import type { Bilingual } from "../text/message.js";
import type { Report } from "./rule.js";

/** One report if a count or length exceeds a limit. `counted` names what is counted. */
export function overLimit(
  range: TextRange,
  count: number,
  { max, code }: Limit,
  counted: Bilingual,
): readonly Report<undefined>[] {
  if (count <= max) return [];
  return [
    {
      range,
      message,
      args: { count: grouped(count), counted, max: grouped(max), code },
      code,
      data: undefined,
      facts: { count: String(count), max: String(max) },
    },
  ];
}

const message = {
  en: "{count} {counted}; the service allows {max} ({code}).",
  zh: "{counted}为 {count}，超过服务上限 {max}（{code}）。",
};
