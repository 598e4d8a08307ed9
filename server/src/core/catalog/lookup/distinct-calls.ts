import type { ReadCall } from "../../calls/read-call.js";
import type { Catalog } from "../catalog.js";
import { alternativesOf } from "./alternatives.js";
import { bodyFit } from "./request-body.js";
import { type ApiLookup, findRead } from "./find-call.js";
import { servicesAt } from "./host.js";

/** One call of a text, regardless of ids, with the number of its occurrences. */
export interface DistinctCall {
  /** The result of its look-up. For an unlisted call: method, host and path, with `{id}` for ids. */
  readonly found: ApiLookup;
  readonly count: number;
  /** The line of its first occurrence, from 1. */
  readonly line: number;
  /**
   * The host belongs to another provider, or it belongs to no known service and the path to no known API. The call is
   * probably not one to Huawei Cloud.
   */
  readonly isForeign: boolean;
}

/** Collects the calls of a text. */
export interface CallCollector {
  add(call: ReadCall): void;
  /** Each distinct call, in the order of their first lines. */
  readonly calls: readonly DistinctCall[];
  /** The number of added calls. */
  readonly total: number;
}

/** A collector whose memory grows with distinct calls, not with all calls. */
export function createCallCollector(catalog: Catalog): CallCollector {
  const all = new Map<string, { found: ApiLookup; count: number; line: number; isForeign: boolean }>();
  /** The result for a call that was read before with other ids. */
  const seen = new Map<string, { count: number; line: number }>();
  let total = 0;
  return {
    add(call) {
      total++;
      const writing = writingOf(call);
      const same = writing === undefined ? undefined : seen.get(writing);
      if (same) {
        same.count++;
        same.line = Math.min(same.line, call.line);
        return;
      }
      const read = findRead(call, catalog) ?? unknownCall(call);
      const isListed = read.matches.length + read.operations.length > 0 && !read.isOtherMethod;
      const found = isListed ? read : { ...read, path: withoutIds(read.path) };
      const key = keyOf(found);
      const known = all.get(key) ?? { found, count: 0, line: call.line, isForeign: isForeign(found, call, catalog) };
      // Of calls with the same actions, one to a known host makes them certain.
      if (known.found.isByPath && !found.isByPath) known.found = found;
      all.set(key, known);
      if (writing !== undefined && seen.size < mostWritings) seen.set(writing, known);
      known.count++;
      known.line = Math.min(known.line, call.line);
    },
    get calls() {
      return [...all.values()].sort((a, b) => a.line - b.line);
    },
    get total() {
      return total;
    },
  };
}

/** Calls with ids or bodies of their own fill the memory; the rest are looked up one by one. */
const mostWritings = 4096;

/**
 * Calls with the same text except for certain ids have the same result. `undefined` for a long body, which is rarely
 * sent twice.
 */
function writingOf({ method = "", host = "", path, query = "", sent, operation }: ReadCall): string | undefined {
  if (sent.length > longestWriting) return undefined;
  const named = operation ? [operation.product, operation.name, operation.version ?? ""] : [];
  return [method, host, withoutIds(path), query.replace(idInQuery, "{id}"), sent, ...named].join("\n");
}

const idInQuery = /[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{6,}/gi;
const longestWriting = 1000;

function isForeign(
  { matches, operations, elsewhere, isForeign: isElsewhere }: ApiLookup,
  { host, operation }: ReadCall,
  catalog: Catalog,
): boolean {
  if (isElsewhere) return true;
  return (
    matches.length === 0
    && operations.length === 0
    && elsewhere.length === 0
    && !operation
    && host !== undefined
    && servicesAt(host, catalog) === undefined
  );
}

function unknownCall({ method, path, host, operation }: ReadCall): ApiLookup {
  const asked = operation && `${operation.product} ${operation.name}`;
  const named = asked === undefined ? {} : { asked };
  return {
    kind: "api",
    method,
    path,
    ...(host === undefined ? {} : { host }),
    ...named,
    matches: [],
    isOtherMethod: false,
    operations: [],
    elsewhere: [],
  };
}

/** Calls with the same key need the same actions. */
function keyOf({
  method = "",
  host = "",
  path,
  matches,
  operations,
  isOtherMethod,
  bodyKey = "",
  asked = "",
}: ApiLookup): string {
  const alternatives = alternativesOf(matches).map(({ names }) => names.join("+"));
  const apis = [
    ...matches.map(({ operation }) => `${operation.method} ${operation.path}`),
    ...operations.map((one) => `${one.product} ${one.method} ${one.path}`),
  ];
  // Two bodies that name the same actions are not distinguished.
  const decided = matches
    .filter(({ action }) => bodyKey !== "" && bodyFit(action, bodyKey) === 2)
    .map(({ action }) => action.name);
  const isListed = apis.length > 0 && !isOtherMethod;
  const parts = isListed ? [method, ...apis, ...alternatives, ...decided] : [method, host, path, asked];
  return [...new Set(parts)].join("\n");
}

/** A path with `{id}` for certain ids: 32 hexadecimal digits, also with dashes or masked, and long numbers. */
function withoutIds(path: string): string {
  return path
    .split("/")
    .map((segment) =>
      /^(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{6,}|[\w-]*\*{3,}[\w*-]*)$/i.test(segment)
        ? "{id}"
        : segment,
    )
    .join("/");
}
