// The same tests in the browser's extension host, where the extension is a worker and its server another one.
import { build } from "esbuild";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runWebExtensionTests } from "../../support/extension-tests.mjs";
import { openSite } from "../../support/site.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const extension = resolve(here, "../../..");
const entry = "dist-test/e2e/web.js";
const mark = `test report ${randomUUID()} `;
const folder = mkdtempSync(join(tmpdir(), "workspace-"));
const site = await openSite(extension);
try {
  await build({
    entryPoints: [join(extension, "test/e2e/extension/index.web.ts")], outfile: join(extension, entry), bundle: true, platform: "browser", format: "cjs", external: ["vscode"],
    alias: { "node:assert/strict": join(extension, "test/e2e/extension/web-assert.ts") }, define: { REPORT_MARK: JSON.stringify(mark) }, sourcemap: "inline", logLevel: "warning",
  });
  const onTest = ({ title, error }) => test(title, () => { if (error) throw new Error(error); });
  await runWebExtensionTests({ site: site.address, entry, folder, mark, onTest });
  test("only the bundles for a browser and the list that they ask for were loaded", () => {
    const bundles = site.asked.filter((path) => path.startsWith("/dist/"));
    if ([...new Set(bundles)].sort().join() !== "/dist/browser.js,/dist/server.js,/dist/terraform-apis.txt") throw new Error(bundles.join());
  });
} finally {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
