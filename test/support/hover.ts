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
}

/** The hover at the cursor with the text of its range; `undefined` if there is none. */
export function hoverAt(marked: string, catalog: Catalog, { language = "en", both = false, markdown = true }: HoverOptions = {}): { value: string; about: string } | undefined {
  const { text, offset } = readCursor(marked);
  const features = { ...defaultFeatures, hoverLanguages: both ? (["zh", "en"] as const) : undefined };
  const snapshot = new Snapshot("file:///policy.json", 1, text, { catalog, rules: {}, language, features });
  const found = hover(snapshot, snapshot.range({ start: offset, end: offset }).start, { markdown });
  if (!found) return undefined;
  const { contents, range } = found;
  assert.ok(typeof contents === "object" && "kind" in contents && range);
  assert.equal(contents.kind, markdown ? "markdown" : "plaintext");
  return { value: contents.value, about: text.slice(snapshot.offsetAt(range.start), snapshot.offsetAt(range.end)) };
}
