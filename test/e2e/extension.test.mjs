// The tests of test/e2e/extension, run inside VS Code's extension host; each of them is one test here.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runExtensionTests } from "../support/extension-tests.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const extension = resolve(here, "../..");
const entry = join(extension, "dist-test/e2e/extension.cjs");
const folder = mkdtempSync(join(tmpdir(), "workspace-"));
try {
  await build({ entryPoints: [join(here, "extension/index.ts")], outfile: entry, bundle: true, platform: "node", format: "cjs", external: ["vscode"], sourcemap: "inline", logLevel: "warning" });
  const onTest = ({ title, error }) => test(title, () => { if (error) throw new Error(error); });
  await runExtensionTests({ extension, entry, folder, onTest });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
