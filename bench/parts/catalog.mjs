// The cost of the catalog: its look-ups compared with JSON.parse of the same text, and its size in the package.
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { packCatalog } from "../../scripts/packed-catalog.mjs";

const rounds = 61;

export async function measureCatalog() {
  const folder = mkdtempSync(join(tmpdir(), "bench-catalog-"));
  const outfile = join(folder, "load.cjs");
  await build({ entryPoints: ["server/src/core/catalog/load/load.ts"], outfile, bundle: true, platform: "node", format: "cjs", target: "node18", logLevel: "warning" });
  const { loadCatalog } = createRequire(import.meta.url)(outfile);
  const text = packCatalog();
  const works = {
    parse: () => JSON.parse(text),
    load: () => loadCatalog(JSON.parse(text)),
    "load, every look-up used": () => useAll(loadCatalog(JSON.parse(text))),
  };
  const first = Object.fromEntries(Object.entries(works).map(([name, work]) => [name, timed(work)]));
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of Object.entries(works)) times[name].push(timed(work));
  const sorted = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)]));
  const ratio = (name, index) => `${(sorted[name][index] / sorted.parse[index]).toFixed(2)} x`;

  console.log("\n| catalog | first time, ms | least, ms | least / parse | median, ms | median / parse |\n|---|--:|--:|--:|--:|--:|");
  for (const name of Object.keys(works)) {
    const [least, median] = [sorted[name][0], sorted[name][rounds >> 1]];
    console.log(`| ${[name, first[name].toFixed(1), least.toFixed(1), ratio(name, 0), median.toFixed(1), ratio(name, rounds >> 1)].join(" | ")} |`);
  }
  const [plain, packed] = [Buffer.byteLength(text), deflateRawSync(text, { level: 9 }).length];
  console.log(`
- **parse**: JSON.parse of the packed catalog (${kilobytes(plain)}; compressed as in the package ${kilobytes(packed)}, at most 250 KB).
- **load**: parse, and the look-ups of one edition ready for use; at most 1.5 x parse. The least time
  excludes garbage collection for other rounds, which happens in any round.
- **load, every look-up used**: also what is built on first use: the reverse look-up by API, the services for
  wildcards, the actions known as a dependency only.`);
  rmSync(folder, { recursive: true });
}

function useAll(catalog) {
  catalog.byApi({ method: "GET", path: "/v1/x" });
  catalog.matching({ text: "ecs:*:get", parts: ["ecs", "*", "get"] });
  return catalog.actions;
}

function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1024)} KB`;
}
