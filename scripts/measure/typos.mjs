// npm run measure -- typos [edition]: how many single slips in documented actions are recognized, service by service.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { packCatalog, packedCatalog } from "../packed-catalog.mjs";
import { mutationsOf } from "./typos/mutations.mjs";

const outfile = fileURLToPath(new URL("../../node_modules/.cache/measure/slips.mjs", import.meta.url));
await build({
  stdin: {
    contents: `export { loadCatalog } from "./server/src/core/catalog/load/load.js";
      export { parseActionPattern } from "./server/src/core/catalog/pattern.js";
      export { slipsOf } from "./server/src/core/catalog/slips/slips.js";`,
    resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
  },
  outfile, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "warning", plugins: [packedCatalog],
});
const { loadCatalog, parseActionPattern, slipsOf } = await import(outfile);

const [, edition = "huaweicloud", shown] = process.argv.slice(2);
const packed = JSON.parse(packCatalog());
const catalog = loadCatalog(packed, edition);
const documented = catalog.actions.filter(({ status }) => status === "documented").map(({ name }) => name);
const isKnown = (name) => catalog.action(name) !== undefined || catalog.erratum(name) !== undefined;

const byService = new Map();
const byKind = new Map();
for (const name of documented) {
  for (const { kind, text } of mutationsOf(name)) {
    if (isKnown(text)) continue;
    const [first] = slipsOf(parseActionPattern(text), catalog);
    const result = first === undefined ? "missed" : first === name ? "caught" : "wrong";
    count(byService, name.split(":")[0], result);
    count(byKind, kind, result);
    if (shown === result) console.log(`${name}\t${text}\t${first ?? ""}`);
  }
}
print("service", byService);
print("kind of slip", byKind);

// Real names that the judging catalog does not contain, so none of them is a slip.
const others = loadCatalog(packed, edition === "otc" ? "huaweicloud" : "otc").actions.filter(({ name, status }) => status === "documented" && !isKnown(name)).map(({ name }) => name);
const ofThisEdition = (file) => {
  const sources = Object.entries(file.sources).filter(([, source]) => source.edition === edition);
  return { ...file, sources: Object.fromEntries(sources) };
};
judge("Actions of the other edition only", others, { ...packed, services: packed.services.map(ofThisEdition) });
judge("Actions that only guides name", packed.guideNames, { ...packed, guideNames: [] });

function judge(what, names, known) {
  const judging = loadCatalog(known, edition);
  const mistaken = names.flatMap((name) => {
    const [first] = slipsOf(parseActionPattern(name), judging);
    return first === undefined ? [] : [`${name} -> ${first}`];
  });
  console.log(`\n${what}: ${names.length}; taken for slips: ${mistaken.length} (${percent(mistaken.length, names.length)})`);
  for (const one of mistaken) console.log(`  ${one}`);
}

function count(counts, key, result) {
  const known = counts.get(key) ?? { caught: 0, missed: 0, wrong: 0 };
  counts.set(key, known);
  known[result]++;
}

function print(title, counts) {
  console.log(`\n| ${title} | slips | caught | missed | wrong | caught, % |\n|---|--:|--:|--:|--:|--:|`);
  const all = { caught: 0, missed: 0, wrong: 0 };
  for (const [key, one] of [...counts, ["all", all]]) {
    console.log(`| ${key} | ${one.caught + one.missed + one.wrong} | ${one.caught} | ${one.missed} | ${one.wrong} | ${percent(one.caught, one.caught + one.missed + one.wrong)} |`);
    if (one !== all) for (const result of Object.keys(all)) all[result] += one[result];
  }
}

function percent(part, whole) {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
}
