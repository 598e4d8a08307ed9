// How much of a broken Terraform file is understood, and how fast: our parser, tree-sitter's grammar and HashiCorp's
// own parser with the same texts. Each parser finds the strings of the whole file. After a random breakage it must find
// the strings that the breakage did not touch, at the same places.
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { parse as parseOfficially } from "@cdktf/hcl2json";
import { Language, Parser } from "web-tree-sitter";
import { importSource } from "../import-source.mjs";

const breakagesPerFile = 136;
const textFolder = "test/support/terraform";
const require = createRequire(import.meta.url);

const texts = filesToBreak();
const readers = { "core/hcl": await ourReader(), "tree-sitter-hcl": await treeSitter() };
const random = randomFrom(Number(process.env["PROPERTY_SEED"] ?? 20261129));
const score = Object.fromEntries(Object.keys(readers).map((name) => [name, { found: 0, of: 0 }]));
const official = { found: 0, of: 0 };
const worst = [];
let breakages = 0;

for (const text of texts) {
  const whole = Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read(text)]));
  for (let count = 0; count < breakagesPerFile; count++) {
    const { start, end, inserted } = randomBreakage(text);
    const broken = text.slice(0, start) + inserted + text.slice(end);
    if (broken === text) continue;
    breakages++;
    for (const [name, read] of Object.entries(readers)) {
      const expected = whole[name]
        .filter(([from, to]) => to <= start || from >= end)
        .map(([from, to]) =>
          (to <= start
            ? [from, to]
            : [from + inserted.length - (end - start), to + inserted.length - (end - start)]
          ).join(),
        );
      const found = new Set(read(broken).map(String));
      const kept = expected.filter((one) => found.has(one)).length;
      score[name].found += kept;
      score[name].of += expected.length;
      if (name === "core/hcl") {
        official.of += expected.length;
        if (expected.length - kept > 3)
          worst.push({
            lost: expected.length - kept,
            around: JSON.stringify(broken.slice(Math.max(0, start - 40), start + 40)),
            inserted,
          });
      }
    }
    if (await isValid(broken)) official.found += score["core/hcl"].of === 0 ? 0 : whole["core/hcl"].filter(([from, to]) => to <= start || from >= end).length;
  }
}

console.log(`${String(breakages)} random breakages of ${String(texts.length)} files.\n`);
console.log("| reader | strings found after a breakage | MB/s |");
console.log("|---|--:|--:|");
for (const [name, { found, of }] of Object.entries(score)) console.log(`| ${name} | ${share(found, of)} | ${speed(readers[name])} |`);
console.log(`| hcl2json (all or nothing) | ${share(official.found, official.of)} | – |`);
if (process.argv.includes("--worst")) console.log(worst.sort((a, b) => b.lost - a.lost).slice(0, 30));

function share(found, of) {
  return `${((found / of) * 100).toFixed(2)} %`;
}

/** The files alone, and pairs of them: a breakage in the first file must not affect the second. */
function filesToBreak() {
  const files = readdirSync(textFolder).filter((name) => !name.endsWith(".json")).sort().map((name) => readFileSync(`${textFolder}/${name}`, "utf8"));
  const pairs = files.flatMap((text, index) => [1, 2, 3].map((step) => text + files[(index + step) % files.length]));
  return [...files, ...pairs].slice(0, 30);
}

function randomBreakage(text) {
  const at = random(text.length);
  const marks = [...text.matchAll(/["{}[\](),=:]|<<-?\w+|\$\{|\n/g)];
  const mark = marks[random(marks.length)];
  const signs = ['"', "{", "}", "[", "]", "(", ")", ",", "=", ":", "\n", " ", "x", "${"];
  switch (random(7)) {
    case 0: return { start: mark.index, end: mark.index + mark[0].length, inserted: "" };
    case 1: return { start: mark.index, end: mark.index + 1, inserted: signs[random(signs.length)] };
    case 2: return { start: at, end: at + 1, inserted: "" };
    case 3: return { start: at, end: at, inserted: signs[random(signs.length)] };
    case 4: return { start: at, end: Math.min(text.length, at + 1 + random(40)), inserted: "" };
    case 5: return { start: text.lastIndexOf("\n", at) + 1, end: text.indexOf("\n", at) + 1 || text.length, inserted: "" };
    default: return { start: at, end: text.length, inserted: "" };
  }
}

function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

async function ourReader() {
  const { stringsOf } = await importSource("server/src/core/hcl/strings.ts");
  return (text) => stringsOf(text).map(({ start, end }) => [start, end]);
}

async function treeSitter() {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm")));
  return (text) => {
    const tree = parser.parse(text);
    const found = tree.rootNode.descendantsOfType(["string_lit", "quoted_template", "heredoc_template"]).map(({ startIndex, endIndex }) => [startIndex, endIndex]);
    tree.delete();
    return found;
  };
}

async function isValid(text) {
  try {
    await parseOfficially("main.tf", text);
    return true;
  } catch {
    return false;
  }
}

/** Megabytes of text in a second of CPU time, file by file: the median of many rounds. */
function speed(read) {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const rate = () => {
    const before = process.cpuUsage();
    for (let round = 0; round < 10; round++) texts.forEach(read);
    const { user, system } = process.cpuUsage(before);
    return (length * 10) / (user + system);
  };
  // JavaScript reaches its full speed only after some rounds.
  for (let round = 0; round < 10; round++) rate();
  return Array.from({ length: 15 }, rate).sort((a, b) => a - b)[7].toFixed(1);
}
