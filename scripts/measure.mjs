// npm run measure -- <what>: numeric measures of quality, compared with other tools. Each file in scripts/measure is
// one.
import { readdirSync } from "node:fs";

const subjects = readdirSync(new URL("measure", import.meta.url)).filter((name) => name.endsWith(".mjs")).map((name) => name.slice(0, -4));
const [subject] = process.argv.slice(2);
if (!subjects.includes(subject)) {
  console.error(`Usage: npm run measure -- ${subjects.join(" | ")}`);
  process.exit(2);
}
await import(`./measure/${subject}.mjs`);
