import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { checkEnglish, checkPair } from "./pair.js";

/** Every value inside a JSON text, with its path. */
function* valuesOf(value: unknown, path = ""): Generator<readonly [path: string, value: unknown]> {
  yield [path, value];
  if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) yield* valuesOf(inner, `${path}/${key}`);
}
const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => `${folder}/${name}`) : []);

test("data: every text in two languages is correct in both", () => {
  let count = 0;
  for (const file of filesIn("server/catalog/language")) {
    for (const [path, value] of valuesOf(read(file))) {
      if (typeof value !== "object" || value === null || !("en" in value || "zh" in value)) continue;
      const { en, zh } = value as { en: unknown; zh: unknown };
      assert.ok(typeof en === "string" && typeof zh === "string", `${file}${path}`);
      checkPair({ en, zh }, `${file}${path}`);
      count++;
    }
  }
  assert.ok(count > 50, `${String(count)} texts were found`);
});

test("schemas: each explanation is in English, then after an empty line in Chinese", () => {
  const texts = filesIn("schemas").flatMap((file) => [...valuesOf(read(file))].flatMap(([path, value]) =>
    /\/(?:title|description|markdownDescription)$/.test(path) && typeof value === "string" ? [{ where: `${file}${path}`, text: value }] : []));
  assert.ok(texts.length > 60, String(texts.length));
  for (const { where, text } of texts) {
    const [en = "", zh = "", ...more] = text.split("\n\n");
    assert.deepEqual(more, [], where);
    checkPair({ en, zh }, where);
  }
});

test("grammar: its texts are English", () => {
  for (const file of filesIn("syntaxes")) checkEnglish(readFileSync(file, "utf8"), file);
});
