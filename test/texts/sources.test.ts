import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { literalsOf, literalsUnder } from "./literals.js";
import { checkPair } from "./pair.js";

const server = literalsUnder("server/src");
const client = literalsUnder("client/src");
const site = literalsUnder("client/site");

/** Two words in a row, the end of a sentence, or a Chinese character: text for people. */
const isProse = (text: string) => /\p{L}{2,},? \p{L}{2,}|\p{L}{2}[.!?]$|\p{Script=Han}/u.test(text);
/** Text that a user types or a program reads, the same in every language. */
const isCode = (text: string) => /^(?:[A-Z_]+=\w+ \w.*\| )?huawei-iam |^\[--|^<|^ *<\w|^::/.test(text);

/** Server files with texts in one language, with the reason. Each must still have such a text. */
const oneLanguage: Readonly<Record<string, string>> = {
  "core/catalog/lookup/synonym-table.ts": "words that authors search for",
  "importer/": "for maintainers of the catalog: in English, with the original titles of published tables",
  "cli/commands/catalog-import.ts": "the name of the command",
  "cli/files/diff.ts": "a mark of the diff format",
  "core/text/enumerate.ts": "«and 3 more»: each half is composed",
  "core/calls/": "text that programs write into logs",
  "core/policy/forms/grammar-types.ts": "names of types as keys; their texts are in wrong-type.ts",
  "core/policy/forms/value-types.ts": "names of types as keys; their texts are in wrong-type.ts",
  "core/rules/structure/wrong-type.ts": "the same keys",
  "mcp/serve.ts": "the name of the product, and an error of the protocol",
  "lsp/state/catalogs.ts": "inserted in a bilingual sentence, like the text of an error",
  "lsp/requests/code-actions.ts": "the name of a request, for the log",
  "lsp/requests/code-lens.ts": "the name of a request, and the log",
  "lsp/requests/inlay-hints.ts": "the name of a request, and the log",
  "lsp/requests/pull.ts": "the log is in English",
  "lsp/state/settings-sync.ts": "the log is in English",
  "lsp/workspace/workspace.ts": "the log is in English",
};
const isExcused = (file: string) => Object.keys(oneLanguage).some((name) => file.startsWith(name));

test("server: every text in two languages is correct in both", () => {
  const whole = server.pairs.flatMap(({ file, line, en, zh }) => (en !== undefined && zh !== undefined ? [{ where: `${file}:${String(line)}`, pair: { en, zh } }] : []));
  for (const { where, pair } of whole) checkPair(pair, where);
  assert.ok(whole.length > 400, `${String(whole.length)} texts were found`);
});

test("server: no text for people is in one language only, except those listed here", () => {
  const found = server.others.filter(({ text }) => isProse(text) && !isCode(text));
  assert.deepEqual(found.filter(({ file }) => !isExcused(file)).map(({ file, line, text }) => `${file}:${String(line)} ${text}`), []);
  for (const name of Object.keys(oneLanguage)) assert.ok(found.some(({ file }) => file.startsWith(name)), `${name} needs no exception`);
});

test("client: every text for people is in the bundle", () => {
  const names = ["Huawei IAM"];
  const bundle = Object.keys(JSON.parse(readFileSync("l10n/bundle.l10n.json", "utf8")) as object);
  const found = client.others.filter(({ text }) => isProse(text) && !names.includes(text));
  assert.deepEqual(found.filter(({ text }) => !bundle.includes(text)).map(({ file, line, text }) => `${file}:${String(line)} ${text}`), []);
  assert.ok(found.length > 0);
  assert.deepEqual(client.pairs, []);
});

test("site: every text for people is in two languages and correct in both", () => {
  const whole = site.pairs.flatMap(({ file, line, en, zh }) => (en !== undefined && zh !== undefined ? [{ where: `${file}:${String(line)}`, pair: { en, zh } }] : []));
  for (const { where, pair } of whole) checkPair(pair, where);
  assert.ok(whole.length > 80, `${String(whole.length)} texts were found`);
  const isClass = (text: string) => /^[a-z{}-]+(?: [a-z{}-]+)*$/.test(text);
  // Chinese for the texts of the editor library, which has its own English.
  const found = site.others.filter(({ text, file }) => isProse(text) && !isCode(text) && !isClass(text) && file !== "playground/phrases.ts");
  assert.deepEqual(found.map(({ file, line, text }) => `${file}:${String(line)} ${text}`), []);
});

test("texts: the search finds known texts", () => {
  const { pairs, others } = literalsOf("a.ts", 'import x from "a b.js"; const a = { zh: `甲${x}`, en: "one {x}" }, b = { en: x.join(", "), zh: "乙" }, c: "a b" = f(`two words ${x}`);');
  assert.deepEqual(pairs.map(({ en, zh }) => [en, zh]), [["one {x}", "甲{}"], [undefined, "乙"]]);
  assert.deepEqual(others.map(({ text }) => text), [", ", "two words {}"]);
  const wrong = [{ en: "One.", zh: "One." }, { en: "One 甲.", zh: "甲。" }, { en: "One {a}.", zh: "甲 {b}。" }, { en: "One. ", zh: "甲。" }, { en: "One.", zh: "甲,乙。" }, { en: "One.", zh: "甲 (乙)。" }, { en: "One.", zh: "" }, { en: "One。", zh: "甲。" }];
  for (const pair of wrong) assert.throws(() => { checkPair(pair, "here"); }, JSON.stringify(pair));
  for (const pair of [{ en: ", ", zh: "、" }, { en: " (only {a})", zh: "（仅 {a}）" }, { en: "Put ',' here.", zh: "此处应为 \",\"。" }]) checkPair(pair, "here");
});
