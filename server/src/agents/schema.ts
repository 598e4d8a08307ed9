import type { Bilingual, Language } from "../core/text/message.js";
import type { Schema } from "./tool.js";

/** Builders for the schemas of tools. */
export const string = (about?: Bilingual): Schema => ({ type: "string", ...(about ? { about } : {}) });
export const flag = (about: Bilingual): Schema => ({ type: "boolean", about });
export const count = (about?: Bilingual): Schema => ({ type: "integer", minimum: 0, ...(about ? { about } : {}) });
export const listOf = (items: Schema, about?: Bilingual): Schema => ({
  type: "array",
  items,
  ...(about ? { about } : {}),
});

type Properties = Readonly<Record<string, Schema>>;

/** An object that has exactly these properties. */
export function shape(required: Properties, optional: Properties = {}, about?: Bilingual): Schema {
  return {
    type: "object",
    ...(about ? { about } : {}),
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** A number of entries from 1 to `most`. */
export function limit(most: number, preset: number): Schema {
  return { type: "integer", minimum: 1, maximum: most, default: preset, about: limitText };
}

/** The schema in one language, as JSON Schema. */
export function schemaIn({ about, properties, items, ...schema }: Schema, language: Language): Record<string, unknown> {
  const inner = Object.entries(properties ?? {}).map(([name, one]) => [name, schemaIn(one, language)] as const);
  return {
    ...schema,
    ...(about ? { description: about[language] } : {}),
    ...(properties ? { properties: Object.fromEntries(inner) } : {}),
    ...(items ? { items: schemaIn(items, language) } : {}),
  };
}

const limitText: Bilingual = {
  en: "Maximum number of entries; the others are counted in 'omitted'.",
  zh: "最多返回的条数，其余计入 omitted。",
};
