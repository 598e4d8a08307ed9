import type { Context } from "../commands/command.js";
import type { Io } from "./io.js";
import { displayWidth } from "./width.js";

/** A line on the terminal that says how far a long run is. */
export interface Progress {
  step(): void;
  end(): void;
}

/** Fewer files are done before anybody looks. */
const manyFiles = 200;
const interval = 100;

/** Progress on standard error where that is a terminal and there is much to do; else nothing. */
export function progressOn({ err, errIsTerminal }: Pick<Io, "err" | "errIsTerminal">, total: number, say: Context["say"], now: () => number = Date.now): Progress {
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
