import { checkSequence } from "./lsp/check.js";
import { overStdio } from "./lsp/wire.js";

/** A run of cases or sequences: its seed, its part, and what happens on the way. */
export interface Run {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  failed(message: string): void;
  progress?(done: number, failures: number): void;
}

/** How many sequences are played at a time: most of their time is a wait for the delay before a check. */
const atATime = 40;

/** Plays message sequences against servers in this process, or with `stdio` against the built bundle. */
export async function checkSequences({
  seed,
  from,
  count,
  failed,
  progress,
  stdio = false,
}: Run & { readonly stdio?: boolean }): Promise<void> {
  let next = from;
  let done = 0;
  let failures = 0;
  const connect = stdio ? () => overStdio("dist/server.js") : undefined;
  const fail = (error: unknown) => {
    failures++;
    failed(String(error instanceof Error ? error.message : error));
  };
  const stray = (error: unknown) =>
    fail(`outside of any request, near sequence ${next}: ${error instanceof Error ? error.stack : String(error)}`);
  process.on("uncaughtException", stray).on("unhandledRejection", stray);
  const player = async () => {
    while (next < from + count) {
      await checkSequence(seed, next++, connect).catch(fail);
      progress?.(++done, failures);
    }
  };
  await Promise.all(Array.from({ length: stdio ? 2 : atATime }, player));
  process.off("uncaughtException", stray).off("unhandledRejection", stray);
}
