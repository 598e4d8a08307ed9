import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { Action } from "../../server/src/core/catalog/model.js";

/**
 * The catalog as an example wants it, whatever is published today: `{"complete": ["ecs"]}` takes a service as known in
 * full, `{"discarded": [...]}` marks all APIs of some actions as the tables mark discarded ones.
 */
export function catalogAs(published: Catalog, { complete = [], discarded = [] }: Readonly<Record<string, unknown>>): Catalog {
  const isIn = (list: unknown, name: string) => Array.isArray(list) && list.includes(name);
  const mark = (action: Action): Action =>
    (isIn(discarded, action.name) ? { ...plain(action), permissions: action.permissions.map((row) => ({ ...row, labels: { ...row.labels, zh: `${row.labels.zh}（废弃）` } })) } : action);
  /** An action reads its rows when asked: only what is copied by name is in the copy. */
  const plain = ({ name, service, resourceType, operation, status }: Action) => ({ name, service, resourceType, operation, status });
  return {
    ...published,
    coverage: (service) => (isIn(complete, service) ? "complete" : "partial"),
    action(name) {
      const found = published.action(name);
      return found && mark(found);
    },
  };
}
