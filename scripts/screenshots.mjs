// npm run screenshots    makes the pictures of the README anew, in both languages: docs/images/<name>.<en|zh-cn>.png
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeTour } from "../test/support/tour.mjs";

const folder = "docs/images";
mkdirSync(folder, { recursive: true });
for (const [language, ending] of [["en", "en"], ["zh", "zh-cn"]]) {
  await takeTour(language, (name, png) => {
    writeFileSync(join(folder, `${name}.${ending}.png`), png);
    console.log(`${name}.${ending}.png: ${Math.round(png.length / 1024)} KB`);
  });
}
