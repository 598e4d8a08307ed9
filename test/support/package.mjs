// The packaged extension, built once for all tests of a process.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const project = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
let made;

/** Its full path. */
export function packaged() {
  if (!made) {
    execFileSync(process.execPath, ["scripts/package.mjs"], { cwd: project });
    const { name, version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    made = join(project, `${name}-${version}.vsix`);
  }
  return made;
}
