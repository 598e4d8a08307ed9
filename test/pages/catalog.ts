import type { Catalog, Coverage } from "../../server/src/core/catalog/catalog.js";
import type { Action } from "../../server/src/core/catalog/model.js";

/**
 * The shipped catalog, or what an example makes of it: `{"allNamed": ["ecs"]}` treats these services alone as those whose
 * tables have every action, `{"discarded": [...]}` marks all APIs of some actions as the tables mark discarded ones.
 */
export function catalogAs(published: Catalog, { allNamed, discarded = [] }: Readonly<Record<string, unknown>>): Catalog {
  const isIn = (list: unknown, name: string) => Array.isArray(list) && list.includes(name);
  const mark = (action: Action): Action =>
    (isIn(discarded, action.name) ? { ...plain(action), permissions: action.permissions.map((row) => ({ ...row, labels: { ...row.labels, zh: `${row.labels.zh}（废弃）` } })) } : action);
  /** An action reads its rows when asked: only what is copied by name is in the copy. */
  const plain = ({ name, service, resourceType, operation, status }: Action) => ({ name, service, resourceType, operation, status });
  return {
    ...published,
    ...(allNamed === undefined ? {} : { coverage: (service: string) => (isIn(allNamed, service) ? "all-named" : "some-named") as Coverage }),
    action(name) {
      const found = published.action(name);
      return found && mark(found);
    },
  };
}
