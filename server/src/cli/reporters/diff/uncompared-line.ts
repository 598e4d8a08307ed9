import { uncomparedTexts } from "../../../core/describe/diff/diff-texts.js";
import type { Uncompared } from "../../../core/diff/model.js";
import type { Context } from "../../commands/command.js";

/** A part that was not compared, as one line. */
export function uncomparedLine({ reason, text, file, line }: Uncompared, { say }: Pick<Context, "say">): string {
  return say(uncomparedTexts[reason], { text, places: `${file}:${line}` });
}
