import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { test } from "node:test";
import { checkChinese } from "./pair.js";

const read = (path: string) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");
const pages = readdirSync(".", { encoding: "utf8" }).filter((name) => name.endsWith(".md")).concat(...["docs", "docs/rules", "scripts/npm"].map((folder) => readdirSync(folder).filter((name) => name.endsWith(".md")).map((name) => `${folder}/${name}`)));

/** A page without its code, which is the same in every language or marked as an example. */
const prose = (text: string) => text.replace(/^```[^]*?^```$/gm, "").replace(/`[^`\n]*`/g, "").replace(/<!--.*?-->|<\/?\w+>/g, "");
const blocks = (text: string) => prose(text).split(/\n{2,}/).map((block) => block.trim()).filter((block) => /\p{L}/u.test(block));
const countHan = (text: string) => [...text.matchAll(/\p{Script=Han}/gu)].length;
const countWords = (text: string) => [...text.matchAll(/[A-Za-z]{2,}/g)].length;
/** A Chinese sentence has more Han characters than foreign words, even with many names. */
const isChinese = (text: string) => countHan(text) > countWords(text);

/** The anchor of a heading on a page. */
const slug = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
const headings = (text: string) => [...text.replace(/^```[^]*?^```$/gm, "").matchAll(/^(#+) (.+)$/gm)].map(([, marks = "", title = ""]) => ({ level: marks.length, title }));

const halves = pages.flatMap((path) => {
  const text = read(path);
  const anchor = /^English first, \[[^\]]+\]\(#([^)]+)\)在后。$/m.exec(text)?.[1];
  if (anchor === undefined) return [];
  const heading = headings(text).find(({ title }) => slug(title) === anchor);
  const at = heading ? text.indexOf(`\n${"#".repeat(heading.level)} ${heading.title}\n`) : -1;
  return [{ path, at, english: text.slice(0, at).replace(/^English first.*$/m, ""), chinese: text.slice(at) }];
});

test("pages: those with «English first, Chinese after» have both, and each is in its language", () => {
  assert.deepEqual(halves.map(({ path }) => path).filter((path) => !path.startsWith("docs/rules/")).sort(), ["CONTRIBUTING.md", "docs/agents.md", "docs/authorization-schemas.md", "docs/ci.md", "docs/cli.md", "docs/convert.md", "docs/diff.md", "docs/editors.md", "docs/needs.md", "docs/remote-features.md", "docs/site.md", "docs/terraform.md", "docs/testing.md", "docs/version-5.0.md"]);
  for (const { path, at, english, chinese } of halves) {
    assert.ok(at > 0, `${path}: the heading of the Chinese half is missing`);
    assert.deepEqual(blocks(english).filter(isChinese), [], `${path}: Chinese in the English half`);
    const untranslated = blocks(chinese).filter((block) => !/^#+ [\w.-]+$/.test(block) && !/^\|/.test(block) && !isChinese(block));
    assert.deepEqual(untranslated, [], `${path}: English in the Chinese half`);
    assert.ok(blocks(chinese).length * 3 >= blocks(english).length, `${path}: the Chinese half is a stub`);
  }
});

test("pages: each rule page has both languages", () => {
  for (const path of pages.filter((name) => name.startsWith("docs/rules/"))) {
    const text = prose(read(path));
    assert.ok(blocks(text).some(isChinese), path);
    assert.ok(blocks(text).some((block) => !isChinese(block)), path);
  }
});

test("pages: Chinese paragraphs have full-width punctuation", () => {
  for (const path of pages) {
    for (const block of blocks(read(path)).filter(isChinese)) {
      // A link's URL and a list's number are not part of a sentence.
      checkChinese(block.replace(/\]\([^)]*\)/g, "]").replace(/^\d+\. /gm, ""), `${path}: ${block}`);
    }
  }
});

test("pages: README.zh-CN.md has the sections, pictures, tables and examples of README.md", () => {
  const shapeOf = (path: string) => {
    const text = read(path);
    return {
      headings: headings(text).map(({ level }) => level),
      pictures: [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, target = ""]) => target.replace(/\.(?:en|zh-cn)\.png$/, ".png")),
      tables: [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => table.trim().split("\n").map((row) => row.split("|").length)),
      code: [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, body = ""]) => [language, body.split("\n").length]),
    };
  };
  assert.deepEqual(shapeOf("README.zh-CN.md"), shapeOf("README.md"));
  assert.ok(blocks(read("README.md")).every((block) => !isChinese(block)));
  const foreign = blocks(read("README.zh-CN.md")).filter((block) => !isChinese(block) && !/^\[English\]/.test(block));
  assert.deepEqual(foreign, []);
});

test("pages: every picture is small and used on a page", () => {
  const all = pages.map(read).join("\n");
  for (const name of readdirSync("docs/images")) {
    const png = readFileSync(`docs/images/${name}`);
    assert.equal(png.toString("latin1", 1, 4), "PNG", name);
    assert.ok(png.length < 100_000, `${name}: ${String(png.length)} bytes; take it again with npm run screenshots`);
    assert.ok(all.includes(`](docs/images/${name})`), name);
  }
});

test("pages: no page has marks of a merge", () => {
  for (const path of pages) assert.doesNotMatch(read(path), /^(?:<{7} |={7}$|>{7} )/m, path);
});

test("pages: every link inside the repository has a target", () => {
  for (const path of pages) {
    for (const [, target = ""] of read(path).replace(/^```[^]*?^```$/gm, "").matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file = "", anchor] = target.split("#");
      const whole = file === "" ? path : join(dirname(path), decodeURI(file));
      assert.ok(existsSync(whole), `${path}: ${target}`);
      if (anchor !== undefined) assert.ok(headings(read(whole)).some(({ title }) => slug(title) === decodeURI(anchor)), `${path}: ${target}`);
    }
  }
});
