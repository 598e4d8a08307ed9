import type { Catalog, Coverage } from "../../server/src/core/catalog/catalog.js";
import { schemaCatalog } from "../support/schemas.js";
import type { Action } from "../../server/src/core/catalog/model.js";

/**
 * The shipped catalog, adapted by the settings of an example: with `{"allNamed": ["ecs"]}` only these services count as
 * those whose tables have every action; with `{"discarded": [...]}` all APIs of some actions are marked as discarded;
 * with `{"schemas": true}` version 5.0 is that of the hand-made authorization schemas.
 */
export function catalogAs(
  published: Catalog,
  { allNamed, discarded = [], schemas }: Readonly<Record<string, unknown>>,
): Catalog {
  const isIn = (list: unknown, name: string) => Array.isArray(list) && list.includes(name);
  const mark = (action: Action): Action =>
    (isIn(discarded, action.name) ? { ...plain(action), permissions: action.permissions.map((row) => ({ ...row, labels: { ...row.labels, zh: `${row.labels.zh}（废弃）` } })) } : action);
  /** An action computes its rows on demand, so its properties must be copied by name. */
  const plain = ({ name, service, resourceType, operation, status }: Action) => ({
    name,
    service,
    resourceType,
    operation,
    status,
  });
  return {
    ...published,
    ...(schemas === true ? { identity: schemaCatalog().identity } : {}),
    ...(allNamed === undefined ? {} : { coverage: (service: string) => (isIn(allNamed, service) ? "all-named" : "some-named") as Coverage }),
    action(name) {
      const found = published.action(name);
      return found && mark(found);
    },
  };
}
