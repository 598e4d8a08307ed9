import type { ApiCall } from "../../calls/api-call.js";
import type { Action, ApiOperation } from "../model.js";
import { createPathTree, type PathHit, shapeOf } from "./path-tree.js";

/** An action that a call needs, with the published operation that the call matches. */
export interface ApiMatch {
  readonly action: Action;
  readonly operation: ApiOperation;
  /** Actions of the same cell of the page: the call needs them as well. One action has a match for each such group. */
  readonly together: readonly string[];
}

/** Published operations by method and path. One operation may map to several actions. */
export interface ApiIndex {
  /**
   * The actions for a call, also for a concrete path with ids where the published one has `{names}`. Literal segments
   * take precedence over names, from the left: `/cloudservers/detail` is not the server with the id "detail".
   */
  find(call: ApiCall): readonly ApiMatch[];
  /** The actions of a path with any method, from services in scope. */
  at(path: string, isInScope: (service: string) => boolean): PathHit<ApiMatch>;
}

/** Builds the index of the rows of all actions. */
export function createApiIndex(actions: Iterable<Action>): ApiIndex {
  const tree = createPathTree(
    matchesOf(actions),
    ({ operation }) => operation.path,
    ({ action }) => [action.service.toLowerCase()],
  );
  return {
    at: (path, isInScope) => tree.find(path, isInScope),
    find: ({ method, path }) =>
      tree.find(
        path,
        () => true,
        ({ operation }) => method === undefined || operation.method === method,
      ).values,
  };
}

/** The operations of each row; those that differ only in the names of their parameters are listed once. */
function* matchesOf(actions: Iterable<Action>): Iterable<ApiMatch> {
  for (const action of actions) {
    const known = new Set<string>();
    for (const { apis, together } of action.permissions) {
      const names = together.filter(({ when }) => when === undefined).map((need) => need.action);
      for (const operation of apis) {
        const key = `${operation.method} ${shapeOf(operation.path)} ${names.join()}`;
        if (known.has(key)) continue;
        known.add(key);
        yield { action, operation, together: names };
      }
    }
  }
}
