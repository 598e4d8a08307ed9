import file from "../../../catalog/language/sensitive-actions.json";
import { type Access } from "../catalog/access.js";
import { parseIdentityPattern } from "../catalog/identity.js";
import { type ActionPattern, covers } from "../catalog/pattern.js";
import type { Bilingual } from "../text/message.js";

/** Why a new grant deserves attention. */
export type SensitiveArea = "identity" | "keys" | "billing" | "exposure";

/** Actions of one kind whose grant deserves attention. The names of both policy languages are meant. */
export interface SensitiveActions {
  readonly area: SensitiveArea;
  readonly patterns: readonly string[];
  /** Whether reading is sensitive, too, because it shows a secret. */
  readonly includesReading: boolean;
  readonly reason: Bilingual;
}

/** The reviewed list. The first entry that fits decides. */
export const sensitiveActions = file.actions as readonly SensitiveActions[];

/** Each pattern of the list with its entry. */
export const sensitivePatterns = sensitiveActions.flatMap((entry) =>
  entry.patterns.map((text) => ({ entry, pattern: parseIdentityPattern(text) })),
);

/** The entry for an action, or for a pattern that is sensitive as a whole or includes a whole sensitive service. */
export function sensitiveEntryOf(name: ActionPattern, access: Access): SensitiveActions | undefined {
  const includes = (pattern: ActionPattern) => name.isWildcard && /:\*:\*$/.test(pattern.text) && covers(name, pattern);
  return sensitivePatterns.find(
    ({ entry, pattern }) =>
      (access === "write" || entry.includesReading) && (covers(pattern, name) || includes(pattern)),
  )?.entry;
}
