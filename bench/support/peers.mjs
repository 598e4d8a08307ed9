// The programs that the product is compared with: pinned in bench/package-lock.json, installed on first use.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { npm } from "../../scripts/prepare.mjs";
import { project } from "./packages.mjs";

const folder = join(project, "bench");
const made = join(folder, "node_modules/.package-lock.json");

/** Installs the peers if necessary and returns their paths; throws an error that says what is missing. */
export async function peers() {
  if (!existsSync(made) || statSync(made).mtimeMs < statSync(join(folder, "package-lock.json")).mtimeMs) {
    console.log("Installing the programs to compare with (npm ci in bench/) …");
    const { ok, output } = await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
    if (!ok)
      throw new Error(
        `npm ci in bench/ failed, so there is nothing to compare with. \`npm run bench -- --quick\` needs no other programs.\n${output.trim()}`,
      );
  }
  const packages = join(folder, "node_modules");
  return {
    jsonServer: join(packages, "vscode-langservers-extracted/bin/vscode-json-language-server"),
    biome: join(
      packages,
      `@biomejs/cli-${process.platform}-${process.arch}`,
      process.platform === "win32" ? "biome.exe" : "biome",
    ),
  };
}
