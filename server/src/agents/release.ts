import type { Catalog } from "../core/catalog/catalog.js";
import type { Bilingual } from "../core/text/message.js";
import { shape, string } from "./schema.js";

const releaseText: Bilingual = {
  en: "The published tables, with the day of their newest page.",
  zh: "所用授权表及其最新页面的日期。",
};

/** The schema of `releaseOf`. */
export const releaseSchema = shape({ edition: string() }, { newest: string() }, releaseText);

/** The edition and the day of its newest page: the source of an answer. */
export function releaseOf({ release: { edition, newest } }: Catalog): { edition: string; newest?: string } {
  return { edition, ...(newest === undefined ? {} : { newest }) };
}
