/** A snippet in another notation: placeholders are kept, and the text between them is converted. */
export function snippetIn(snippet: string, write: (json: string) => string | undefined): string | undefined {
  const written = write(snippet.replace(/(?<!\\)\$(?=[{\d])/g, placeSign));
  return written?.replaceAll("\\$${", "\\$\\${").replaceAll(placeSign, "$");
}

const placeSign = "\ue000";
