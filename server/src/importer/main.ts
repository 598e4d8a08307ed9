import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ErrataFile } from "../core/catalog/file.js";
import { findEditions, readEdition } from "./folder.js";
import { importPages } from "./import.js";
import { printJson } from "./print.js";
import { ImportProblem } from "./problem.js";

/** Where the catalogue lives, seen from the root of the project. */
const catalogFolder = "server/catalog";

/** `npm run catalog -- <folder>`: remakes the catalogue from a folder of saved pages. */
function main(folder: string | undefined): number {
  if (folder === undefined) {
    console.error("Name the folder with the saved pages: npm run catalog -- <folder>");
    return 1;
  }
  const errata = JSON.parse(readFileSync(join(catalogFolder, "errata.json"), "utf8")) as ErrataFile;
  const pages = findEditions(folder).flatMap((edition) => readEdition(folder, edition));
  // TODO: every service and every edition; until then the pages of ECS in the two editions that hold the HTML form.
  const ecs = pages.filter((page) => page.service === "ecs" && ["seed", "huaweicloud-cn"].includes(page.folder));
  const { rows, services } = importPages(ecs, errata);
  mkdirSync(join(catalogFolder, "actions"), { recursive: true });
  for (const file of services) writeFileSync(join(catalogFolder, "actions", `${file.service}.json`), printJson(file));
  console.log(`${ecs.length} pages, ${rows.length} rows, ${services.reduce((sum, { actions }) => sum + Object.keys(actions).length, 0)} actions.`);
  return 0;
}

try {
  process.exitCode = main(process.argv[2]);
} catch (error) {
  if (!(error instanceof ImportProblem)) throw error;
  console.error(`The import stopped. ${error.message}`);
  process.exitCode = 1;
}
