// How slow this machine is at this moment, so that no limit of the tests measures the machine.
import { createHash } from "node:crypto";

/** What the work below takes on a quiet machine of our days, in milliseconds. */
const usual = 300;

/** How many times the usual time a fixed piece of work takes now: 1 at least, 10 at most. */
export function slowness() {
  const start = performance.now();
  let text = "slow?";
  for (let round = 0; round < 300_000; round++) text = createHash("sha256").update(text).digest("hex");
  return Math.min(10, Math.max(1, (performance.now() - start) / usual));
}
