import { parseArgs } from "node:util";
import { checkCases } from "./core-cases.js";
import { checkSequences } from "./sequences.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    cases: { type: "string" },
    sequences: { type: "string" },
    from: { type: "string", default: "0" },
    stdio: { type: "boolean", default: false },
  },
});
const count = (text: string | undefined, otherwise: number) =>
  text === undefined ? otherwise : Number(text.replaceAll("_", ""));
const seed = count(values.seed, Date.now() % 2 ** 31);
const from = count(values.from, 0);
const isDefault = values.cases === undefined && values.sequences === undefined;
const [cases, sequences] = [
  count(values.cases, isDefault ? 100_000 : 0),
  count(values.sequences, isDefault ? 1000 : 0),
];
console.log(`Seed ${seed}. To repeat it: npm run fuzz -- --seed ${seed} --cases ${cases} --sequences ${sequences}`);
const progress = (what: string, total: number) => {
  let last = performance.now();
  return (done: number, failures: number) => {
    if (performance.now() - last < 30_000) return;
    last = performance.now();
    console.log(
      `${done} of ${total} ${what}, ${failures} failures, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB, ${Math.round(performance.now() / 1000)} s`,
    );
  };
};
let failures = 0;
const failed = (message: string) => {
  failures++;
  if (failures <= 20) console.error(message.slice(0, 6000));
};
void main();

async function main(): Promise<void> {
  if (cases > 0) {
    const began = performance.now();
    checkCases({ seed, from, count: cases, failed, progress: progress("core cases", cases) });
    console.log(`${cases} core cases in ${Math.round((performance.now() - began) / 1000)} s`);
  }
  if (sequences > 0) {
    const began = performance.now();
    const run = { seed, from, count: sequences, failed, progress: progress("sequences", sequences) };
    await checkSequences({ ...run, stdio: values.stdio });
    console.log(`${sequences} message sequences in ${Math.round((performance.now() - began) / 1000)} s`);
  }
  console.log(
    failures === 0
      ? "No failures."
      : `${failures} failures. One alone: --from <its number> with --cases 1 or --sequences 1.`,
  );
  process.exit(failures === 0 ? 0 : 1);
}
