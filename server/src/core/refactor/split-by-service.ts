import { bareItem, insertItems, printList, withItem } from "../edit/lists/list-text.js";
import type { ActionEntry } from "../policy/model.js";
import { enumerate } from "../text/enumerate.js";
import { replacement } from "../text/range.js";
import { partOf } from "./part.js";
import { actionItems, serviceOf, statementItems, touchedStatements } from "./place.js";
import type { Refactoring } from "./refactoring.js";

/** Splits a statement by service. Entries without a single service stay in the first statement. */
export const splitByService: Refactoring = {
  id: "splitByService",
  family: "rewrite",

  *propose(context) {
    const { file: { text }, policy } = context;
    const statements = statementItems(text, policy);
    const touched = touchedStatements(context);
    const [plain] = touched;
    if (!statements || !plain || touched.length > 1) return;
    const { statement: { index, actions } } = plain;
    const groups = byService(actions);
    if (groups.size < 2) return;
    const items = actionItems(text, plain);
    const [first, ...others] = [...groups.values()].map((indexes, at) =>
      partOf(text, plain, { indexes: new Set(indexes), isRest: at === 0 }, items),
    );
    const changed = withItem(statements, index, { ...statements.places[index]!.item, text: first! });
    yield {
      title,
      args: { count: groups.size, services: enumerate([...groups.keys()], 5) },
      edits: [replacement(text, policy.list!.range, printList(insertItems(changed, index, others.map(bareItem))))],
    };
  },
};

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
