// npm run screenshots    takes the pictures of both READMEs: docs/images/<name>.<en|zh-cn>.png
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import UPNG from "upng-js";
import { takeTour } from "./editors/tour.mjs";

const folder = "docs/images";
mkdirSync(folder, { recursive: true });
for (const [language, ending] of [["en", "en"], ["zh", "zh-cn"]]) {
  await takeTour(language, (name, png) => {
    const small = withPalette(png);
    writeFileSync(join(folder, `${name}.${ending}.png`), small);
    console.log(`${name}.${ending}.png: ${Math.round(small.length / 1024)} KB`);
  });
}

/** Reduces a picture to 256 colours, a third of the size. */
function withPalette(png) {
  const image = UPNG.decode(png);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
}
