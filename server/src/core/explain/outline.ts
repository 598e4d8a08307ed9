import { type Bilingual, format, type Language, type MessageArgs } from "../text/message.js";

/** A text in parts, before it is decided whether it becomes Markdown or lines on a terminal. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: Inline }
  | { readonly kind: "paragraph"; readonly text: Inline }
  | { readonly kind: "list"; readonly items: readonly Item[] };

export interface Item {
  readonly text: Inline;
  readonly items?: readonly Item[];
}

/** Running text; `code` is a name that is shown as it is written. */
export type Inline = readonly (string | { readonly code: string })[];

/** Names as code, parted as the language does it. */
export function codeList(names: readonly string[], language: Language): Inline {
  return names.flatMap((code, index) => (index === 0 ? [{ code }] : [language === "zh" ? "、" : ", ", { code }]));
}

/** A template in the reader's language, its places filled with texts or with pieces such as code. */
export function rich(template: Bilingual, args: Readonly<Record<string, string | number | Bilingual | Inline>>, language: Language): Inline {
  const plain: Record<string, MessageArgs[string]> = {};
  for (const [name, value] of Object.entries(args)) if (!isInline(value)) plain[name] = value;
  const parts = format({ en: mark(template.en, args), zh: mark(template.zh, args) }, plain, language).split(border);
  return parts.flatMap((part): Inline => {
    const value = part.startsWith(start) ? args[part.slice(start.length)] : undefined;
    return isInline(value) ? value : part === "" ? [] : [part];
  });
}

// Two characters that no text has: they part the template where pieces go in.
const border = "\u0000";
const start = "\u0001";

function mark(template: string, args: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => (isInline(args[name]) ? `${border}${start}${name}${border}` : place));
}

function isInline(value: unknown): value is Inline {
  return Array.isArray(value);
}
