import type { Bilingual, MessageArgs } from "../text/message.js";
import type { TextRange } from "../text/range.js";
import { pushAll } from "../text/push-all.js";

/** Why something is not certain or not true, at a place of the policy's text. */
export interface Reason {
  readonly message: Bilingual;
  readonly args: MessageArgs;
  readonly range: TextRange;
}

/** Whether something holds for a request: yes, no, or it depends on what is not known. */
export type Answer =
  { readonly is: "yes" } | { readonly is: "no" } | { readonly is: "unknown"; readonly reasons: readonly Reason[] };

export const yes: Answer = { is: "yes" };
export const no: Answer = { is: "no" };

export function unknown(message: Bilingual, range: TextRange, args: MessageArgs = {}): Answer {
  return { is: "unknown", reasons: [{ message, args, range }] };
}

export function yesIf(isTrue: boolean): Answer {
  return isTrue ? yes : no;
}

export function not(answer: Answer): Answer {
  return answer.is === "yes" ? no : answer.is === "no" ? yes : answer;
}

/** Yes if one answer is yes; no if all are no, and for no answers. */
export function anyOf(answers: Iterable<Answer>): Answer {
  return combine(answers, "yes", no);
}

/** No if one answer is no; yes if all are yes, and for no answers. */
export function allOf(answers: Iterable<Answer>): Answer {
  return combine(answers, "no", yes);
}

function combine(answers: Iterable<Answer>, decisive: "yes" | "no", otherwise: Answer): Answer {
  const reasons: Reason[] = [];
  for (const answer of answers) {
    if (answer.is === decisive) return answer;
    if (answer.is === "unknown") pushAll(reasons, answer.reasons);
  }
  return reasons.length > 0 ? { is: "unknown", reasons } : otherwise;
}
