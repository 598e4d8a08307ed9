import { isAction } from "../read.js";

/** What a string of an `Action` list is, and the actions that it most probably means. */
export interface ActionForm {
  readonly kind: "action" | "several" | "forbidden-characters" | "full-width" | "short-wildcard" | "wrong-parts" | "empty-part" | "odd-characters" | "empty";
  readonly names: readonly string[];
}

/** Characters that part actions where somebody forgot to part the strings. */
const separators = /[\s,;，；、]+/;

/** Takes any text. A sound action, wildcards included, is of the kind "action". */
export function describeForm(written: string): ActionForm {
  const meant = inHalfWidth(written);
  if (meant.trim() === "") return { kind: "empty", names: [] };
  if (written !== meant) return form(meant, "full-width");
  if (separators.test(written)) return form(meant, "forbidden-characters");
  const parts = written.split(":");
  if (parts.length === 3) return ofThreeParts(written, parts);
  if (isAction(written)) return { kind: "short-wildcard", names: [fullWildcard(written)] };
  return { kind: "wrong-parts", names: [] };
}

function form(meant: string, kind: "forbidden-characters" | "full-width"): ActionForm {
  const apart = meant.split(separators).filter((name) => name !== "");
  if (apart.length > 1 && apart.every(isWhole)) return { kind: "several", names: apart };
  // At its ends and beside its colons a blank is a slip; one inside a word does not tell what was meant.
  const tightened = apart.join(" ").split(":").map((part) => part.trim()).join(":");
  return { kind, names: isWhole(tightened) ? [tightened] : [] };
}

function ofThreeParts(written: string, parts: readonly string[]): ActionForm {
  if (isAction(written)) return { kind: "action", names: [] };
  return { kind: parts.includes("") ? "empty-part" : "odd-characters", names: [] };
}

/** An action as it has to be written: the short forms "*" and "ecs:*" are understood, but not to be proposed. */
function isWhole(name: string): boolean {
  return isAction(name) && name.split(":").length === 3;
}

/** Full-width forms as a Chinese keyboard writes them, and quotes that a word processor put inside the quotes. */
function inHalfWidth(written: string): string {
  return written.replaceAll("：", ":").replaceAll("＊", "*").replace(/[“”‘’＂]/g, "");
}

function fullWildcard(written: string): string {
  return written === "*" ? "*:*:*" : `${written}:*`;
}
