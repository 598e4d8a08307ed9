import type { Catalog } from "./catalog.js";
import type { Action } from "./model.js";
import { type ActionPattern, matchesPart } from "./pattern.js";

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

/** Parses an entry of an `Action` list of version 5.0. One that is neither `*` nor of three parts has no parts. */
export function parseIdentityPattern(text: string): ActionPattern {
  const isWildcard = text.includes("*");
  const [service, type, operation, ...more] = text === "*" ? ["*", "*", "*"] : text.toLowerCase().split(":");
  return service === undefined || type === undefined || operation === undefined || more.length > 0
    ? { text, isWildcard, parts: undefined }
    : { text, isWildcard, parts: [service, type, operation] };
}
