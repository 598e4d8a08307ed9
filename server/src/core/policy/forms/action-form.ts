import { languages, type PolicyLanguage } from "../../language/policy-languages.js";

/** The form of a string in an `Action` list, and the actions that it most likely means. */
export interface ActionForm {
  readonly kind:
    | "action"
    | "several"
    | "forbidden-characters"
    | "full-width"
    | "short-wildcard"
    | "wrong-parts"
    | "empty-part"
    | "odd-characters"
    | "empty";
  readonly names: readonly string[];
}

/** Characters between actions that were written into one string. */
const separators = /[\s,;，；、]+/;

const wellFormed: ActionForm = { kind: "action", names: [] };

/** Accepts any text. A valid action of the language, also with wildcards, is of the kind "action". */
export function describeForm(written: string, language: PolicyLanguage = languages["1.1"]): ActionForm {
  const isRead = language.parseAction(written).parts !== undefined;
  if (isRead && isWrittenInFull(written, language.actionForm)) return wellFormed;
  const meant = inHalfWidth(written);
  if (meant.trim() === "") return { kind: "empty", names: [] };
  if (written !== meant) return form(meant, "full-width", language);
  if (separators.test(written)) return form(meant, "forbidden-characters", language);
  const parts = written.split(":");
  if (parts.length === 3) return { kind: emptyPart(parts, language) ? "empty-part" : "odd-characters", names: [] };
  const long = written === "*" ? "*:*:*" : `${written}:*`;
  const isShort = isRead || (parts.length === 2 && parts[1] === "*" && language.parseAction(long).parts !== undefined);
  return isShort ? { kind: "short-wildcard", names: [long] } : { kind: "wrong-parts", names: [] };
}

function form(meant: string, kind: "forbidden-characters" | "full-width", language: PolicyLanguage): ActionForm {
  const isWhole = (name: string) =>
    language.parseAction(name).parts !== undefined && isWrittenInFull(name, language.actionForm);
  const parts = meant.split(separators).filter((name) => name !== "");
  if (parts.length > 1 && parts.every(isWhole)) return { kind: "several", names: parts };
  // A blank at an end or next to a colon is a slip. A blank inside a word leaves the meaning unclear.
  const tightened = parts
    .join(" ")
    .split(":")
    .map((part) => part.trim())
    .join(":");
  return { kind, names: isWhole(tightened) ? [tightened] : [] };
}

/** Whether the form is complete. The short forms "*" and "ecs:*" are understood in 1.1 but must not be proposed. */
export function isWrittenInFull(name: string, actionForm: PolicyLanguage["actionForm"]): boolean {
  return name.indexOf(":") !== name.lastIndexOf(":") || (actionForm === "three-parts-or-any" && name === "*");
}

function emptyPart([service, type, operation]: readonly string[], { actionForm }: PolicyLanguage): boolean {
  return service === "" || operation === "" || (type === "" && actionForm === "three-parts");
}

/** Replaces full-width characters of a Chinese keyboard and quotes that a word processor put inside the quotes. */
function inHalfWidth(written: string): string {
  return written
    .replaceAll("：", ":")
    .replaceAll("＊", "*")
    .replace(/[“”‘’＂]/g, "");
}
