import type { EffectivePermissions } from "../analysis/permissions.js";
import { unmetAmong } from "../analysis/unmet.js";
import type { PolicyDocument } from "../policy/model.js";
import type { ActionState, UnmetNeeds } from "./model.js";

/** The verdicts of a whole policy on the actions that one of its statements lists. Statements are counted from 1. */
export interface States {
  stateOf(action: string): ActionState;
  /** The needs that are not allowed. */
  unmet(needs: readonly string[]): UnmetNeeds;
  /** The statements that deny an action for all resources and without a condition. */
  deniersOf(action: string): number[];
}

export function statesIn({ statements }: PolicyDocument, permissions: EffectivePermissions): States {
  const numbersOf = (action: string, isFull: boolean) => [
    ...new Set(
      permissions
        .denials(action)
        .filter(({ statement }) => statement.isUnrestricted === isFull)
        .map(({ statement }) => statements.indexOf(statement) + 1),
    ),
  ];
  const deniersOf = (action: string) => numbersOf(action, true);
  return {
    deniersOf,
    stateOf(action) {
      const deniedBy = deniersOf(action);
      return { action, deniedBy, deniedInPartBy: deniedBy.length > 0 ? [] : numbersOf(action, false) };
    },
    unmet(needs) {
      const { missing, denied } = unmetAmong(needs, permissions);
      return { missing, denied: denied.map((action) => ({ action, statements: deniersOf(action) })) };
    },
  };
}

/** For a statement that denies or has no effect: the needs of its actions are irrelevant. */
export const statesOfDeny: States = {
  stateOf: (action) => ({ action, deniedBy: [], deniedInPartBy: [] }),
  unmet: () => ({ missing: [], denied: [] }),
  deniersOf: () => [],
};
