// The arguments of `npm test -- …`: names of parts, test files or folders, or a single rule.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix, relative, resolve } from "node:path";
import { project } from "./prepare.mjs";

const parts = ["unit", "editor", "ui", "web", "site", "neovim", "emacs", "clients", "bench"];

export const filesUnder = (folder, ending) => readdirSync(join(project, folder), { recursive: true })
  .map((name) => join(folder, name).replaceAll("\\", "/"))
  .filter((name) => name.endsWith(ending))
  .sort();

/** The folders of test files of each part. Unit tests are bundled before they run. */
const homes = [
  { part: "ui", files: () => filesUnder("test/e2e/ui", ".test.mjs") },
  { part: "web", files: () => filesUnder("test/e2e/web", ".test.mjs") },
  { part: "site", files: () => filesUnder("test/e2e/site", ".test.mjs") },
  { part: "editor", files: () => ["test/e2e/extension.test.mjs"] },
  { part: "neovim", files: () => ["test/neovim/neovim.test.mjs"] },
  { part: "emacs", files: () => filesUnder("test/emacs", ".test.mjs") },
  { part: "clients", files: () => filesUnder("test/clients", ".test.mjs") },
  { part: "bench", files: () => ["bench/run.mjs"] },
  { part: "unit", files: () => filesUnder("test", ".test.ts").filter((file) => !file.startsWith("test/e2e/")) },
];

/**
 * Groups UI tests that share a workbench into lanes, each of them one process, if all of their files are requested.
 * Lanes run in parallel, the longest first. Returns the files to run, each with the test files that it runs.
 */
export function lanesOf(files) {
  const lanes = filesUnder("test/e2e/ui/lanes", ".mjs").map((lane) => ({ lane, holds: heldBy(lane) }));
  const whole = lanes.filter(({ holds }) => holds.every((file) => files.includes(file)));
  const alone = files.filter((file) => !whole.some(({ holds }) => holds.includes(file)));
  return new Map([...whole.map(({ lane, holds }) => [lane, holds]), ...alone.map((file) => [file, [file]])]);
}

const heldBy = (lane) => [...readFileSync(join(project, lane), "utf8").match(/\[(.*?)\]/)[1].matchAll(/"([^"]+)"/g)].map(([, name]) => `test/e2e/ui/${name}.test.mjs`);

/**
 * Interprets the arguments. `files`: the test files of each part (all without arguments). `isWhole`: all unit tests are
 * requested, and with them the checks of types and style. `named`: a pattern for the names of tests if only some are
 * requested. Or `problem`: an error message.
 */
export function askedFor(args) {
  const update = args.includes("--update");
  const words = args.filter((argument) => argument !== "--update");
  if (words[0] === "rule") return askedForRule(words.slice(1), update);
  const files = {};
  for (const word of words.length > 0 ? words : parts) {
    const found = parts.includes(word)
      ? homes.filter(({ part }) => part === word).map(({ part, files: all }) => [part, all()])
      : underPath(word);
    if (found.length === 0) return { problem: unknown(word) };
    for (const [part, some] of found) files[part] = [...new Set([...(files[part] ?? []), ...some])];
  }
  return { files, update, isWhole: words.length === 0 || words.includes("unit") };
}

/** The test files at a path, which may be a folder, each with its part. */
function underPath(word) {
  const path = relative(project, resolve(word)).replaceAll("\\", "/");
  if (path.startsWith("..") || !existsSync(join(project, path))) return [];
  return homes.map(({ part, files }) => [part, files().filter((file) => file === path || file.startsWith(posix.join(path, "/")))]).filter(([, files]) => files.length > 0);
}

function unknown(word) {
  const path = resolve(word);
  const what = existsSync(path) ? `There are no test files at "${word}".` : `There is no part, test file or folder "${word}".`;
  const inEditor = relative(project, path).replaceAll("\\", "/").startsWith("test/e2e/extension/") ? " The tests of test/e2e/extension run together: npm test -- editor." : "";
  return `${what}${inEditor} The parts are ${parts.join(", ")}; "rule <id>" runs the tests of one rule, and --update rewrites golden files.`;
}

function askedForRule([id, ...more], update) {
  const ids = filesUnder("server/src/core/rules", ".ts").map((file) => posix.basename(file, ".ts")).filter((name) => name !== "index");
  if (id === undefined) return { problem: "Which rule? npm test -- rule <id>" };
  if (more.length > 0) return { problem: `One rule at a time: "${more[0]}" is too much.` };
  if (!ids.includes(id)) {
    const near = ids.filter((name) => name.split("-").some((word) => id.split("-").includes(word)));
    return { problem: `There is no rule "${id}". ${near.length > 0 ? `Similar: ${near.join(", ")}.` : "docs/rules/README.md lists them."}` };
  }
  const isAbout = (file) => readFileSync(join(project, file), "utf8").includes(id);
  const unit = homes.at(-1).files().filter((file) => file === "test/core/rules/rule-pages.test.ts" || isAbout(file));
  return { files: { unit }, update, named: `(?<![\\w-])${id}(?![\\w-])` };
}
