import type { Catalog } from "../catalog/catalog.js";
import { covers } from "../catalog/pattern.js";
import {
  absorb,
  bareItem,
  insertItems,
  keepItems,
  type ListText,
  printList,
  withItem,
} from "../edit/lists/list-text.js";
import type { ActionEntry } from "../policy/model.js";
import { type Bilingual, formatBoth } from "../text/message.js";
import { replacement } from "../text/range.js";
import { minifiedLength } from "../policy/minified-length.js";
import { actionItems, nameOf, sumOf, touchedIndexes, touchedStatements } from "./place.js";
import type { Refactoring } from "./refactoring.js";

/** Replaces a wildcard by the actions that it matches. Unknown actions no longer match, which the title says. */
export const expandWildcard: Refactoring = {
  id: "expandWildcard",
  family: "rewrite",

  *propose(context) {
    const { file: { text }, catalog, selection } = context;
    for (const plain of touchedStatements(context)) {
      const { actions } = plain.statement;
      const wildcards = touchedIndexes(plain, selection).filter(
        (index) => catalog.matching(actions[index]!.pattern).length > 0 && actions[index]!.pattern.isWildcard,
      );
      const [first] = wildcards;
      if (first === undefined) continue;
      const { namesAt, count, covered } = expand(actions, wildcards, catalog);
      const [names, gone] = [[...namesAt.values()].flat(), wildcards.map((index) => actions[index]!.node)];
      const length = actions.length - gone.length + names.length;
      const isComplete = wildcards.every((index) => hasAllNamed(actions[index]!, catalog));
      yield {
        title: wildcards.length > 1 ? several : one,
        args: {
          pattern: actions[first]!.pattern.text,
          wildcards: wildcards.length,
          count,
          kind: isComplete ? all : known,
          covered:
            covered > 0
              ? formatBoth(alreadyCovered, { covered })
              : "",
          future: isComplete ? future : unknownAndFuture,
        },
        outcome: {
          actions: length,
          growth:
            sumOf(names, (name) => JSON.stringify(name).length)
            - sumOf(gone, (node) => minifiedLength(node))
            + (Math.max(length - 1, 0) - (actions.length - 1)),
        },
        change: () => ({
          edits: [replacement(text, plain.list.range, printList(withNames(actionItems(text, plain), namesAt)))],
        }),
      };
    }
  },
};

/** The replacement of each wildcard: each action once, and none that another entry already grants. */
function expand(actions: readonly ActionEntry[], wildcards: readonly number[], catalog: Catalog) {
  const others = actions.filter((_, index) => !wildcards.includes(index));
  const named = new Set(others.map(nameOf));
  const matched = new Set<string>();
  const added = new Set<string>();
  const namesAt = new Map(
    wildcards.map((index) => {
      const all = catalog.matching(actions[index]!.pattern).map(({ name }) => name);
      const fresh = all.filter(
        (name) =>
          !added.has(name)
          && !named.has(name.toLowerCase())
          && !others.some(({ pattern }) => pattern.isWildcard && covers(pattern, name)),
      );
      for (const name of all) matched.add(name);
      for (const name of fresh) added.add(name);
      return [index, fresh];
    }),
  );
  return { namesAt, count: matched.size, covered: matched.size - added.size };
}

function withNames(list: ListText, namesAt: ReadonlyMap<number, readonly string[]>): ListText {
  // From the end, so that earlier indexes stay valid.
  return [...namesAt].toReversed().reduce((result, [index, names]) => {
    const [first, ...others] = names.map((name) => JSON.stringify(name));
    if (first === undefined) return keepItems(result, (at) => at !== index);
    const head = withItem(result, index, absorb(result, [result.places[index]!.item], first, others.length > 0));
    return insertItems(head, index, others.map(bareItem));
  }, list);
}

function hasAllNamed({ pattern }: ActionEntry, catalog: Catalog): boolean {
  const service = pattern.parts?.[0] ?? "*";
  return !service.includes("*") && catalog.coverage(service) === "all-named";
}

const one = {
  en: "Replace '{pattern}' by the {count} {kind} that it matches{covered} ({future})",
  zh: "将“{pattern}”展开为{kind}匹配的 {count} 个授权项{covered}（{future}）",
};
const several = {
  en: "Replace {wildcards} wildcards by the {count} {kind} that they match{covered} ({future})",
  zh: "将 {wildcards} 个通配写法展开为{kind}匹配的 {count} 个授权项{covered}（{future}）",
};
const all: Bilingual = { en: "actions", zh: "其" };
const known: Bilingual = { en: "known actions", zh: "目录中" };
const alreadyCovered: Bilingual = { en: ", {covered} of which this statement covers already", zh: "，其中 {covered} 个本语句已覆盖" };
const future: Bilingual = { en: "future ones will no longer match", zh: "今后新增的不再匹配" };
const unknownAndFuture: Bilingual = { en: "unknown and future ones will no longer match", zh: "未收录及今后新增的不再匹配" };
