// npm run fuzz -- --seed N --cases N --sequences N [--from N] [--stdio]: random texts through the core, and random
// message sequences through the server. test/fuzz has the grammars and the promises that are checked.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { common } from "./bundles.mjs";
import { packedCatalog } from "./packed-catalog.mjs";

const outfile = `node_modules/.cache/fuzz/main-${process.pid}.cjs`;
await build({ ...common(packedCatalog), entryPoints: ["test/fuzz/main.ts"], outfile, sourcemap: "inline" });
process.exitCode =
  spawnSync(process.execPath, ["--enable-source-maps", outfile, ...process.argv.slice(2)], { stdio: "inherit" }).status
  ?? 1;
