import { normalizePath } from "../calls/api-call.js";
import { oncePer } from "../text/lazily.js";
import type { Catalog } from "./catalog.js";
import type { Action, ApiOperation, Permission } from "./model.js";

/** Another action for the same operation, checked by different APIs. */
export interface Twin {
  readonly action: Action;
  /** The APIs that check the twin for what both actions do. */
  readonly apis: readonly ApiOperation[];
}

/**
 * The twins of an action. Some services have one operation in two families of APIs (`/v1/.../cloudservers` and
 * OpenStack's `/v2.1/.../servers`), and each family checks its own action: a user who has one action and calls the
 * other API is refused. No page lists the pairs. Two actions of a service count as twins if everything that one does
 * the other does too, or if both have the same operation of a resource type with a similar name; the titles of their
 * table rows decide what is the same. The rows must belong to different families, and the actions must share no API.
 * There are no twins in any other case, and none between an older name and its current ones.
 */
export function twinsOf(action: Action, catalog: Catalog): readonly Twin[] {
  return twinsIn(catalog)(action);
}

const twinsIn = oncePer((catalog: Catalog) => oncePer((action: Action) => findTwins(action, catalog)));

function findTwins(action: Action, catalog: Catalog): readonly Twin[] {
  const others = catalog.ofService(action.service);
  const found = others.flatMap((other) => asTwin(action, other));
  const names = new Set(found.map((twin) => twin.action.name.toLowerCase()));
  return found.filter(
    (twin) => !catalog.currentNames(twin.action.name).some((current) => names.has(current.toLowerCase())),
  );
}

function asTwin(action: Action, other: Action): Twin[] {
  if (action.resourceType.toLowerCase() === other.resourceType.toLowerCase()) return [];
  const [rows, otherRows] = [rowsOf(action), rowsOf(other)];
  const titles = new Set(rows.flatMap(({ titles: own }) => own));
  const common = new Set(otherRows.flatMap(({ titles: own }) => own).filter((title) => titles.has(title)));
  const areShared = (ones: readonly Row[]) => ones.every((row) => row.titles.some((title) => common.has(title)));
  const isSame =
    areShared(rows)
    || areShared(otherRows)
    || (sameOperation(action, other) && areLikeNamed(action.resourceType, other.resourceType));
  if (common.size === 0 || !isSame || meets(rows, otherRows, keyOf)) return [];
  const shared = (ones: readonly Row[]) => ones.filter((row) => row.titles.some((title) => common.has(title)));
  const [mine, theirs] = [shared(rows), shared(otherRows)];
  if (meets(mine, theirs, familyOf)) return [];
  const apis = new Map(theirs.flatMap((row) => row.apis).map((api) => [keyOf(api), api]));
  return [{ action: other, apis: [...apis.values()] }];
}

interface Row {
  readonly titles: readonly string[];
  readonly apis: readonly ApiOperation[];
}

/** The rows that can be compared: a row without an API or a title does not say which calls it is for. */
function rowsOf({ permissions }: Action): Row[] {
  const rows = permissions.map(({ labels, apis }) => ({ titles: titlesOf(labels), apis }));
  return rows.filter(({ titles, apis }) => titles.length > 0 && apis.length > 0);
}

/** The subject of a row, without the brackets that name its API and without the words for batch operations. */
function titlesOf({ zh, en }: Permission["labels"]): string[] {
  const bare = [zh, en].map((label = "") => label.normalize("NFKC").toLowerCase().replace(/\([^)]*\)/g, "").replace(/批量|\bin (?:a )?batch(?:es)?\b|\bbatch\b/g, "").replace(/\s+/g, ""));
  return [...new Set(bare.filter((title) => title !== ""))];
}

function sameOperation(a: Action, b: Action): boolean {
  return a.operation.toLowerCase() === b.operation.toLowerCase();
}

/** Whether two resource types have similar names: `servers` and `cloudServers`, `dnatRules` and `dnat_rules`. */
function areLikeNamed(a: string, b: string): boolean {
  const [one, two] = [a, b].map((type) => type.toLowerCase().replace(/[_-]/g, ""));
  return one!.endsWith(two!) || two!.endsWith(one!);
}

/** Whether an API of `ones` and an API of `others` have the same key. */
function meets(ones: readonly Row[], others: readonly Row[], by: (api: ApiOperation) => string): boolean {
  const known = new Set(ones.flatMap(({ apis }) => apis.map(by)));
  return others.some(({ apis }) => apis.some((api) => known.has(by(api))));
}

function keyOf({ method, path }: ApiOperation): string {
  return `${method} ${normalizePath(path).replace(/\{[^}]*\}/g, "{}").toLowerCase()}`;
}

/** The version of an API and its collection: `v2.1 servers`. */
function familyOf({ path }: ApiOperation): string {
  const segments = normalizePath(path).toLowerCase().split("/").slice(1);
  const version = segments.findIndex((segment) => /^v\d/.test(segment));
  const collection = segments.slice(version + 1).find((segment) => !segment.includes("{"));
  return `${segments[version] ?? ""} ${collection ?? ""}`;
}
