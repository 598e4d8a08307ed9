import { isElement, isMisspelled } from "../elements.js";
import type { ObjectNode } from "../syntax.js";
import { nearest } from "../../text/near.js";

/**
 * Whether all `names` are absent, and no other property looks like one of them. If one does, `unknown-element` gives
 * better advice.
 */
export function lacksAll({ properties }: ObjectNode, names: readonly string[]): boolean {
  return !properties.some(({ key }) => names.some((name) => key.value === name || isMeantAs(key.value, name)));
}

/** Whether a property probably means the element: other case, blanks, plural, or a typo. */
export function isMeantAs(key: string, name: string): boolean {
  if (isElement(key)) return false;
  return isMisspelled(key, name) || nearest(key.trim(), [name]).length > 0;
}
