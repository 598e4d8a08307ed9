import type { AllowedAction } from "../analysis/dependencies.js";
import { unmetAmong } from "../analysis/unmet.js";
import { planGrants } from "../edit/grant.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import { addBecauseTitle, grantFix } from "../fix/grant-fix.js";
import type { Fix } from "../fix/fix.js";
import type { Report, RuleContext } from "./rule.js";

/** Optional dependencies of an action: the common part of the three rules that give hints about them. */
export interface Optional extends AllowedAction {
  readonly missing: readonly string[];
}

/**
 * Merges hints at the same place: additions of newer pages and an action's own needs become one hint, with a fix for
 * each.
 */
export const optionalMark = "optional-dependency";

/** One hint per allowed action about those `candidates` that the policy neither allows nor denies. */
export function* hintAt(
  context: RuleContext,
  message: Bilingual,
  candidates: (allowed: AllowedAction) => { readonly names: readonly string[]; readonly args: MessageArgs },
): Iterable<Report<Optional>> {
  for (const allowed of context.dependent) {
    const { names, args } = candidates(allowed);
    if (names.length === 0) continue;
    const { missing } = unmetAmong(names, context.permissions);
    if (missing.length === 0) continue;
    const { action, entry, statement, neededBy } = allowed;
    const list = { en: missing.join(", "), zh: missing.join("、") };
    yield {
      range: entry.range,
      message,
      args: { ...args, action: action.name, missing: list },
      data: { action, entry, statement, neededBy, missing },
      facts: { action: action.name, missing },
    };
  }
}

/** Adds some missing actions next to the action that needs them; the title explains `why`, with `args`. */
export function addOptional(
  { entry, statement, action }: Optional,
  actions: readonly string[],
  why: Bilingual,
  { file, policy }: RuleContext,
  args: MessageArgs = {},
): Fix {
  const title = addBecauseTitle(actions, why, { ...args, action: action.name });
  return grantFix(title, planGrants(file.text, policy, [{ statement, anchor: entry.node, actions }]));
}
