/** A text as the value of an XML attribute. */
export function attribute(text: string): string {
  return content(text).replaceAll("\"", "&quot;").replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A text as XML content. XML cannot represent most control characters and lone surrogates. */
export function content(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
