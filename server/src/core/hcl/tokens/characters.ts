/** Whether a name begins at an offset: a letter of any script, or `_`. */
export function isNameStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
  start.lastIndex = at;
  return start.test(text);
}

/** The end of the name that begins at an offset: letters, digits, `_` and `-`. */
export function nameEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (
      (code >= 97 && code <= 122)
      || (code >= 65 && code <= 90)
      || (code >= 48 && code <= 57)
      || code === 95
      || code === 45
    )
      at++;
    else if (code >= 128) {
      rest.lastIndex = at;
      if (rest.test(text)) at = rest.lastIndex;
      else if (isHidden(text, at)) at++;
      else return at;
    } else return at;
  }
}

/** Whether there is a character without a shape inside a name. HCL does not allow it, and its author cannot see it. */
function isHidden(text: string, at: number): boolean {
  return hidden.test(text[at]!) && /^[\p{ID_Continue}-]/u.test(text.slice(at + 1, at + 3));
}

const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

export function numberEnd(text: string, from: number): number {
  number.lastIndex = from;
  return number.test(text) ? number.lastIndex : from + 1;
}

/** The start of the line of an offset. */
export function lineStartAt(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** The end of the line of an offset, before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length;
  return end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

const start = /\p{ID_Start}/uy;
const rest = /\p{ID_Continue}+/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
