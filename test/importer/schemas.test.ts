import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readOverlay } from "../../server/src/core/catalog/load/overlay.js";
import { operationsIn } from "../../server/src/core/catalog/operations/operations.js";
import { format } from "../../server/src/core/text/message.js";
import { printCatalogJson } from "../../server/src/importer/output/print.js";
import { SchemaProblem } from "../../server/src/importer/schemas/json-place.js";
import { schemaFiles } from "../../server/src/importer/schemas/schema-files.js";
import { schemaCatalog } from "../support/schemas.js";

const folder = "test/cases/authorization-schemas";
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
const none = operationsIn(() => [], { hosts: {}, services: {} });
const saved = (json: unknown, file = "a.json") => ({ file, date: "2026-11-01", json });

/** A small schema with changes at one place. */
function schema(
  change: (json: { version: unknown; actions: Record<string, unknown>[]; [key: string]: unknown }) => void,
): unknown {
  const json = {
    version: "v1",
    actions: [
      {
        name: "abc:things:get",
        access_level: "read",
        permission_only: false,
        description: { en_US: "Gets.", zh_CN: "查询。" },
      },
    ] as Record<string, unknown>[],
  };
  change(json);
  return json;
}

function problemOf(...files: readonly unknown[]): string {
  try {
    schemaFiles(
      files.map((json, index) => saved(json, index === 0 ? "a.json" : "b.json")),
      none,
    );
  } catch (error) {
    if (error instanceof SchemaProblem) {
      assert.notEqual(format(error.template, error.args, "zh"), "");
      return format(error.template, error.args, "en");
    }
    throw error;
  }
  return "";
}

test("schemas: everything in the sample is in the files, and they are an overlay", () => {
  const names = readdirSync(folder).sort();
  assert.deepEqual(names, ["ecs.json", "eip.json", "obs.json"]);
  const catalog = schemaCatalog().identity!;
  const create = catalog.action("ecs:cloudServers:createServers")!;
  assert.deepEqual(create.schema, {
    level: "write",
    isPermissionOnly: false,
    aliases: ["ecs:cloudServers:create"],
    resources: [],
    conditionKeys: [
      "g:RequestTag/<tag-key>",
      "g:EnterpriseProjectId",
      "g:TagKeys",
      "ecs:FlavorId",
      "ecs:SupportAgentType",
    ],
  });
  const row = create.permissions.find(({ operation }) => operation === "CreateServers");
  assert.deepEqual(row?.labels, { en: "Grants permission to create ECSs.", zh: "授予创建云服务器的权限。" });
  assert.deepEqual(row?.apis, [{ method: "POST", path: "/v1.1/{project_id}/cloudservers" }]);
    assert.deepEqual(row?.dependencies, [
    { action: "eip:publicIps:create" },
    { action: "ecs::tagInstance", when: "请求使用该权限时", english: "if the request uses it" },
  ]);
  assert.deepEqual(catalog.currentNames("ECS:CloudServers:Get"), [
    "ecs:cloudServers:listServerBlockDevices",
    "ecs:cloudServers:showServer",
    "ecs:cloudServers:listServerVolumeAttachments",
  ]);
  assert.deepEqual(
    catalog.schemas.resourceTypes("ecs")?.map(({ type }) => type),
    ["instance", "launchTemplate"],
  );
  assert.equal(catalog.schemas.conditionKey("eip:purchasetime")?.type, "date");
  assert.equal(catalog.coverage("eip"), "all-named");
  assert.equal(catalog.coverage("hss"), "some-named");
});

test("schemas: equal answers give equal bytes, in any order", () => {
  const all = ["ecs", "eip", "obs"].map((name) => saved(read(name), `${name}.json`));
  const print = (files: typeof all) =>
    printCatalogJson({ services: [], identity: { services: schemaFiles(files, none) } });
  assert.equal(print(all), print([...all].reverse()));
  assert.ok(readOverlay(JSON.parse(print(all))));
});

test("schemas: the import stops at what it does not know, with file and JSON path", () => {
  assert.equal(problemOf(schema(() => undefined)), "");
  const cases: readonly [unknown, RegExp][] = [
    [[], /^a\.json, \$: an object is expected\.$/],
    [null, /^a\.json, \$: an object is expected\.$/],
    [
      { error_code: "PAP5.0001", error_msg: "denied", request_id: "1" },
      /^a\.json is an error of the service and not an authorization schema: PAP5\.0001 denied$/,
    ],
    [{ services: [] }, /^a\.json is a list of services/],
    [{ openapi: "3.0.0" }, /^a\.json is not an authorization schema: "actions" is missing/],
    [
      schema((json) => void (json["page_info"] = {})),
      /^a\.json, \$\.page_info: an authorization schema has no such property\.$/,
    ],
    [schema((json) => void delete json.version), /^a\.json, \$: "version" is missing\.$/],
    [schema((json) => void (json.version = 1)), /^a\.json, \$\.version: a string is expected\.$/],
    [schema((json) => void (json.actions = [])), /^a\.json, \$\.actions: the schema has no actions\.$/],
    [
      schema((json) => void (json.actions[0]!["access-level"] = "x")),
      /^a\.json, \$\.actions\[0\]\["access-level"\]: an authorization/,
    ],
    [
      schema((json) => void (json.actions[0]!["access_level"] = "admin")),
      /^a\.json, \$\.actions\[0\]\.access_level: "admin" is not one of list, read, write,/,
    ],
    [
      schema((json) => void (json.actions[0]!["permission_only"] = "no")),
      /\$\.actions\[0\]\.permission_only: true or false is expected/,
    ],
    [
      schema((json) => void (json.actions[0]!["name"] = "abc:things")),
      /\$\.actions\[0\]\.name: "abc:things" does not have the form/,
    ],
    [
      schema((json) => void (json.actions[0]!["description"] = { en_US: "x" })),
      /\$\.actions\[0\]\.description: "zh_CN" is missing/,
    ],
    [schema((json) => void (json.actions[0]!["aliases"] = "a:b:c")), /\$\.actions\[0\]\.aliases: an array is expected/],
    [
      schema((json) => void (json.actions[0]!["resources"] = [{ urn_template: "abc:thing", required: true }])),
      /\$\.actions\[0\]\.resources\[0\]\.urn_template: "abc:thing" does not/,
    ],
    [
      schema((json) => void (json["operations"] = [{ operation_id: "Get", operation_action: "abc:things:lost" }])),
      /^a\.json, \$\.operations\[0\]: the operation checks abc:things:lost, which/,
    ],
    [
      schema((json) => void json.actions.push({ ...json.actions[0]!, name: "ABC:things:GET" })),
      /^a\.json, \$\.actions\[1\]: ABC:things:GET is already defined in a\.json, \$\.actions\[0\]\.$/,
    ],
  ];
  for (const [json, expected] of cases) assert.match(problemOf(json), expected);
  assert.match(
    problemOf(
      schema(() => undefined),
      schema(() => undefined),
    ),
    /^b\.json, \$\.actions\[0\]: abc:things:get is already defined in a\.json/,
  );
});

test("schemas: an operation may check an action of a service whose schema is not there", () => {
  const json = schema(
    (one) => void (one["operations"] = [{ operation_id: "Get", operation_action: "other:things:get" }]),
  );
  const files = schemaFiles([saved(json)], none);
  assert.deepEqual(
    files.map(({ service, actions }) => [service, Object.keys(actions)]),
    [
      ["abc", ["abc:things:get"]],
      ["other", ["other:things:get"]],
    ],
  );
});
