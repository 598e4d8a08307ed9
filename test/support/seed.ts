import fc from "fast-check";

/**
 * Makes random texts the same in every run, so that failures can be reproduced. For other texts: `PROPERTY_SEED=7 npm
 * test -- unit`.
 */
export function fixSeed(): void {
  fc.configureGlobal({ includeErrorInReport: true, seed: Number(process.env["PROPERTY_SEED"] ?? 20261123) });
}
