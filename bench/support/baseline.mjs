// The check for continuous integration: ratios of CPU time, compared with those in bench/baseline.json.
import { readFileSync, writeFileSync } from "node:fs";

const file = "bench/baseline.json";
/** A ratio may grow to this many times its baseline: it depends on the machine and its load, a mistake costs more. */
const tolerance = 2;

/**
 * Compares measurements with the baseline, prints those that are too slow, and returns the exit code. Measures again
 * before it reports any: `again` adds new measurements to the same list. `update` writes the baseline instead.
 */
export async function checkBaseline(measurements, { update, again }) {
  if (update) {
    const ratios = Object.fromEntries(ratiosOf(measurements).map(([name, ratio]) => [name, Number(ratio.toFixed(1))]));
    writeFileSync(
      file,
      `${JSON.stringify({ about: "Ratios of CPU time, written by: npm run bench -- --quick --update", ratios }, undefined, 2)}\n`,
    );
    console.log(`\n${file} is written.`);
    return 0;
  }
  const { ratios } = JSON.parse(readFileSync(file, "utf8"));
  const slowOf = () => {
    const best = new Map();
    for (const [name, ratio] of ratiosOf(measurements)) best.set(name, Math.min(ratio, best.get(name) ?? Infinity));
    return Object.entries(ratios)
      .filter(([name, ratio]) => !(best.get(name) <= ratio * tolerance))
      .map(([name, ratio]) => `${name}: ${best.get(name)?.toFixed(1) ?? "no"} x instead of ${ratio} x`);
  };
  if (slowOf().length > 0) await again();
  const slow = slowOf();
  if (slow.length === 0) {
    console.log(`\nAll ratios of CPU time are within ${tolerance} times those of ${file}.`);
    return 0;
  }
  console.error(
    `\nMore than ${tolerance} times the CPU time of ${file}, twice:\n${slow.join("\n")}\nIf that is intended: npm run bench -- --quick --update`,
  );
  return 1;
}

const ratiosOf = (measurements) =>
  measurements.filter(({ cpu }) => cpu !== undefined).map(({ what, against, cpu }) => [`${what} / ${against}`, cpu]);
