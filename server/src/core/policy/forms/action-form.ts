import { isAction } from "../read/read.js";

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

/** Accepts any text. A valid action, also with wildcards, is of the kind "action". */
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
  const parts = meant.split(separators).filter((name) => name !== "");
  if (parts.length > 1 && parts.every(isWhole)) return { kind: "several", names: parts };
  // A blank at an end or next to a colon is a slip. A blank inside a word leaves the meaning unclear.
  const tightened = parts.join(" ").split(":").map((part) => part.trim()).join(":");
  return { kind, names: isWhole(tightened) ? [tightened] : [] };
}

function ofThreeParts(written: string, parts: readonly string[]): ActionForm {
  if (isAction(written)) return { kind: "action", names: [] };
  return { kind: parts.includes("") ? "empty-part" : "odd-characters", names: [] };
}

/** Whether the form is complete. The short forms "*" and "ecs:*" are understood but must not be proposed. */
function isWhole(name: string): boolean {
  return isAction(name) && name.split(":").length === 3;
}

/** Replaces full-width characters of a Chinese keyboard and quotes that a word processor put inside the quotes. */
function inHalfWidth(written: string): string {
  return written.replaceAll("：", ":").replaceAll("＊", "*").replace(/[“”‘’＂]/g, "");
}

function fullWildcard(written: string): string {
  return written === "*" ? "*:*:*" : `${written}:*`;
}
