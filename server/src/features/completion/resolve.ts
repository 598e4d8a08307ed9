import { type CompletionItem, MarkupKind } from "vscode-languageserver-types";
import type { Catalog } from "../../core/catalog/catalog.js";
import { parseActionPattern } from "../../core/catalog/pattern.js";
import { outlineToMarkdown } from "../../core/explain/markdown.js";
import { type Block, type Inline, list, paragraph } from "../../core/explain/outline.js";
import type { PolicyKind } from "../../core/policy/model.js";
import { templates } from "../../core/templates/templates.js";
import type { Language } from "../../core/text/message.js";
import { describeConditionKey, describeOperator } from "../describe/condition.js";
import { actionDocumentation, wildcardDocumentation } from "../describe/documentation.js";
import { elementText } from "../describe/element-texts.js";
import { titleOf } from "../describe/title.js";
import { entitled, voice } from "../describe/voice.js";
import type { Environment } from "../snapshot.js";

/** Adds the documentation to the one item that the reader looks at. */
export function resolveCompletion(item: CompletionItem, environment: Environment): CompletionItem {
  const value = documentationOf(item.data, environment);
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

/** The client hands back what it was given, or anything else. */
function documentationOf(data: unknown, { catalog, language }: Environment): string | undefined {
  if (typeof data === "string") return describeNamed(data, catalog, language);
  const { kind, name = "", pattern = "", version = "", level, policy, id, adds } = (typeof data === "object" && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  switch (kind) {
    case "with-dependencies": {
      const description = describeNamed(String(name), catalog, language);
      return description && Array.isArray(adds) ? `${describeGrants(adds.map(String), catalog, language)}\n\n${description}` : description;
    }
    case "wildcard": {
      const wildcard = parseActionPattern(String(pattern));
      return wildcardDocumentation(wildcard, catalog, language);
    }
    case "template":
      return templates.find((template) => template.id === id)?.description[language];
    case "operator":
      return written(describeOperator(String(name), String(version), language));
    case "condition-key":
      return written(describeConditionKey(String(name), String(version), language));
    case "element": {
      const text = elementText(level === "policy" ? "policy" : "statement", String(name), policy as PolicyKind);
      return text && written([entitled(String(name), text, language)]);
    }
    default:
      return undefined;
  }
}

function written(blocks: readonly Block[]): string | undefined {
  return blocks.length === 0 ? undefined : outlineToMarkdown(blocks);
}

function describeNamed(name: string, catalog: Catalog, language: Language): string | undefined {
  const action = catalog.action(name);
  return action && actionDocumentation(action, catalog, language);
}

/** What an item grants beside its action comes first: nobody must have to look for it. */
function describeGrants(adds: readonly string[], catalog: Catalog, language: Language): string {
  const named = adds.map((name): { text: Inline } => {
    const action = catalog.action(name);
    const title = action ? titleOf(action, language) : "";
    return { text: [{ code: name }, ...(title === "" ? [] : [" — ", title])] };
  });
  return outlineToMarkdown([paragraph(voice(language)(adds.length === 1 ? alsoOne : alsoMany, { count: String(adds.length) })), list(named)]);
}

const alsoOne = { en: "Also allows 1 action, which it depends on:", zh: "同时允许其依赖的 1 个授权项：" };
const alsoMany = { en: "Also allows {count} actions, which it depends on:", zh: "同时允许其依赖的 {count} 个授权项：" };
