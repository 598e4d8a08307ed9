import { bareItem, insertItems, printList, withItem } from "../edit/lists/list-text.js";
import type { ActionEntry, PolicyDocument } from "../policy/model.js";
import { minifiedLength } from "../policy/minified-length.js";
import { enumerate } from "../text/enumerate.js";
import { replacement, type TextEdit } from "../text/range.js";
import { droppedResources, type Part, partOf } from "./part.js";
import {
  actionItems,
  lengthWithoutActions,
  type PlainStatement,
  serviceOf,
  statementItems,
  sumOf,
  touchedStatements,
} from "./place.js";
import type { Refactoring } from "./refactoring.js";

/** Splits a statement by service. Entries without a single service stay in the first statement. */
export const splitByService: Refactoring = {
  id: "splitByService",
  family: "rewrite",

  *propose(context) {
    const { file: { text }, policy } = context;
    const touched = touchedStatements(context);
    const [plain] = touched;
    if (!policy.list || !plain || touched.length > 1) return;
    const groups = byService(plain.statement.actions);
    if (groups.size < 2) return;
    const parts = [...groups.values()].map((indexes, at): Part => ({ indexes: new Set(indexes), isRest: at === 0 }));
    yield {
      title,
      args: { count: groups.size, services: enumerate([...groups.keys()], 5) },
      outcome: {
        statements: policy.statements.length + parts.length - 1,
        growth:
          (parts.length - 1) * lengthWithoutActions(plain)
          - sumOf(parts.flatMap((part) => droppedResources(plain, part)), (node) => minifiedLength(node) + 1),
      },
      change: () => ({ edits: split(text, policy, plain, parts) }),
    };
  },
};

function split(text: string, policy: PolicyDocument, plain: PlainStatement, parts: readonly Part[]): TextEdit[] {
  const statements = statementItems(text, policy);
  const { index } = plain.statement;
  const items = actionItems(text, plain);
  const [first, ...others] = parts.map((part) => partOf(text, plain, part, items));
  if (!statements) return [];
  const changed = withItem(statements, index, { ...statements.places[index]!.item, text: first! });
  return [replacement(text, policy.list!.range, printList(insertItems(changed, index, others.map(bareItem))))];
}

/** The indexes of the actions of each service, in the order in which the services first occur. */
function byService(actions: readonly ActionEntry[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  const [first] = actions.flatMap((entry) => serviceOf(entry) ?? []);
  actions.forEach((entry, index) => {
    const service = serviceOf(entry) ?? first;
    if (service === undefined) return;
    const group = groups.get(service);
    if (group) group.push(index);
    else groups.set(service, [index]);
  });
  return groups;
}

const title = {
  en: "Split the statement by service into {count}: {services}",
  zh: "按服务将语句拆分为 {count} 条：{services}",
};
