import { kinds } from "../language/policy-languages.js";
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
export interface OfferedRefactoring {
  readonly refactoring: Refactoring;
  readonly refactored: Refactored;
}

/**
 * The changes that these refactorings offer for a selection. A text with syntax errors gets none, because it is not
 * fully understood. Comments and trailing commas do not count as errors here, even if the file should not have them.
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
    return wanted.flatMap((refactoring) =>
      [...refactoring.propose(context)].flatMap((proposal) => {
        const refactored = weigh(context, proposal);
        return refactored ? [{ refactoring, refactored }] : [];
      }));
  });
}

/** Whether a text is JSON, apart from comments and trailing commas. */
export function isSound({ problems }: PolicyFile): boolean {
  return problems.every(({ kind }) => kind === "invalid-comment-token" || kind === "trailing-comma");
}
