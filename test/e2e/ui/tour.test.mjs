// The README's tour in both languages: all pictures can be taken, and show what their captions say.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { takeTour, tourPictures } from "../../../scripts/editors/tour.mjs";

const committed = readdirSync("docs/images").sort();

for (const [language, ending, readme] of [["en", "en", "README.md"], ["zh", "zh-cn", "README.zh-CN.md"]]) {
  test(`the tour of ${readme} can be taken, and gives its pictures`, async () => {
    const made = [];
    mkdirSync("test-results", { recursive: true });
    await takeTour(language, (name, png) => {
      writeFileSync(`test-results/tour-${name}.${ending}.png`, png);
      made.push(name);
    });
    assert.deepEqual(made.toSorted(), tourPictures.toSorted());
    const shown = [...readFileSync(readme, "utf8").matchAll(/!\[([^\]]+)\]\(docs\/images\/([^)]+)\)/g)];
    assert.deepEqual(shown.map(([, , file]) => file), tourPictures.map((name) => `${name}.${ending}.png`));
    assert.deepEqual(committed.filter((file) => file.endsWith(`.${ending}.png`)), tourPictures.map((name) => `${name}.${ending}.png`).sort());
  });
}
