// The cost of the catalog: its look-ups compared with JSON.parse of all of it, and its size in the package.
import { deflateRawSync } from "node:zlib";
import { importSource } from "../../scripts/import-source.mjs";
import { compactText, packCatalog } from "../../scripts/packed-catalog.mjs";

const rounds = 61;

export async function measureCatalog() {
  const { loadCatalog } = await importSource("server/src/core/catalog/load/load.ts");
  const { openPacked } = await importSource("server/src/core/catalog/load/compact.ts");
  const json = packCatalog();
  const text = await compactText();
  const works = {
    parse: () => JSON.parse(json),
    load: () => loadCatalog(openPacked(text)),
    "load, every look-up used": () => useAll(loadCatalog(openPacked(text))),
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
- **parse**: JSON.parse of the whole catalog as JSON. In the package it is a text of which only the used parts are parsed
  (${kilobytes(plain)}; compressed ${kilobytes(packed)}, at most 250 KB).
- **load**: opening that text, and the look-ups of one edition ready for use; at most 1.5 x parse. The least time
  excludes garbage collection for other rounds, which happens in any round.
- **load, every look-up used**: also what is built on first use: the reverse look-up by API, the services for
  wildcards, the actions known as a dependency only.`);
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
