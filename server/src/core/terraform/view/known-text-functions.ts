// Functions of texts. Source: https://developer.hashicorp.com/terraform/language/functions

import { isList, isText, type KnownFunction, type KnownValue, scalarText } from "./known-data.js";

const onText = (change: (text: string, ...others: readonly string[]) => KnownValue | undefined, count = 1) =>
  (values: readonly KnownValue[]) =>
    values.length === count && values.every(isText) ? change(values[0]!, ...values.slice(1)) : undefined;

/** Terraform counts other characters in another way than UTF-16, and has its own rules for their letter case. */
const onAscii = (change: (text: string, ...others: readonly string[]) => string | undefined, count = 1) =>
  onText((...texts) => (texts.every(isAscii) ? change(...texts) : undefined), count);

/** They return `undefined` for arguments of other types, and for what is not certain. */
export const textFunctions: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ["format", formatted],
  ["formatlist", formattedList],
  ["join", ([separator, ...lists]) => {
    const items = lists.every(isList) ? lists.flat() : undefined;
    return isText(separator) && items?.every(isText) ? items.join(separator) : undefined;
  }],
  ["lower", onAscii((text) => text.toLowerCase())],
  ["upper", onAscii((text) => text.toUpperCase())],
  ["title", onAscii((text) => text.replace(/(?<!\w)[a-z]/g, (letter) => letter.toUpperCase()))],
  ["trimspace", onAscii((text) => text.trim())],
  ["trim", onAscii((text, signs) => trimmed(text, signs!), 2)],
  ["chomp", onText((text) => text.replace(/[\r\n]+$/, ""))],
  ["strrev", onAscii((text) => [...text].reverse().join(""))],
  ["substr", ([text, offset, length, ...others]) =>
    isText(text) && isAscii(text) && typeof offset === "number" && typeof length === "number" && others.length === 0
      ? part(text, offset, length)
      : undefined],
  ["trimprefix", onText((text, prefix) => (text.startsWith(prefix!) ? text.slice(prefix!.length) : text), 2)],
  ["trimsuffix", onText(
    (text, suffix) => (suffix !== "" && text.endsWith(suffix!) ? text.slice(0, -suffix!.length) : text),
    2,
  )],
  // A pattern between slashes is a regular expression.
  ["replace", onText((text, old, by) => (/^\/.*\/$/.test(old!) ? undefined : text.replaceAll(old!, () => by!)), 3)],
  ["startswith", onText((text, prefix) => text.startsWith(prefix!), 2)],
  ["endswith", onText((text, suffix) => text.endsWith(suffix!), 2)],
  ["strcontains", onText((text, wanted) => text.includes(wanted!), 2)],
  ["tostring", ([value, ...others]) => (others.length > 0 ? undefined : scalarText(value))],
  ["split", onText((separator, text) => (separator === "" ? undefined : text!.split(separator)), 2)],
]);

/** A verb of `format` with its argument by number, if it has one: `%s`, `%[2]s`. */
const verbs = /%(?:\[(\d+)\])?(.?)/gsu;

/** `format` with the verbs `%s`, `%d`, `%v` and `%%`. All of its arguments must be used. */
function formatted([template, ...values]: readonly KnownValue[]): string | undefined {
  if (!isText(template)) return undefined;
  let next = 0;
  let used = 0;
  let isKnown = true;
  const text = template.replace(verbs, (_all, number: string | undefined, verb: string) => {
    if (verb === "%" && number === undefined) return "%";
    if (number !== undefined) next = Number(number) - 1;
    const value = values[next++];
    used = Math.max(used, next);
    const written = verbText(verb, value);
    isKnown &&= written !== undefined;
    return written ?? "";
  });
  return isKnown && used === values.length ? text : undefined;
}

/** What `format` writes for `s`, `v` and `d`; `undefined` for other verbs, and for values that these do not take. */
export function verbText(verb: string, value: KnownValue | undefined): string | undefined {
  const text = scalarText(value);
  if (verb !== "d") return /^[sv]$/.test(verb) ? text : undefined;
  return typeof value !== "boolean" && text !== undefined && /^(?:0|-?[1-9]\d{0,14})$/.test(text) ? text : undefined;
}

/** `format` for each item of lists of the same length; other arguments are the same each time. */
function formattedList([template, ...values]: readonly KnownValue[]): readonly string[] | undefined {
  const lengths = new Set(values.flatMap((value) => (isList(value) ? [value.length] : [])));
  const [length = 1] = lengths;
  if (template === undefined || lengths.size > 1) return undefined;
  const items = Array.from({ length }, (_, index) =>
    formatted([template, ...values.flatMap((value) => (isList(value) ? value.slice(index, index + 1) : [value]))]),
  );
  return items.every((one) => one !== undefined) ? items : undefined;
}

function trimmed(text: string, signs: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && signs.includes(text[start]!)) start++;
  while (start < end && signs.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** A negative offset counts from the end, a negative length is the rest. */
function part(text: string, offset: number, length: number): string | undefined {
  if (offset < -text.length || (offset < 0 && length === 0)) return undefined;
  const start = offset < 0 ? text.length + offset : offset;
  return length < 0 ? text.slice(start) : text.slice(start, start + length);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
