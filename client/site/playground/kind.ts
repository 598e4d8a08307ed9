/** What a pasted text is, as far as the editor and the server must know. */
export type Kind = "json" | "jsonc" | "terraform";

/**
 * The document of each kind. The server goes by its name. A text with comments may have them, and they are left out
 * when it is copied. Any other text must be as the console accepts it: without a comma at the end of a list.
 */
export const documents: Readonly<Record<Kind, { readonly uri: string; readonly languageId: string }>> = {
  json: { uri: "file:///policy.json", languageId: "json" },
  jsonc: { uri: "file:///policy.jsonc", languageId: "jsonc" },
  terraform: { uri: "file:///main.tf", languageId: "terraform" },
};

/** Blocks and attributes at the start of a line, as only Terraform has them. */
const block =
  /^[ \t]*(?:(?:resource|data)\s+"[^"\n]*"\s+"[^"\n]*"|(?:module|provider|variable|output)\s+"[^"\n]*"|(?:locals|terraform))\s*\{/m;

/** The kind of a text. A text that begins like JSON is JSON; anything else is Terraform if it has a block. */
export function kindOf(text: string): Kind {
  const start = text.replace(/^(?:\s|\/\/[^\n]*|#[^\n]*|\/\*[^]*?\*\/|\ufeff)+/, "");
  return !/^[{["“｛]/.test(start) && block.test(start) ? "terraform" : hasComment(text) ? "jsonc" : "json";
}

/**
 * Curly quotes are strings, too, because `/*` in a resource does not begin a comment. A string without an end takes the
 * rest of its line: if each of its escaped quotes began another attempt, a long line would take minutes.
 */
function hasComment(text: string): boolean {
  return /\/[/*]/.test(text.replace(/"(?:[^"\\\n]|\\.)*"?|[“”][^“”\n]*[“”]/g, ""));
}
