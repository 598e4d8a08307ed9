import { accessOf } from "../catalog/access.js";
import type { ActionPattern } from "../catalog/pattern.js";
import { type SensitiveActions, sensitivePatterns } from "../language/sensitive-actions.js";
import { patternOverlap } from "./overlap.js";

/**
 * The entry for actions that match a wildcard and are not known: a wildcard is as sensitive as a name that it includes.
 * Sensitive names of any service (`*:*:resetPassword`) count if the catalog does not know the service, or if the
 * wildcard is about such names itself: `evs:*:*` would be sensitive otherwise, although no action of the service is.
 * `isNew`: whether the change applies to a part of the wildcard.
 */
export function sensitiveEntryOfWildcard(
  wildcard: ActionPattern,
  isKnownService: (service: string) => boolean,
  isNew: (part: ActionPattern) => boolean,
): SensitiveActions | undefined {
  const { parts } = wildcard;
  if (!parts) return undefined;
  const isKnown = isKnownService(parts[0]);
  const found = sensitivePatterns.flatMap(({ entry, pattern }) => {
    const isOfAny = pattern.parts?.[0] === "*";
    const isNamed = pattern.parts?.every((part, at) => part === "*" || parts[at] !== "*");
    const part = isOfAny && isKnown && !isNamed ? undefined : patternOverlap(wildcard, pattern);
    if (!part || (!entry.includesReading && accessOf(part.parts![2]) === "read") || !isNew(part)) return [];
    return { entry, isOfAny };
  });
  return (found.find(({ isOfAny }) => !isOfAny) ?? found[0])?.entry;
}
