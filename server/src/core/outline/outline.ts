import { type Bilingual, format, type Language } from "../text/message.js";
import { pushAll } from "../text/push-all.js";

/** A structured text that can be printed as Markdown, as plain text or on a terminal. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: Inline }
  | { readonly kind: "paragraph"; readonly text: Inline }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  /** A long list that the reader can open. */
  | { readonly kind: "fold"; readonly text: Inline; readonly items: readonly Item[] };

export interface Item {
  readonly text: Inline;
  readonly items?: readonly Item[];
}

/** Running text. */
export type Inline = readonly Piece[];

export type Piece =
  | string
  /** A name that is shown as written. */
  | { readonly code: string }
  /** Important text. */
  | { readonly strong: string }
  /** The title of a page, and its URL. */
  | { readonly link: string; readonly href: string }
  /** Starts the next line of the same paragraph. */
  | { readonly break: true };

/** A piece without formatting. */
export function textOf(piece: Piece): string {
  if (typeof piece === "string") return piece;
  if ("code" in piece) return piece.code;
  if ("strong" in piece) return piece.strong;
  return "link" in piece ? piece.link : "\n";
}

/** Running text without formatting. */
export function plainText(text: Inline): string {
  return text.map(textOf).join("");
}

export function paragraph(text: Inline): Block {
  return { kind: "paragraph", text };
}

export function list(items: readonly Item[]): Block {
  return { kind: "list", items };
}

/** Names as code, with the separators of the language. */
export function codeList(names: readonly string[], language: Language): Inline {
  return joined(names.map((code) => [{ code }]), language === "zh" ? "、" : ", ");
}

/** Texts in a row with a separator. */
export function joined(texts: readonly Inline[], separator: string): Inline {
  return texts.flatMap((text, index) => (index === 0 ? text : [separator, ...text]));
}

export type RichArgs = Readonly<Record<string, string | number | Bilingual | Inline>>;

const marks = /`([^`]+)`|\*\*([^*]+)\*\*|\{(\w+)\}/;

/**
 * A template in the reader's language, its places filled with texts or with pieces such as code. In the template, and
 * in bilingual values, `code` and **strong** are formatting; in other values they are plain characters.
 */
export function rich(template: Bilingual, args: RichArgs, language: Language): Inline {
  const pieces: Piece[] = [];
  let rest = template[language];
  for (let found = marks.exec(rest); found; found = marks.exec(rest)) {
    const [all, code, strong, place] = found;
    pieces.push(rest.slice(0, found.index));
    if (code !== undefined) pieces.push({ code: fill(code, args, language) });
    else if (strong !== undefined) pieces.push({ strong: fill(strong, args, language) });
    else pushAll(pieces, valueOf(args[place!], all, language));
    rest = rest.slice(found.index + all.length);
  }
  return withoutSeams([...pieces, rest]);
}

/** Merges adjacent texts. */
function withoutSeams(pieces: Inline): Inline {
  const joint: Piece[] = [];
  for (const piece of pieces) {
    const last = joint.at(-1);
    if (typeof piece === "string" && typeof last === "string") joint[joint.length - 1] = last + piece;
    else if (piece !== "") joint.push(piece);
  }
  return joint;
}

function valueOf(value: RichArgs[string] | undefined, otherwise: string, language: Language): Inline {
  if (value === undefined) return [otherwise];
  if (typeof value !== "object") return [String(value)];
  return "en" in value ? rich(value, {}, language) : value;
}

function fill(text: string, args: RichArgs, language: Language): string {
  const plain = Object.entries(args).map(
    ([name, value]) => [name, typeof value === "object" && !("en" in value) ? plainText(value) : value] as const,
  );
  return format({ en: text, zh: text }, Object.fromEntries(plain), language);
}
