import { resolve } from "node:path";
import type { Context } from "../commands/command.js";
import { shownPath } from "./find-files.js";
import { decode, readText, type Reading } from "../../disk/read.js";
import { whyUnread } from "./unread.js";
import { UsageProblem } from "../arguments/usage.js";

/**
 * The text of the only file of a command, or of standard input for "-". Throws a `UsageProblem` if it cannot be read.
 */
export async function readInput(
  name: string,
  { io, say }: Context,
): Promise<{ readonly path: string; readonly shown: string; readonly text: string }> {
  // As in `lint`, standard input counts as a file in the working folder.
  const path = resolve(io.cwd, name === "-" ? "stdin.json" : name);
  const shown = name === "-" ? "<stdin>" : shownPath(path, io.cwd);
  const reading: Reading = name === "-" ? decode(await io.stdin()) : readText({ path, isNamed: true });
  const unread = name === "-" || reading.kind !== "text" ? undefined : whyUnread(path, reading.text);
  if (unread) throw new UsageProblem(unusable, { shown, reason: say(unread.template, unread.args) });
  if (reading.kind === "text") return { path, shown, text: reading.text };
  const reason = reading.kind === "problem" ? say(reading.template, reading.args) : "";
  throw new UsageProblem(unusable, { shown, reason });
}

/** For a file that contains no policy, if the command needs one. */
export const noPolicyIn = { en: "{shown}: no Huawei Cloud policy found", zh: "{shown}：未发现华为云策略" };
const unusable = { en: "{shown}: {reason}", zh: "{shown}：{reason}" };
