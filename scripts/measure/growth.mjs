// npm run measure -- growth [words of a shape]: how the processor time of each feature grows with the size of hostile
// texts, as the exponent between a text of 50 KB and one of 200 KB: 1 is in proportion to the text, 2 is its square.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { common } from "../bundles.mjs";
import { packedCatalog } from "../packed-catalog.mjs";

const outfile = "node_modules/.cache/fuzz/growth.cjs";
await build({ ...common(packedCatalog), entryPoints: ["test/fuzz/growth/main.ts"], outfile });
const wanted = process.argv.slice(3).join(" ");
/** Seconds until a shape is given up. */
const patience = 240;
const tooSteep = 1.2;

const run = (...args) =>
  spawnSync(process.execPath, [outfile, ...args.map(String)], {
    encoding: "utf8",
    timeout: patience * 1000,
    stdio: ["ignore", "pipe", "inherit"],
  }).stdout;
const titles = JSON.parse(run());
let count = 0;
console.log("| text | feature | processor time | exponent |\n| --- | --- | --: | --: |");
for (const [index, title] of titles.entries()) {
  if (!title.includes(wanted)) continue;
  const printed = run(index);
  if (!printed) {
    console.log(`| ${title} | did not end in ${patience} s | | |`);
    continue;
  }
  const { found } = JSON.parse(printed);
  count += found.length;
  for (const one of found.filter(({ exponent }) => exponent > tooSteep).sort((a, b) => b.exponent - a.exponent))
    console.log(`| ${title} | ${one.title} | ${Math.round(one.ms)} ms | ${one.exponent.toFixed(2)} |`);
}
console.log(`\n${count} of the features take 30 ms or more with 200 KB. The table has those with an exponent over ${tooSteep}.`);
