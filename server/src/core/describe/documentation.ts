import type { Catalog } from "../catalog/catalog.js";
import { parseActionPattern } from "../catalog/pattern.js";
import { outlineToMarkdown } from "../outline/markdown.js";
import type { Language } from "../text/message.js";
import { describeAction } from "./action.js";
import { describeUnknownAction } from "./unknown-action.js";

/** An action as a page of its own in Markdown, below its name; of a name that the catalog does not hold, what that means. */
export function actionPage(name: string, catalog: Catalog, language: Language): string {
  const action = catalog.action(name);
  const blocks = action ? describeAction(action, catalog, language) : describeUnknownAction(parseActionPattern(name), catalog, language);
  return `# \`${(action?.name ?? name).replaceAll("`", "")}\`\n\n${outlineToMarkdown(blocks)}`;
}
