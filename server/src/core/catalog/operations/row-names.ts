import { groupByEach } from "../../text/group-by.js";
import { shapeOf } from "../lookup/path-tree.js";
import type { Action } from "../model.js";
import { decidedByName } from "./decided-by-name.js";
import type { Operations } from "./operations.js";

/** The name in SDKs and KooCLI for an API of an action, given as `METHOD /path`; `undefined` if it is unknown. */
export type RowNames = (action: Action, api: string) => string | undefined;

/**
 * Names the APIs of actions by the vendor's list. The list has one operation for each method and path. If one path
 * serves several actions, the name counts only for those that it indicates: `BatchRebootServers` is not the API of
 * stopping.
 */
export function createRowNames(operations: Operations, ofService: (service: string) => readonly Action[]): RowNames {
  const byService = new Map<string, ReadonlyMap<string, readonly Action[]>>();
  const sharing = (service: string, key: string): readonly Action[] => {
    const known = byService.get(service) ?? groupByApi(ofService(service));
    byService.set(service, known);
    return known.get(key) ?? [];
  };
  return (action, api) => {
    const [method = "", path = ""] = api.split(" ");
    const service = action.service.toLowerCase();
    const name = operations.ofApi(method, path, service)?.name;
    if (name === undefined) return undefined;
    const actions = sharing(service, `${method} ${shapeOf(path)}`);
    const decided = decidedByName(actions.map((one) => ({ action: one })), name).map((one) => one.action);
    return actions.length < 2 || (decided.length < actions.length && decided.includes(action)) ? name : undefined;
  };
}

function groupByApi(actions: readonly Action[]): Map<string, readonly Action[]> {
  return groupByEach(
    actions,
    ({ permissions }) =>
      new Set(permissions.flatMap(({ apis }) => apis.map(({ method, path }) => `${method} ${shapeOf(path)}`))),
  );
}
