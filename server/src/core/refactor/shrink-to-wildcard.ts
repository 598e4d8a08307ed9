import type { Catalog } from "../catalog/catalog.js";
import type { Action } from "../catalog/model.js";
import { type ActionPattern, covers, parseActionPattern } from "../catalog/pattern.js";
import { absorb, keepItems, type ListText, printList, withItem } from "../edit/lists/list-text.js";
import type { ActionEntry, Statement } from "../policy/model.js";
import { replacement } from "../text/range.js";
import { actionItems, listedNames, touchedIndexes, touchedStatements } from "./place.js";
import type { Refactoring } from "./refactoring.js";

/** Two offers are a choice; more would be confusing. */
const mostOffers = 2;

/**
 * Replaces actions by a wildcard that matches them. The wildcard must not match a known action that the statement does
 * not list. If the catalog does not know all actions of a service, the title says that more may match. Most services
 * are incomplete, so refusing them would make the refactoring useless.
 */
export const shrinkToWildcard: Refactoring = {
  id: "shrinkToWildcard",
  family: "rewrite",

  *propose(context) {
    const { file: { text }, catalog, selection } = context;
    for (const plain of touchedStatements(context)) {
      const { actions } = plain.statement;
      const chosen = touchedIndexes(plain, selection).flatMap((index) => knownAction(actions[index]!, catalog) ?? []);
      let offered: readonly number[] = [];
      let count = 0;
      for (const pattern of patternsFor(chosen)) {
        const replaced = replacedBy(pattern, plain.statement, catalog);
        if (count === mostOffers || replaced.length < 2 || replaced.length === offered.length) continue;
        offered = replaced;
        count++;
        yield {
          title: catalog.coverage(pattern.parts![0]) === "all-named" ? title : titleOfPartial,
          args: { count: replaced.length, pattern: pattern.text },
          change: () => {
            const list = shrunk(actionItems(text, plain), replaced, pattern);
            return { edits: [replacement(text, plain.list.range, printList(list))] };
          },
        };
      }
    }
  },
};

function shrunk(list: ListText, replaced: readonly number[], pattern: ActionPattern): ListText {
  const [first] = replaced;
  const gone = new Set(replaced);
  const wildcard = absorb(list, replaced.map((index) => list.places[index]!.item), JSON.stringify(pattern.text));
  return keepItems(withItem(list, first!, wildcard), (index) => index === first || !gone.has(index));
}

function knownAction({ pattern }: ActionEntry, catalog: Catalog): Action | undefined {
  // A misprint means another action, which a wildcard with its letters would not match.
  return pattern.isWildcard || catalog.erratum(pattern.text) ? undefined : catalog.action(pattern.text);
}

/** Wildcards for the operations of one resource type: the longest common prefix first, cut at word boundaries. */
function patternsFor(actions: readonly Action[]): ActionPattern[] {
  const [first] = actions;
  const head = first && `${first.service}:${first.resourceType}:`;
  if (head === undefined || !actions.every(({ name }) => name.toLowerCase().startsWith(head.toLowerCase()))) return [];
  return beginnings(first!.operation)
    .filter((beginning) =>
      actions.every(({ operation }) => operation.toLowerCase().startsWith(beginning.toLowerCase())),
    )
    .map((beginning) => parseActionPattern(`${head}${beginning}*`));
}

/** `listServerTags`, `listServer`, `list` and "". */
function beginnings(operation: string): string[] {
  const ends = [...operation.matchAll(/(?<=[^A-Z_-])(?=[A-Z_-])/g)].map(({ index }) => index);
  return [...new Set([operation.length, ...ends.toReversed(), 0])].map((end) => operation.slice(0, end));
}

/**
 * The indexes of the entries that the wildcard makes redundant; none if it matches an action that is not granted there,
 * or replaces a single entry.
 */
function replacedBy(pattern: ActionPattern, statement: Statement, catalog: Catalog): number[] {
  const { actions } = statement;
  const replaced = actions.flatMap((entry, index) =>
    covers(pattern, entry.pattern) && !catalog.erratum(entry.pattern.text) ? [index] : [],
  );
  if (replaced.length < 2) return [];
  const named = new Set(listedNames(statement));
  const wildcards = actions.filter((entry) => entry.pattern.isWildcard);
  const isGranted = ({ name }: Action) =>
    named.has(name.toLowerCase()) || wildcards.some((entry) => covers(entry.pattern, name));
  return catalog.matching(pattern).every(isGranted) ? replaced : [];
}

const title = {
  en: "Replace {count} actions by '{pattern}' (future actions will match, too)",
  zh: "将 {count} 个授权项替换为“{pattern}”（今后新增的授权项也会匹配）",
};
const titleOfPartial = {
  en: "Replace {count} actions by '{pattern}' (future actions, and any that the catalog lacks, will match, too)",
  zh: "将 {count} 个授权项替换为“{pattern}”（今后新增及目录未收录的授权项也会匹配）",
};
