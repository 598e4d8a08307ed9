import { tokens } from "../../policy/json/json.js";
import { type Role, roleOf } from "./roles.js";

/** The place of an unknown value in a JSON text. */
export interface HolePlace {
  readonly isInString: boolean;
  /** Whether it is in a list; `role` is then the one of the list. */
  readonly isItem: boolean;
  /** Whether it is the value of a property, or begins it. */
  readonly isValue: boolean;
  /** The offset of the bracket that it is in; -1 outside of all. */
  readonly bracket: number;
  readonly role: Role;
}

interface Open {
  readonly at: number;
  readonly isList: boolean;
  /** The key whose value it is. */
  readonly key: string;
}

/** The places of holes at offsets of a text, in order, in one pass over its tokens. */
export function holePlaces(text: string, offsets: readonly number[]): HolePlace[] {
  const found: HolePlace[] = [];
  const open: Open[] = [];
  let string = "";
  let key = "";
  let isValue = false;
  const add = (isInString: boolean) => {
    const around = open.at(-1);
    const isItem = around?.isList === true;
    found.push({ isInString, isItem, isValue, bracket: around?.at ?? -1, role: roleAt(isItem ? around.key : key) });
  };
  for (const {
    kind,
    range: { start, end },
  } of tokens(text)) {
    while (found.length < offsets.length && offsets[found.length]! < end)
      add(kind === "string" && start < offsets[found.length]!);
    isValue = kind === ":";
    if (kind === "string") string = text.slice(start + 1, end - 1);
    else if (kind === ":") key = string;
    else if (kind === "{" || kind === "[") {
      open.push({ at: start, isList: kind === "[", key });
      key = "";
    } else if (kind === "}" || kind === "]") open.pop();
    else if (kind === ",") key = "";
  }
  while (found.length < offsets.length) add(false);
  return found;
}

function roleAt(key: string): Role {
  const inStatement = roleOf(key, "statement");
  return inStatement === "other" ? roleOf(key, "policy") : inStatement;
}
