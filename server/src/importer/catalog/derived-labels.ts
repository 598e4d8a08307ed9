import { actionsOf } from "../../core/catalog/load/load.js";
import type { Action, Permission } from "../../core/catalog/model.js";
import { actionInWords, operationInWords } from "../../core/catalog/operations/in-words.js";
import { operationsIn } from "../../core/catalog/operations/operations.js";
import { createRowNames, type RowNames } from "../../core/catalog/operations/row-names.js";
import { groupBy } from "../../core/text/group-by.js";
import type { ServiceFiles } from "./catalog-files.js";
import type { Labels } from "./labels.js";
import { type ListedOperations, readListedOperations } from "./listed-operations.js";

/**
 * English labels for the rows without a published one, by service: the name of the row's API operation in words, or
 * else the name of the action in words. `null` for rows with a published label; actions without derived labels are left
 * out.
 */
export function deriveLabels(services: readonly ServiceFiles[], listed: ListedOperations): Map<string, Labels> {
  const operations = operationsIn(() => readListedOperations(listed.table), { services: listed.services, hosts: {} });
  // The file of a service has the rows of all editions. Names of operations depend on the actions of all of them.
  const actions = services.flatMap(({ actions: file }) => actionsOf(file, () => true));
  const byService = groupBy(actions, ({ service }) => service.toLowerCase());
  const nameOf = createRowNames(operations, (service) => byService.get(service) ?? []);
  const byName = new Map(actions.map((action) => [action.name, action]));
  const derive = ([name, published]: [string, Labels[string]]): [string, Labels[string]] => {
    const action = byName.get(name)!;
    const derived = action.permissions.map((row) => labelFor(action, row, nameOf));
    return [name, published.map((label, index) => (label === null ? derived[index]! : null))];
  };
  return new Map(services.map(({ actions: { service }, en }) => {
    const needed = Object.entries(en).filter(([, labels]) => labels.includes(null));
    return [service, Object.fromEntries(needed.map(derive))];
  }));
}

function labelFor(action: Action, { apis }: Permission, nameOf: RowNames): string {
  const names = apis.map(({ method, path }) => nameOf(action, `${method} ${path}`));
  const [name, another] = new Set(names.filter((one) => one !== undefined));
  return name === undefined || another !== undefined ? actionInWords(action) : operationInWords(name);
}
