// Opens the page of a client in Chromium, with the server in a worker, and does what every author does.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { until } from "../../scripts/editors/page.mjs";
import { openPage } from "../../scripts/editors/workbench.mjs";
import { openSite } from "../support/site.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const inProject = (path) => resolve(here, "../..", path);

export const policy = (...actions) => `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
${actions.map((action) => `        "${action}"`).join(",\n")}
      ]
    }
  ]
}
`;

/** The version of a client's package. */
export const versionOf = (name) => JSON.parse(readFileSync(inProject(`node_modules/${name}/package.json`), "utf8")).version;

/** Builds the page of a client, once for all its tests. `workers`: further scripts by name. `close` removes it. */
export async function buildClient(name, workers = {}) {
  const folder = mkdtempSync(join(tmpdir(), "client-"));
  const entryPoints = { client: join(here, `pages/${name}.mjs`), ...workers };
  await build({
    entryPoints, outdir: folder, bundle: true, format: "esm", logLevel: "error", loader: { ".ttf": "dataurl" }, absWorkingDir: inProject("."),
  });
  copyFileSync(inProject("dist/server.js"), join(folder, "server.js"));
  const site = await openSite(folder);
  const browser = await openPage();
  return {
    /** A new page with an open policy; `settings` are the initialization options of the server. */
    async open(settings, text) {
      writeFileSync(join(folder, "index.html"), `<!doctype html><link rel="stylesheet" href="client.css"><style>html, body { height: 95% }</style><body>
<script>globalThis.settings = ${JSON.stringify(settings)}; globalThis.policy = ${JSON.stringify(text)};</script><script type="module" src="client.js"></script></body>`);
      const page = await browser.browser.newPage();
      const problems = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(`${site.address}/index.html`);
      const ask = (what, ...args) =>
        page.evaluate(([name, values]) => globalThis.editor?.[name](...values), [what, args]);
      await until("the editor", () => page.evaluate(() => globalThis.editor !== undefined));
      return {
        page, ask, pageErrors: problems,
        diagnostics: () => until("the diagnostics", async () => { const all = await ask("problems"); return all.length > 0 && all; }),
        /** Puts the cursor behind the first occurrence of a text. */
        goTo: (after) => ask("goTo", after),
        text: () => ask("text"),
        published: () => ask("published"),
      };
    },
    async close() {
      await browser.close();
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
