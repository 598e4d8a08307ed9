import packed from "packed-catalog";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import type { PackedCatalog, RowRecord, SourceRecord } from "../../server/src/core/catalog/load/file.js";
import { type Edition, loadCatalog } from "../../server/src/core/catalog/load/load.js";

const page = { edition: "huaweicloud", title: "权限", repository: "test", path: "page.md", commit: "0" };
const sources: Record<string, SourceRecord> = {
  page: { ...page, date: "2021-09-08", decides: true },
  newer: { ...page, date: "2024-04-18" },
};

/**
 * A tiny catalog with one table row per line; an action may have several rows.
 *
 *     ecs:servers:stop -> ecs:servers:get, vpc:ports:get     its dependencies
 *     ecs:servers:create -> ims:images:get (from an image)   needed only in that case
 *     newer ecs:servers:stop -> ecs:servers:list             a row of a page that only adds hints
 *     ecs:servers:reboot 重启云服务器 POST /v2.1/servers/reboot -> ecs:servers:get
 *     vpc:ports:creare => vpc:ports:create                   an erratum
 */
export function catalog(rows: string): Catalog {
  return loadCatalog(packedOf(rows));
}

/** A tiny catalog in the form that the server loads. */
export function packedOf(rows: string): PackedCatalog {
  const actions: Record<string, RowRecord[]> = {};
  const errata: { written: string; meant: string; source: string }[] = [];
  for (const line of rows.split("\n").map((row) => row.trim()).filter((row) => row !== "")) {
    const [written, meant] = line.split("=>").map((side) => side.trim());
    if (meant !== undefined) errata.push({ written: written!, meant, source: "test" });
    else {
      const { name, row } = readRow(line);
      (actions[name] ??= []).push(row);
    }
  }
  return { services: [{ service: "test", sources, actions }], errata: { actions: errata, paths: [] } };
}

function readRow(line: string): { name: string; row: RowRecord } {
  const [facts = "", needs = ""] = line.split("->").map((side) => side.trim());
  const words = facts.replace(/^newer\s+/, "").split(/\s+/);
  const api = words.findIndex((word) => /^[A-Z]+$/.test(word));
  const label = words.slice(1, api < 0 ? undefined : api).join(" ");
  const dependsOn = needs.split(",").map((one) => one.trim()).filter((one) => one !== "").map((one) => {
    const [, action = "", when] = /^(\S+)(?: \((.*)\))?$/.exec(one) ?? [];
    return when === undefined ? action : { action, when };
  });
  const unknown = { iamProject: null, enterpriseProject: null, instanceAuth: null, tagAuth: null };
  const source = facts.startsWith("newer ") ? "newer" : "page";
  return { name: words[0]!, row: { label, apis: api < 0 ? [] : [words.slice(api).join(" ")], dependsOn, ...unknown, source } };
}

/** The shipped catalog. Tests that use it have «real catalog» in their name. */
export function realCatalog(edition?: Edition): Catalog {
  return loadCatalog(JSON.parse(packed) as PackedCatalog, edition);
}

/** The nine actions of the ten seed rows with their requirements, copied by hand from the page. */
export const seed: Readonly<Record<string, readonly string[]>> = {
  "ecs:cloudServers:changeOS": [],
  "ecs:cloudServers:rebuild": [],
  "ecs:cloudServers:resize": [],
  "ecs:cloudServers:migrate": [],
  "ecs:servers:stop": ["ecs:servers:get"],
  "ecs:servers:reboot": ["ecs:servers:get"],
  "ecs:servers:resize": [
    "ecs:servers:get", "evs:volumes:list", "evs:volumes:create", "evs:volumes:get", "evs:volumes:attach", "evs:volumes:detach",
    "evs:volumes:manage", "vpc:ports:get", "vpc:ports:update", "vpc:ports:create", "vpc:ports:delete",
  ],
  "ecs:servers:lock": ["ecs:servers:get"],
  "ecs:servers:unlock": ["ecs:servers:get"],
};

/** Their API operations, row by row of the page. */
export const seedApis: Readonly<Record<string, readonly string[]>> = {
  "ecs:cloudServers:changeOS": ["POST /v2/{project_id}/cloudservers/{server_id}/changeos", "POST /v1/{project_id}/cloudservers/{server_id}/changeos"],
  "ecs:cloudServers:rebuild": ["POST /v2/{project_id}/cloudservers/{server_id}/reinstallos", "POST /v1/{project_id}/cloudservers/{server_id}/reinstallos"],
  "ecs:cloudServers:resize": ["POST /v1.1/{project_id}/cloudservers/{server_id}/resize", "POST /v1/{project_id}/cloudservers/{server_id}/resize"],
  "ecs:cloudServers:migrate": ["POST /v1/{project_id}/cloudservers/{server_id}/migrate"],
  "ecs:servers:stop": ["POST /v2.1/{project_id}/servers/{server_id}/action"],
  "ecs:servers:reboot": ["POST /v2.1/{project_id}/servers/{server_id}/action"],
  "ecs:servers:resize": ["POST /v2.1/{project_id}/servers/{server_id}/action"],
  "ecs:servers:lock": ["POST /v2.1/{project_id}/servers/{server_id}/action"],
  "ecs:servers:unlock": ["POST /v2.1/{project_id}/servers/{server_id}/action"],
};
