// npm run site    builds dist/site: the playground and the catalog browser, for any static host or from a folder
import { build } from "esbuild";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { common, server, shipped } from "./bundles.mjs";
import { catalogInside } from "./packed-catalog.mjs";
import { project } from "./prepare.mjs";
import { noticeOf } from "./site/notice.mjs";
import { rulePages } from "./site/rule-pages.mjs";

const source = join(project, "client/site");

/** Builds the site in a folder, which is replaced. Throws if anything is wrong, also for a warning of the bundler. */
export async function buildSite(folder) {
  const draft = mkdtempSync(join(project, "node_modules/.site-"));
  try {
    const { metafile } = await strict({
      metafile: true,
      entryPoints: { app: join(source, "main.ts") },
      outdir: draft,
      bundle: true,
      minify: true,
      format: "iife",
      platform: "browser",
      target: "es2022",
      charset: "utf8",
      loader: { ".txt": "text" },
      plugins: [exampleTexts],
    });
    await strict({ entryPoints: { app: join(source, "style/app.css") }, outdir: draft, bundle: true, minify: true });
    writeFileSync(join(draft, "NOTICE.txt"), noticeOf(metafile, project));
    writeFileSync(join(draft, "server.js"), part("server", await serverText()));
    writeFileSync(join(draft, "rules.js"), part("rules", await rulePages(project)));
    copyFileSync(join(source, "index.html"), join(draft, "index.html"));
    copyFileSync(join(project, "icon.png"), join(draft, "icon.png"));
    // A temporary folder is private, and a web server must read this one.
    chmodSync(draft, 0o755);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, ".."), { recursive: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Resolves `import text from "example:name"` to the text of `examples/name`. */
const exampleTexts = {
  name: "example-texts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^example:/ }, ({ path }) => ({ path: path.slice("example:".length), namespace: "example" }));
    onLoad({ filter: /.*/, namespace: "example" }, ({ path }) => ({
      contents: readFileSync(join(project, "examples", path), "utf8"),
      loader: "text",
    }));
  },
};

/** The server bundle of the extension, `dist/server.js`, built with the same settings. */
async function serverText() {
  const { outputFiles } = await strict({ ...shipped(common(catalogInside)), ...server, minify: true, write: false, outdir: "dist" });
  return outputFiles.find(({ path }) => path.endsWith("server.js")).text;
}

/** A script that provides a part of the site: see client/site/server/parts.ts. */
function part(name, content) {
  // Valid JSON is valid JavaScript, also with its line separators.
  return `siteParts.provide(${JSON.stringify(name)}, ${JSON.stringify(content)});\n`;
}

async function strict(options) {
  const result = await build({ logLevel: "error", ...options });
  if (result.warnings.length > 0) throw new Error(result.warnings.map(({ text, location }) => `${location?.file ?? ""}: ${text}`).join("\n"));
  return result;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = join(project, "dist/site");
  await buildSite(folder);
  console.log(`The site is in ${relative(process.cwd(), folder)}. Open ${pathToFileURL(join(folder, "index.html")).href} or copy the folder to a web server.`);
}
