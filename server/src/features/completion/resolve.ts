import { type CompletionItem, MarkupKind } from "vscode-languageserver-types";
import type { Catalog } from "../../core/catalog/catalog.js";
import { parseActionPattern } from "../../core/catalog/pattern.js";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import { type Block, type Inline, list, paragraph } from "../../core/outline/outline.js";
import { outlineToPlainText } from "../../core/outline/plain-text.js";
import type { PolicyKind } from "../../core/policy/model.js";
import { templates } from "../../core/templates/templates.js";
import type { Language } from "../../core/text/message.js";
import { describeAction } from "../../core/describe/action.js";
import { describeConditionKey, describeOperator } from "../../core/describe/condition.js";
import { describeIdentityAction } from "../../core/describe/identity-action.js";
import { elementText } from "../../core/describe/element-texts.js";
import { titleOf } from "../../core/describe/title.js";
import { entitled, voice } from "../../core/describe/voice.js";
import { describeWildcard } from "../../core/describe/wildcard.js";
import type { Environment } from "../snapshot.js";

/** What the client can show of a documentation. */
export interface DocumentationSupport {
  readonly markdown: boolean;
}

/** Adds the documentation to the one item that the reader looks at. */
export function resolveCompletion(item: CompletionItem, environment: Environment, { markdown }: DocumentationSupport = { markdown: true }): CompletionItem {
  const blocks = documentationOf(item.data, environment);
  if (!blocks || blocks.length === 0) return item;
  const documentation = markdown ? { kind: MarkupKind.Markdown, value: outlineToMarkdown(blocks) } : { kind: MarkupKind.PlainText, value: outlineToPlainText(blocks) };
  return { ...item, documentation };
}

/** The client hands back what it was given, or anything else. */
function documentationOf(data: unknown, { catalog, language }: Environment): readonly Block[] | undefined {
  if (typeof data === "string") return describeNamed(data, catalog, language);
  const { kind, name = "", pattern = "", version = "", level, policy, id, adds } = (typeof data === "object" && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  switch (kind) {
    case "with-dependencies": {
      const description = describeNamed(String(name), catalog, language);
      return description && Array.isArray(adds) ? [...describeGrants(adds.map(String), catalog, language), ...description] : description;
    }
    case "wildcard":
      return describeWildcard(parseActionPattern(String(pattern)), catalog, language);
    case "identity-action": {
      const action = catalog.identity?.action(String(name));
      return action && describeIdentityAction(action, language);
    }
    case "template":
      return templates.filter((template) => template.id === id).map(({ description }) => paragraph([description[language]]));
    case "operator":
      return describeOperator(String(name), String(version), language);
    case "condition-key":
      return describeConditionKey(String(name), String(version), language);
    case "element": {
      const text = elementText(level === "policy" ? "policy" : "statement", String(name), policy as PolicyKind);
      return text && [entitled(String(name), text, language)];
    }
    default:
      return undefined;
  }
}

function describeNamed(name: string, catalog: Catalog, language: Language): readonly Block[] | undefined {
  const action = catalog.action(name);
  return action && describeAction(action, catalog, language);
}

/** What an item grants beside its action comes first: nobody must have to look for it. */
function describeGrants(adds: readonly string[], catalog: Catalog, language: Language): Block[] {
  const named = adds.map((name): { text: Inline } => {
    const action = catalog.action(name);
    const title = action ? titleOf(action, language) : "";
    return { text: [{ code: name }, ...(title === "" ? [] : [" — ", title])] };
  });
  return [paragraph(voice(language)(adds.length === 1 ? alsoOne : alsoMany, { count: String(adds.length) })), list(named)];
}

const alsoOne = { en: "Also allows 1 action, which it depends on:", zh: "同时允许其依赖的 1 个授权项：" };
const alsoMany = { en: "Also allows {count} actions, which it depends on:", zh: "同时允许其依赖的 {count} 个授权项：" };
