// npm run measure -- reliability: the processor time and memory of hostile texts, each in a process of its own, and how
// the time grows when the text becomes twice as large.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { common } from "../bundles.mjs";
import { packedCatalog } from "../packed-catalog.mjs";

const outfile = "node_modules/.cache/fuzz/hostile.cjs";
await build({ ...common(packedCatalog), entryPoints: ["test/fuzz/hostile.ts"], outfile });
const run = (...args) =>
  JSON.parse(spawnSync(process.execPath, [outfile, ...args.map(String)], { encoding: "utf8" }).stdout);
/** The faster of two runs: a busy machine makes both slower, but rarely equally. */
const measure = (index, part) => [run(index, part), run(index, part)].sort((a, b) => a.ms - b.ms)[0];

console.log("| text | size | processor time | memory of the process | time of twice the size |\n|---|--:|--:|--:|--:|");
for (let index = 0; index < run(); index++) {
  const [half, whole] = [measure(index, 0.5), measure(index, 1)];
  const seconds = whole.ms < 1000 ? `${Math.round(whole.ms)} ms` : `${(whole.ms / 1000).toFixed(1)} s`;
  const size = whole.length < 1e6 ? `${Math.round(whole.length / 1000)} KB` : `${(whole.length / 1e6).toFixed(1)} MB`;
  console.log(
    `| ${whole.title} | ${size} | ${seconds} | ${(whole.mb / 1024).toFixed(1)} GB | ${(whole.ms / half.ms).toFixed(1)}× |`,
  );
}
