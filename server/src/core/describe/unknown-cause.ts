import { type LocalCause, localCauses } from "../explain/model.js";
import type { Inline } from "../outline/outline.js";
import type { Voice } from "./voice.js";

/** Why a value is not known, with what is written in the file as code. */
export function describeCauses(causes: readonly LocalCause[], say: Voice): Inline {
  return causes.flatMap((one, index) => [...(index > 0 ? say(semicolon) : []), ...describeCause(one, say)]);
}

const semicolon = { en: "; ", zh: "；" };

function describeCause({ kind, local, key = "", line = 0 }: LocalCause, say: Voice): Inline {
  const written = kind === "misspelled" ? [{ code: key }] : key;
  return say(localCauses[kind], { local: [{ code: local }], key: written, line });
}
