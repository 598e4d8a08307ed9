import type { Catalog } from "./catalog.js";
import { remembered } from "../text/remembered.js";
import type { Action } from "./model.js";
import { type ActionPattern, matchesPart, mostPatterns } from "./pattern.js";

/**
 * The known actions of policy version 5.0 that an entry of an `Action` list grants: `*` alone, or
 * `service:type:operation` with `*` in any part. The type is empty if an action has none (`sts::setContext`). Letter
 * case is ignored. `identity` is the catalog of version 5.0; any text is accepted.
 */
export function identityActionsMatching(identity: Catalog, entry: string): readonly Action[] {
  if (entry === "*") return identity.actions;
  const parts = entry.toLowerCase().split(":");
  if (parts.length !== 3) return [];
  const [service = ""] = parts;
  const candidates = service.includes("*") ? identity.actions : identity.ofService(service);
  return candidates.filter(({ name }) => {
    const own = name.toLowerCase().split(":");
    return own.length === 3 && own.every((part, index) => matchesPart(parts[index]!, part));
  });
}

/**
 * Parses an entry of an `Action` list of version 5.0: `*` alone, or three parts, of which the middle one may be empty.
 * Any other text has no parts.
 */
export const parseIdentityPattern = remembered((text: string): ActionPattern => {
  const key = text.toLowerCase();
  const isWildcard = text.includes("*");
  if (text === "*") return { text, key, isWildcard, parts: ["*", "*", "*"] };
  if (!form.test(text)) return { text, key, isWildcard, parts: undefined };
  const [service = "", type = "", operation = ""] = key.split(":");
  return { text, key, isWildcard, parts: [service, type, operation] };
}, mostPatterns);

/** Source: pattern of the names in the definition of GetAuthorizationSchemaV5, with `*` in any part. */
const form = /^[\w.*-]+:[\w*-]*:[\w*-]+$/;
