import type { Catalog } from "../../core/catalog/catalog.js";
import type { Action } from "../../core/catalog/model.js";
import { type ActionPattern, parseActionPattern } from "../../core/catalog/pattern.js";
import { outlineToMarkdown } from "../../core/explain/markdown.js";
import type { Language } from "../../core/text/message.js";
import { describeAction } from "./action.js";
import { describeUnknownAction } from "./unknown-action.js";
import { describeWildcard } from "./wildcard.js";

/** An action as Markdown, for a reader who sees its name beside it. */
export function actionDocumentation(action: Action, catalog: Catalog, language: Language): string {
  return outlineToMarkdown(describeAction(action, catalog, language));
}

/** What a wildcard stands for, as Markdown. */
export function wildcardDocumentation(pattern: ActionPattern, catalog: Catalog, language: Language): string {
  return outlineToMarkdown(describeWildcard(pattern, catalog, language));
}

/** The same as a page of its own below the name; of a name that the catalogue does not hold, what that means. */
export function actionPage(name: string, catalog: Catalog, language: Language): string {
  const action = catalog.action(name);
  const blocks = action ? describeAction(action, catalog, language) : describeUnknownAction(parseActionPattern(name), catalog, language);
  return `# \`${(action?.name ?? name).replaceAll("`", "")}\`\n\n${outlineToMarkdown(blocks)}`;
}
