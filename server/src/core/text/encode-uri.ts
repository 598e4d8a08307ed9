/** A text as one part of a URI. Lone surrogates, which a URI cannot have, become U+FFFD. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}
