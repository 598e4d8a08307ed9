import type { Catalog } from "../catalog/catalog.js";
import type { PolicyFile } from "../policy/model.js";
import type { TextRange } from "../text/range.js";
import { expandWildcard } from "./expand-wildcard.js";
import { mergeStatements } from "./merge-statements.js";
import { moveAction } from "./move-action.js";
import { isTouched } from "./place.js";
import type { Refactoring, RefactoringContext } from "./refactoring.js";
import { shrinkToWildcard } from "./shrink-to-wildcard.js";
import { sortActions } from "./sort-actions.js";
import { splitByScope } from "./split-by-scope.js";
import { splitByService } from "./split-by-service.js";
import { type Refactored, weigh } from "./weigh.js";

/** All refactorings, in the order in which they are offered. */
export const refactorings: readonly Refactoring[] = [
  expandWildcard,
  shrinkToWildcard,
  sortActions,
  moveAction,
  splitByService,
  mergeStatements,
  splitByScope,
];

/** A change that is offered, and which refactoring makes it. */
export interface OfferedRefactoring {
  readonly refactoring: Refactoring;
  readonly refactored: Refactored;
}

/**
 * What these refactorings offer for a selection. A text with mistakes of syntax gets nothing: what is only half understood
 * is not rewritten. Comments and trailing commas are none here, also where the file should not have them.
 */
export function refactor(
  file: PolicyFile,
  selection: TextRange,
  catalog: Catalog,
  wanted: readonly Refactoring[],
  nameBeside?: RefactoringContext["nameBeside"],
): OfferedRefactoring[] {
  if (!isSound(file)) return [];
  // Names, wildcards and limits of the other policy languages are not those of the catalog.
  const policies = file.policies.filter(({ kind, node }) => kind === "custom-policy" && isTouched(node.range, selection));
  return policies.flatMap((policy) => {
    const context: RefactoringContext = { file, policy, catalog, selection, nameBeside };
    return wanted.flatMap((refactoring) =>
      [...refactoring.propose(context)].flatMap((proposal) => {
        const refactored = weigh(context, proposal);
        return refactored ? [{ refactoring, refactored }] : [];
      }));
  });
}

/** Whether a text is JSON, but for comments and trailing commas. */
export function isSound({ problems }: PolicyFile): boolean {
  return problems.every(({ kind }) => kind === "invalid-comment-token" || kind === "trailing-comma");
}
