import fc from "fast-check";

/**
 * Random texts are the same in every run, so that a failure is met again and a change is judged by what it changes.
 * Other texts: `PROPERTY_SEED=7 npm test -- unit`.
 */
export function fixSeed(): void {
  fc.configureGlobal({ includeErrorInReport: true, seed: Number(process.env["PROPERTY_SEED"] ?? 20261123) });
}
