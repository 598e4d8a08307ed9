import { isMisspelled } from "../elements.js";
import type { ObjectNode } from "../syntax.js";
import { nearest } from "../../text/near.js";

/**
 * Whether none of `names` is there, and no other property looks as if it was meant for one: then `unknown-element` has
 * the better advice.
 */
export function lacksAll({ properties }: ObjectNode, names: readonly string[]): boolean {
  return !properties.some(({ key }) => names.some((name) => key.value === name || isMeantAs(key.value, name)));
}

/** Whether a property is probably meant as the element: other case, blanks, plural, or a slip of the pen. */
export function isMeantAs(key: string, name: string): boolean {
  return isMisspelled(key, name) || nearest(key.trim(), [name]).length > 0;
}
