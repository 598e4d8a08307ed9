import { accessOf } from "../core/catalog/access.js";
import type { Catalog } from "../core/catalog/catalog.js";
import { labelsIn, labelsOf } from "../core/catalog/labels.js";
import type { Action } from "../core/catalog/model.js";
import { dependentsOf } from "../core/catalog/needed-by.js";
import { namesInVersion } from "../core/convert/names-in.js";
import { actionToJson } from "../core/describe/look-up/look-up-json.js";
import { scopeOfService } from "../core/language/scope.js";
import { groupBy } from "../core/text/group-by.js";
import { compareNames } from "../core/text/order.js";
import type { ActionFacts, CatalogParams, CatalogService, CatalogServices, ServiceActions } from "../protocol.js";
import type { Environment } from "./snapshot.js";

/** The environment with the catalog of a version of the policy language. */
export function withVersion(environment: Environment, { version }: CatalogParams): Environment {
  const { identity } = environment.catalog;
  return version === "5.0" && identity ? { ...environment, catalog: identity } : environment;
}

/** All services, ordered by name. */
export function catalogServices(catalog: Catalog): CatalogServices {
  const groups = groupBy(catalog.actions, ({ service }) => service.toLowerCase());
  return {
    actions: catalog.actions.length,
    newest: catalog.release.newest ?? null,
    services: [...groups.values()]
      .map((actions) => toService(actions, catalog))
      .sort((a, b) => compareNames(a.name, b.name)),
  };
}

/** The actions of a service with their labels, for a list. */
export function serviceActions(service: string, catalog: Catalog): ServiceActions {
  const actions = catalog.ofService(service);
  return {
    service: actions.length === 0 ? null : toService(actions, catalog),
    actions: actions.map((action) => ({
      name: action.name,
      labels: { en: labelsOf(action, "en")[0] ?? "", zh: labelsIn(action, "zh")[0] ?? "" },
      access: accessOf(action.operation, action),
      status: action.status,
    })),
  };
}

/** Everything about an action of a version; `undefined` if the catalog does not have it. */
export function actionFacts(name: string, params: CatalogParams, environment: Environment): ActionFacts | undefined {
  const { catalog, language } = withVersion(environment, params);
  const other = params.version === "5.0" ? "1.1" : "5.0";
  const action = catalog.action(name);
  if (!action) return undefined;
  const published = labelsIn(action, "en");
  const facts = actionToJson(action, catalog, language);
  return {
    ...facts,
    service: toService(catalog.ofService(action.service), catalog),
    access: accessOf(action.operation, action),
    labels: { ...facts.labels, en: labelsOf(action, "en") },
    otherVersion: { version: other, names: namesInVersion(action, environment.catalog, other) },
    isEnglishDerived: published.length === 0,
    neededBy: dependentsOf(action.name, catalog).map(({ action: { name: other }, isAlways }) => ({
      action: other,
      isAlways,
    })),
  };
}

/** `actions`: all of one service, at least one. */
function toService(actions: readonly Action[], catalog: Catalog): CatalogService {
  const { service: name = "" } = actions[0] ?? {};
  const documented = actions.filter(({ status }) => status === "documented");
  const scope = scopeOfService(name);
  const newest = documented
    .flatMap(({ permissions }) => permissions.map(({ source }) => source.date))
    .sort()
    .at(-1);
  return {
    name,
    actions: actions.length,
    dependencyOnly: actions.length - documented.length,
    coverage: catalog.coverage(name),
    newest: newest ?? null,
    scope: scope?.scope ?? null,
    isScopeCertain: scope?.isCertain ?? false,
  };
}
