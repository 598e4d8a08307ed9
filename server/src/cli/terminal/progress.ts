import type { Context } from "../commands/command.js";
import type { Io } from "./io.js";
import { displayWidth } from "./width.js";

/** A line on the terminal that shows the progress of a long run. */
export interface Progress {
  step(): void;
  end(): void;
}

/** Below this number of files a run ends too soon to be watched. */
const manyFiles = 200;
const interval = 100;

/** Progress on standard error if it is a terminal and the run is long; otherwise nothing. */
export function progressOn(
  { err, errIsTerminal }: Pick<Io, "err" | "errIsTerminal">,
  total: number,
  say: Context["say"],
  now: () => number = Date.now,
): Progress {
  if (!errIsTerminal || total < manyFiles) return { step: () => undefined, end: () => undefined };
  let done = 0;
  let last = 0;
  let width = 0;
  const clear = () => (width > 0 ? `\r${" ".repeat(width)}\r` : "");
  return {
    step() {
      done++;
      if (now() - last < interval) return;
      last = now();
      const line = say(checking, { done, total });
      err(clear() + line);
      width = displayWidth(line);
    },
    end() {
      err(clear());
    },
  };
}

const checking = { en: "Checking {done} of {total} files", zh: "正在检查第 {done} 个文件，共 {total} 个" };
