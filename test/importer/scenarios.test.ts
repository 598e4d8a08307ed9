import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import type { Page } from "../../server/src/importer/pages/page.js";
import { readScenarios } from "../../server/src/importer/scenarios/scenarios.js";

function guide(text: string, service = "modelarts"): Page {
  return {
    folder: "otc-extra", service, file: `${service}/jobs.rst`, topicId: "m_1", title: "Jobs", date: "2026-01-02",
    repository: "docs/m", path: "jobs.rst", commit: "c0", text,
  };
}

const table = `.. table:: **Table 1** Managing training jobs

   +----------------------+-------------------+------------------------------------+---------------------------------+
   | Application Scenario | Dependent Service | Dependent Policy                   | Supported Function              |
   +======================+===================+====================================+=================================+
   | Training             | OBS               | obs:object:GetObject (reading)     | (Mandatory) Read data. Not more.|
   |                      |                   |                                    |                                 |
   |                      |                   | obs:bucket:ListBucket:             |                                 |
   +----------------------+-------------------+------------------------------------+---------------------------------+
   |                      | SWR               | SWR Admin                          | Use images.                     |
   +----------------------+-------------------+------------------------------------+---------------------------------+
   |                      | KMS               | kms:cmk:get                        | Encrypt.                        |
   |                      |                   |                                    |                                 |
   |                      |                   | KMS Administrator (role)           |                                 |
   +----------------------+-------------------+------------------------------------+---------------------------------+
`;

test("scenarios: rows with their actions, roles and purposes; a cell over several rows counts for all of them", () => {
  const { scenarios, sources } = readScenarios([guide(table)]);
  const common = { source: "guide/m_1", table: "Managing training jobs", scenario: "Training", grantee: "user" };
  assert.deepEqual(scenarios, [
    { ...common, actions: ["obs:object:GetObject", "obs:bucket:ListBucket"], purpose: "Read data" },
    { ...common, actions: ["kms:cmk:get"], roles: ["KMS Administrator"], purpose: "Encrypt" },
  ]);
  assert.deepEqual(Object.keys(sources), ["guide/m_1"]);
});

test("scenarios: the import stops at unknown columns, lines and products", () => {
  const stops: readonly [Page, RegExp][] = [
    [guide(table.replace("Dependent Policy", "Needed Policy   ".slice(0, 16))), /table 1: no scenario table has the columns/],
    [guide(table.replace("obs:object:GetObject (reading)", "obs_object_GetObject          ")), /"obs_object_GetObject" is neither an action nor a role/],
    [guide(table, "unheard-of"), /"unheard-of" has no product name/],
    [guide(table.replace(".. table:: **Table 1** Managing training jobs", "")), /1 tables have 0 titles/],
  ];
  for (const [page, message] of stops) assert.throws(() => readScenarios([page]), message);
});

test("scenarios: a page without tables, and a table of roles, have none", () => {
  assert.deepEqual(readScenarios([guide("Prose.")]), { sources: {}, scenarios: [] });
});

test("scenarios: the committed file has those of five guides", () => {
  const { sources, scenarios } = JSON.parse(readFileSync("server/catalog/scenarios.json", "utf8")) as ReturnType<typeof readScenarios>;
  assert.equal(Object.keys(sources).length, 5);
  assert.equal(new Set(scenarios.map(({ source }) => source)).size, 5);
});
