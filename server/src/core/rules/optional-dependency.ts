import { type AllowedAction, allowedActions } from "../analysis/dependencies.js";
import { planGrants } from "../edit/grant.js";
import type { Bilingual, MessageArgs } from "../text/message.js";
import { addTitle, grantFix } from "./grant-fix.js";
import type { Fix, Report, RuleContext } from "./rule.js";

/** Dependencies that an action may lack without being wrong: the common part of the three rules that hint at them. */
export interface Optional extends AllowedAction {
  readonly missing: readonly string[];
}

/** One hint per allowed action for those of `candidates` that the policy neither allows nor denies. */
export function* hintAt(
  context: RuleContext,
  message: Bilingual,
  candidates: (allowed: AllowedAction) => { readonly names: readonly string[]; readonly args: MessageArgs },
): Iterable<Report<Optional>> {
  const { policy, permissions, catalog } = context;
  for (const allowed of allowedActions(policy, permissions, catalog)) {
    const { names, args } = candidates(allowed);
    const missing = names.filter((name) => permissions.verdict(name) === "not-granted");
    if (missing.length === 0) continue;
    const list = { en: missing.join(", "), zh: missing.join("、") };
    yield { range: allowed.entry.range, message, args: { ...args, action: allowed.action.name, count: missing.length, missing: list }, data: { ...allowed, missing } };
  }
}

/** Adds some of the missing actions where the action that they are for stands. */
export function addOptional({ entry, statement }: Optional, actions: readonly string[], { file, policy }: RuleContext): Fix {
  return grantFix(addTitle(actions), planGrants(file.text, policy, [{ statement, anchor: entry.node, actions }]));
}
