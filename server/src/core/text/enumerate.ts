import type { Bilingual } from "./message.js";

/** Names in a row, with the separators of each language. Above `most` names the rest is counted. */
export function enumerate(names: readonly string[], most = names.length): Bilingual {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  return {
    en: shown.join(", ") + (rest > 0 ? ` (+${rest})` : ""),
    zh: shown.join("、") + (rest > 0 ? ` 等 ${names.length} 项` : ""),
  };
}
