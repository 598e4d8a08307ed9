import { build } from "esbuild";
import { project } from "./prepare.mjs";

/** The exports of a source file of the product in TypeScript, for scripts that need its functions or data. */
export async function importSource(path) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "./${path}";`, resolveDir: project, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}
