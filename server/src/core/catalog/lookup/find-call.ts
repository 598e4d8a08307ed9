import type { Catalog } from "../catalog.js";
import type { Operation } from "../operations/operations.js";
import { type ApiCall, parseApiCall } from "../../calls/api-call.js";
import type { ReadCall } from "../../calls/read-call.js";
import type { ApiLookup } from "./api-lookup.js";
import type { ApiMatch } from "./api-index.js";
import { isForeignHost } from "./foreign-hosts.js";
import { servicesAt } from "./host.js";
import type { PathHit } from "./path-tree.js";
import { hasLiteral, takesWordForId } from "./path-words.js";
import { readObsRequest } from "./obs-request.js";
import { decidedByName } from "../operations/decided-by-name.js";
import { namesOfUnlisted, otherNames } from "../operations/other-names.js";
import { operationsNamed, type OperationName, siblingOperations } from "./operation-name.js";
import { bodyFit, bodyKeyOf } from "./request-body.js";

export type { ApiLookup };

type Scope = (service: string) => boolean;
const everywhere: Scope = () => true;

/**
 * The actions for the call in a text. The host decides the service. `undefined` if the text contains no call, or an
 * unknown one without method and host.
 */
export function findCall(text: string, catalog: Catalog): ApiLookup | undefined {
  const call = parseApiCall(text);
  return call && findApi(call, text, catalog);
}

/**
 * The actions for a call that was read from a log or another text. If a command made the call, its operation decides
 * the method; an operation without a call is looked up by name. `undefined` if nothing is known.
 */
export function findRead(call: ReadCall, catalog: Catalog): ApiLookup | undefined {
  const { operation, sent } = call;
  if (!operation) return findApi(call, sent, catalog);
  const product = catalog.operations.product(operation.product) ?? operation.product;
  const name = { product, name: operation.name };
  if (call.path === "") {
    const found = findOperation(name, catalog);
    return (
      found.find(({ path }) => operation.version !== undefined && path.startsWith(`/${operation.version}/`)) ?? found[0]
    );
  }
  // The command may send other requests first, for example to find its project id.
  const services = catalog.operations.servicesOf(product);
  const own = catalog.operations.at(call.path, (service) => services.includes(service)).values;
  const method =
    call.method
    ?? own.find((one) => one.name.toLowerCase() === operation.name.toLowerCase())?.method
    ?? methodOfName(operation.name, call, services, catalog);
  const found = findApi({ ...call, method }, sent, catalog);
  if (!found || method === undefined || !own.some((one) => one.method === method)) return found;
  return { ...found, matches: decidedByName(found.matches, operation.name) };
}

/** The method implied by the name of an unlisted operation, if the call goes to the service of the command. */
function methodOfName(
  name: string,
  { host }: ApiCall,
  services: readonly string[],
  catalog: Catalog,
): string | undefined {
  const isOwn = host !== undefined && (servicesAt(host, catalog) ?? []).some((service) => services.includes(service));
  const [, verb] = /^(?:Keystone|Nova|Neutron|Cinder|Glance)?(Show|List|Delete)(?![a-z])/.exec(name) ?? [];
  return !isOwn || verb === undefined ? undefined : verb === "Delete" ? "DELETE" : "GET";
}

/** `sent`: the text with the body and the headers of the call. */
function findApi(call: ApiCall, sent: string, catalog: Catalog): ApiLookup | undefined {
  if (call.host !== undefined && isForeignHost(call.host)) return { ...toLookup(call), isForeign: true };
  const request = findObsRequest(call, sent, catalog);
  if (request) return request;
  const services = call.host === undefined ? undefined : servicesAt(call.host, catalog);
  const isHostUnknown = call.host !== undefined && services === undefined;
  // Every program has a root.
  if (isHostUnknown && call.path === "/") return call.method === undefined ? undefined : toLookup(call);
  const found = lookUpCall(call, services ? (service) => services.includes(service) : everywhere, catalog);
  if (found.matches.length > 0) return { ...byBody(found, sent), ...(isHostUnknown ? { isByPath: true } : {}) };
  const elsewhere = services
    ? lookUpCall(call, everywhere, catalog).matches.filter(
        ({ operation }) => call.method === undefined || operation.method === call.method,
      )
    : [];
  const isNothing = found.operations.length === 0 && elsewhere.length === 0;
  return isNothing && (call.method === undefined || call.path === "/") && services === undefined
    ? undefined
    : { ...found, elsewhere };
}

/** Looks up an operation by its name: one result for each product that has it. */
export function findOperation(name: OperationName, catalog: Catalog): ApiLookup[] {
  const actionsOf = (operation: Operation) => ofOperation(operation, catalog).matches.map(({ action }) => action);
  const listed = operationsNamed(name, catalog);
  const all = preferred(listed.length > 0 ? listed : siblingOperations(name, catalog, actionsOf));
  const found = all.map((operation) => {
    const known = ofOperation(operation, catalog);
    const matches = decidedByName(known.matches, name.name);
    const own = { ...known, operations: [operation], ...otherNames([operation], catalog), matches };
    return listed.length > 0 ? own : { ...own, asked: name.name };
  });
  // Those with an action first.
  return [...found.filter(({ matches }) => matches.length > 0), ...found.filter(({ matches }) => matches.length === 0)];
}

function ofOperation({ product, method, path }: Operation, catalog: Catalog): ApiLookup {
  const services = catalog.operations.servicesOf(product);
  const found = lookUpCall({ method, path }, (service) => services.includes(service), catalog);
  return found.isOtherMethod ? { ...found, matches: [], isOtherMethod: false } : found;
}

/**
 * Combines the vendor's list and the tables of actions: if the list has a template that matches better than the best
 * row, the row is about another operation, and no action is published for this one.
 */
export function lookUpCall(call: ApiCall, isInScope: Scope, catalog: Catalog): ApiLookup {
  const { method, path } = call;
  // The only template without a literal is that of a version: "/{api_version}".
  if (/^\/[^/{}:<$%]+$/.test(path) && !/^\/v\d[\w.]*$/i.test(path) && !hasLiteral(path, isInScope, catalog))
    return toLookup(call);
  const own = catalog.atPath(path, isInScope);
  const isBorrowed = !own.values.some(({ operation }) => method === undefined || operation.method === method);
  const rows = isBorrowed ? borrowedOr(own, call, isInScope, catalog) : own;
  const listed = catalog.operations.at(path, isInScope);
  const templates = [...rows.values.map(({ operation }) => operation), ...listed.values];
  if (takesWordForId(path, templates, isInScope, catalog)) return toLookup(call);
  const isBetterListed = listed.values.length > 0 && listed.rank < rows.rank;
  const isBetterRow = rows.values.length > 0 && rows.rank < listed.rank;
  const matches = isBetterListed ? [] : withoutOlderNames(rows.values, catalog);
  const fits = ({ method: own }: { readonly method: string }) => method === undefined || own === method;
  const exact = matches.filter(({ operation }) => fits(operation));
  const operations = isBetterRow ? [] : listed.values.filter(fits);
  const named = inScopeOf(exact, operations, catalog);
  const isUnlisted = exact.length + operations.length === 0;
  const isOtherMethod = exact.length === 0 && matches.length > 0 && operations.length === 0;
  return {
    ...toLookup(call),
    matches: isOtherMethod ? matches : exact,
    isOtherMethod,
    ...(rows === own || isOtherMethod || exact.length === 0 ? {} : { isBorrowed: true }),
    operations: named,
    ...(isUnlisted ? namesOfUnlisted(call, isInScope, catalog) : otherNames(named, catalog)),
    ...othersOf(call, exact, operations, catalog),
  };
}

/** If older and newer tables list an API under two names of one permission, only the newer name is the answer. */
function withoutOlderNames(matches: readonly ApiMatch[], catalog: Catalog): readonly ApiMatch[] {
  const isOlder = ({ action, operation, together }: ApiMatch) => {
    const current = together.length > 0 ? [] : catalog.currentNames(action.name);
    return matches.some((other) => other.operation.method === operation.method && current.includes(other.action.name));
  };
  return matches.filter((match) => !isOlder(match));
}

/** For a call without a host: the operations of other services with the same method and path. */
function othersOf(
  { host, method }: ApiCall,
  matches: readonly ApiMatch[],
  operations: readonly Operation[],
  catalog: Catalog,
): Pick<ApiLookup, "others"> {
  if (host !== undefined || method === undefined || matches.length === 0) return {};
  const own = inScopeOf(matches, operations, catalog);
  const others = operations.filter((one) => !own.includes(one) && !one.product.startsWith("HCS"));
  return others.length > 0 ? { others } : {};
}

/** The result of another edition, if it knows the method of the call. */
function borrowedOr(
  own: PathHit<ApiMatch>,
  { method, path }: ApiCall,
  isInScope: Scope,
  catalog: Catalog,
): PathHit<ApiMatch> {
  const borrowed = catalog.borrowedAtPath(path, isInScope);
  return borrowed.values.some(({ operation }) => method === undefined || operation.method === method) ? borrowed : own;
}

/** Of the products that share a path, those whose actions were found. */
function inScopeOf(
  matches: readonly ApiMatch[],
  operations: readonly Operation[],
  { operations: list }: Catalog,
): readonly Operation[] {
  const services = new Set(matches.map(({ action }) => action.service.toLowerCase()));
  return preferred(
    services.size === 0
      ? operations
      : operations.filter(({ product }) => list.servicesOf(product).some((service) => services.has(service))),
  );
}

/** Huawei Cloud Stack has the same services under other names: they count only if there is nothing else. */
function preferred(operations: readonly Operation[]): readonly Operation[] {
  const ofPublicCloud = operations.filter(({ product }) => !product.startsWith("HCS"));
  return ofPublicCloud.length > 0 ? ofPublicCloud : operations;
}

function byBody(found: ApiLookup, text: string): ApiLookup {
  const key = bodyKeyOf(text);
  if (key === undefined || !found.matches.some(({ action }) => bodyFit(action, key) > 0)) return found;
  const matches = [...found.matches].sort((a, b) => bodyFit(b.action, key) - bodyFit(a.action, key));
  // The vendor's list has one operation per path. Its name counts only if it means the action that the body names.
  const named = ({ name }: Operation) => decidedByName(matches, name);
  const isMeant = (one: Operation) => matches.length === 1 || named(one).every((match) => match === matches[0]);
  return { ...found, matches, operations: found.operations.filter(isMeant), bodyKey: key };
}

/** The actions of a request to OBS; `undefined` for other calls. */
export function findObsRequest(call: ApiCall, sent: string, catalog: Catalog): ApiLookup | undefined {
  const request = readObsRequest(call, sent, catalog);
  if (!request) return undefined;
  const { path, matches, named } = request;
  return {
    ...toLookup({ ...call, path, method: call.method ?? "GET" }),
    matches,
    operations: obsOperations(call.method, path, catalog),
    ...(named.length > 0 ? { named } : {}),
  };
}

function obsOperations(method: string | undefined, path: string, { operations }: Catalog): readonly Operation[] {
  const isPlain = !path.includes("?");
  if (!isPlain) return [];
  const ofCall = operations.ofProduct("OBS").filter((one) => one.method === method && one.path === path);
  return ofCall.filter(({ name }) => /^(?:Head|Check|GetBucketMetadata)/.test(name));
}

function toLookup({ method, path, host }: ApiCall): ApiLookup {
  const known = { kind: "api", method, path, ...(host === undefined ? {} : { host }) } as const;
  return { ...known, matches: [], isOtherMethod: false, operations: [], elsewhere: [] };
}
