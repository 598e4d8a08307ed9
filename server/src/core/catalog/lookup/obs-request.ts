import type { Catalog } from "../catalog.js";
import type { ApiCall } from "../../calls/api-call.js";
import type { ApiMatch } from "./api-index.js";

/** A request to OBS in its published form. */
export interface ObsRequest {
  readonly matches: readonly ApiMatch[];
  /** `/?acl`, `/{object_key}?uploadId`. */
  readonly path: string;
  /** The actions that the pages name, if the tables of the edition have none of them. */
  readonly named: readonly string[];
}

/**
 * Recognizes a request to OBS by its method, its path and the sub-resource in its query; `undefined` for other calls. A
 * bucket is in the host (`bucket.obs.<region>…`) or the first part of the path. Without a host, only the root with a
 * known sub-resource is recognized: `PUT /?policy`. `text` may contain the headers.
 */
export function readObsRequest(call: ApiCall, text: string, catalog: Catalog): ObsRequest | undefined {
  const { obs } = catalog.operations;
  const query = keysOf(call.query ?? "");
  const isKnown = (key: string) => obs.some((request) => request.query === key);
  const subResource =
    query.find(({ key }) => isKnown(key))?.key
    ?? query.find(({ key, value }) => value === undefined && !plainKeys.has(key))?.key;
  const bare = call.host === undefined && call.path === "/" && subResource !== undefined && isKnown(subResource);
  if (!bare && (call.host === undefined || !/(?:^|\.)obs(?:v3)?\./i.test(call.host))) return undefined;
  const on = targetOf(call, bare);
  const path = `${on === "object" ? "/{object_key}" : "/"}${subResource === undefined ? "" : `?${subResource}`}`;
  const method = call.method ?? "GET";
  const request = obs.find((one) => one.method === method && one.on === on && one.query === subResource);
  const isVersion = query.some(({ key }) => key === "versionId") || /<VersionId>/i.test(text);
  const names =
    (hasCopy(text) ? request?.copy : undefined) ?? (isVersion ? request?.version : undefined) ?? request?.actions ?? [];
  const actions = names.flatMap((name) => catalog.action(name) ?? []);
  return {
    path,
    matches: actions.map((action) => ({
      action,
      operation: { method, path },
      together: names.filter((name) => name !== action.name),
    })),
    named: actions.length > 0 ? [] : names,
  };
}

function targetOf({ host = "", path }: ApiCall, isBare: boolean): "service" | "bucket" | "object" {
  const isVirtual = isBare || !/^obs(?:v3)?\./i.test(host);
  const parts = path.split("/").filter((part) => part !== "").length + (isVirtual ? 1 : 0);
  return parts === 0 ? "service" : parts === 1 ? "bucket" : "object";
}

function keysOf(query: string): { readonly key: string; readonly value: string | undefined }[] {
  return query.split("&").filter((part) => part !== "").map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? { key: part, value: undefined } : { key: part.slice(0, at), value: part.slice(at + 1) };
  });
}

function hasCopy(text: string): boolean {
  return /x-(?:obs|amz)-copy-source/i.test(text);
}

/** Parameters without a value that do not select another operation. */
const plainKeys = new Set(["prefix", "marker", "delimiter", "attname"]);
