import test from "node:test";
import { explanationToMarkdown } from "../../../server/src/core/describe/explanation/explanation.js";
import { explain } from "../../../server/src/core/explain/explain.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { realCatalog } from "../../support/catalog.js";
import { checkGolden } from "../../support/fixture.js";
import { explained } from "./policies.js";

const catalog = realCatalog();

/** Shortens folds to their first lines, because the rest and the number of actions depend on the catalog. */
function withShortFolds(markdown: string): string {
  return markdown.replace(/\b1,\d{3}\b/g, "1,…").replace(/(<\/summary>\n\n(?:.*\n){4})[^]*?\n(?=\n<\/details>)/g, "$1- …\n");
}

for (const [name, policy] of Object.entries(explained)) {
  test(`explain on the real catalog, in both languages: ${name} (golden)`, () => {
    const file = parsePolicyFile(JSON.stringify(policy));
    const [en, zh] = (["en", "zh"] as const).map((language) => withShortFolds(explanationToMarkdown(explain(file, catalog, language), language)));
    checkGolden(`explain/${name}.md`, `${JSON.stringify(policy)}\n\n${en}\n---\n\n${zh}`);
  });
}
