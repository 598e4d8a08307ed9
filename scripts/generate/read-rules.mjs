import { build } from "esbuild";
import { project } from "../prepare.mjs";

/** The rule list of the product; no rule is named here. */
export async function readRules() {
  const entry = 'export { rules } from "./server/src/core/rules/index.ts";';
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: project, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  const { rules } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  return rules;
}
