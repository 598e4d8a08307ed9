import type { Writing } from "./environment.js";

/** A snippet in another notation: placeholders are kept, and the text between them is converted. */
function snippetIn(snippet: string, write: (json: string) => string | undefined): string | undefined {
  const written = write(snippet.replace(/(?<!\\)\$(?=[{\d])/g, placeSign));
  return written?.replaceAll("\\$${", "\\$\\${").replaceAll(placeSign, "$");
}

/** Writes JSON or a snippet of it in the notation of `write`. */
export function writerIn(write: (json: string) => string | undefined): Writing["write"] {
  return (json, isSnippet) => (isSnippet ? snippetIn(json, write) : write(json));
}

const placeSign = "\ue000";
