// The current slowness of this machine. Time limits of tests grow with it, so that they do not depend on the machine.
import { createHash } from "node:crypto";

/** The time of the work below on an idle current machine, in milliseconds. */
const usual = 300;

/** The time of a fixed amount of work relative to the usual time: at least 1, at most 10. */
export function slowness() {
  const start = performance.now();
  let text = "slow?";
  for (let round = 0; round < 300_000; round++) text = createHash("sha256").update(text).digest("hex");
  return Math.min(10, Math.max(1, (performance.now() - start) / usual));
}
