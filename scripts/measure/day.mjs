// npm run measure -- day [changes]: the memory of the server during a long day, 200,000 changes in 50 documents.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { common } from "../bundles.mjs";
import { packedCatalog } from "../packed-catalog.mjs";

const outfile = "node_modules/.cache/fuzz/day.cjs";
await build({ ...common(packedCatalog), entryPoints: ["test/fuzz/day-main.ts"], outfile });
console.log("| changes | heap after garbage collection | memory of the process |\n| --: | --: | --: |");
process.exitCode =
  spawnSync(process.execPath, [outfile, ...process.argv.slice(3)], { stdio: "inherit" }).status ?? 1;
