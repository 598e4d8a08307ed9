import { kinds } from "../language/policy-languages.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Refused } from "../edit/limits.js";
import type { PolicyFile } from "../policy/model.js";
import type { TextRange } from "../text/range.js";
import { expandWildcard } from "./expand-wildcard.js";
import { mergeStatements } from "./merge-statements.js";
import { moveAction } from "./move-action.js";
import { isTouched } from "./place.js";
import type { Proposal, Refactoring, RefactoringContext } from "./refactoring.js";
import { shrinkToWildcard } from "./shrink-to-wildcard.js";
import { sortActions } from "./sort-actions.js";
import { splitByScope } from "./split-by-scope.js";
import { splitByService } from "./split-by-service.js";
import { carryOut, foreseen, hasComment, type Refactored } from "./weigh.js";

/** All refactorings in the order of the menu. */
export const refactorings: readonly Refactoring[] = [
  expandWildcard,
  shrinkToWildcard,
  sortActions,
  moveAction,
  splitByService,
  mergeStatements,
  splitByScope,
];

/** An offered change, and its refactoring. */
export interface OfferedRefactoring extends Pick<Proposal, "title" | "args"> {
  readonly refactoring: Refactoring;
  /** Why it is impossible, as far as that is known before the change is made. */
  readonly refused?: Refused | undefined;
  /** Makes the change; `undefined` if its result would not be a policy of the same kind. It may still be refused. */
  carryOut(): Refactored | undefined;
}

/** Policies with more characters are not changed only to learn whether a comment would be lost. */
const mostToTry = 32 * 1024;

/**
 * The changes that these refactorings offer for a selection, none of them made yet unless a comment could be lost. A
 * text with syntax errors gets none, because it is not fully understood. Comments and trailing commas do not count as
 * errors here, even if the file should not have them.
 */
export function refactor(
  file: PolicyFile,
  selection: TextRange,
  catalog: Catalog,
  wanted: readonly Refactoring[],
  nameBeside?: RefactoringContext["nameBeside"],
): OfferedRefactoring[] {
  if (!isSound(file)) return [];
  // Names, wildcards and limits of the other policy languages are not in the catalog.
  const policies = file.policies.filter(
    ({ kind, node }) => kinds[kind].actions === "tables" && isTouched(node.range, selection),
  );
  return policies.flatMap((policy) => {
    const context: RefactoringContext = { file, policy, catalog, selection, nameBeside };
    const { start, end } = policy.node.range;
    const isTried = end - start <= mostToTry && hasComment(context);
    return wanted.flatMap((refactoring) =>
      [...refactoring.propose(context)].flatMap((proposal) => offer(context, refactoring, proposal, isTried) ?? []));
  });
}

function offer(
  context: RefactoringContext,
  refactoring: Refactoring,
  proposal: Proposal,
  isTried: boolean,
): OfferedRefactoring | undefined {
  const { title, args } = proposal;
  const offered = { refactoring, title, args, carryOut: () => carryOut(context, proposal) };
  const refused = foreseen(context, proposal);
  if (refused || !isTried) return { ...offered, refused };
  const result = carryOut(context, proposal);
  return result && { ...offered, refused: result.refused, carryOut: () => result };
}

/** Whether a text is JSON, apart from comments and trailing commas. */
export function isSound({ problems }: PolicyFile): boolean {
  return problems.every(({ kind }) => kind === "invalid-comment-token" || kind === "trailing-comma");
}
