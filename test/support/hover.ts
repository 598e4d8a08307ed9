import assert from "node:assert/strict";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { Language } from "../../server/src/core/text/message.js";
import { hover } from "../../server/src/features/hover/hover.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { readCursor } from "./fixture.js";

export interface HoverOptions {
  readonly language?: Language;
  readonly both?: boolean;
  readonly markdown?: boolean;
  /** The name of the document; by default "policy.json". */
  readonly name?: string;
}

/** The hover at the cursor with the text of its range; `undefined` if there is none. */
export function hoverAt(marked: string, catalog: Catalog, { language = "en", both = false, markdown = true, name = "policy.json" }: HoverOptions = {}): { value: string; about: string } | undefined {
  const { text, offset } = readCursor(marked);
  const features = { ...defaultFeatures, hoverLanguages: both ? (["zh", "en"] as const) : undefined };
  const document = new Snapshot(`file:///${name}`, 1, text, { catalog, rules: {}, language, features });
  const position = document.range({ start: offset, end: offset }).start;
  const snapshot = name.endsWith(".tf") ? (document.partAt(position) ?? document) : document;
  const found = hover(snapshot, position, { markdown });
  if (!found) return undefined;
  const { contents, range } = found;
  assert.ok(typeof contents === "object" && "kind" in contents && range);
  assert.equal(contents.kind, markdown ? "markdown" : "plaintext");
  return { value: contents.value, about: text.slice(document.offsetAt(range.start), document.offsetAt(range.end)) };
}
