import { type CompletionItem, MarkupKind } from "vscode-languageserver-types";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import type { Block } from "../../core/outline/outline.js";
import { outlineToPlainText } from "../../core/outline/plain-text.js";
import type { Environment } from "../snapshot.js";
import type { Describe } from "./kind.js";
import { completionKinds } from "./kinds/index.js";

/** The client's capabilities for documentation. */
export interface DocumentationSupport {
  readonly markdown: boolean;
}

/** Adds the documentation to the selected item. */
export function resolveCompletion(
  item: CompletionItem,
  environment: Environment,
  { markdown }: DocumentationSupport = { markdown: true },
): CompletionItem {
  // An action has no data, because its label is its name and there are so many.
  const blocks = documentationOf(item.data ?? item.label, environment);
  if (!blocks || blocks.length === 0) return item;
  const documentation = markdown
    ? { kind: MarkupKind.Markdown, value: outlineToMarkdown(blocks) }
    : { kind: MarkupKind.PlainText, value: outlineToPlainText(blocks) };
  return { ...item, documentation };
}

/** The documentation for the data of an item. Clients may send any data. */
function documentationOf(data: unknown, environment: Environment): readonly Block[] | undefined {
  const subject = (
    typeof data === "string" ? { kind: "action", name: data } : typeof data === "object" && data !== null ? data : {}
  ) as Readonly<Record<string, unknown>>;
  return describers.get(String(subject["kind"]))?.(subject, environment);
}

const describers = new Map<string, Describe>(completionKinds.flatMap(({ describe = {} }) => Object.entries(describe)));
