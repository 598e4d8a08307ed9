import { importSource } from "../import-source.mjs";

/** The rule list of the product; no rule is named here. */
export async function readRules() {
  const { rules } = await importSource("server/src/core/rules/index.ts");
  return rules;
}
