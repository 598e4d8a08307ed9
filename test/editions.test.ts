import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";
import packed from "packed-catalog";
import type { Hover } from "vscode-languageserver/node";
import { parseApiCall } from "../server/src/core/calls/api-call.js";
import { dependenciesOf } from "../server/src/core/catalog/dependencies.js";
import type { PackedCatalog } from "../server/src/core/catalog/load/file.js";
import { type Edition, editions, loadCatalog } from "../server/src/core/catalog/load/load.js";
import { lint } from "../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../server/src/core/policy/parse.js";
import { applyEdits } from "../server/src/core/text/range.js";
import { catalogs } from "../server/src/lsp/state/catalogs.js";
import { readOverlayFile } from "../server/src/lsp/host/node-host.js";
import { type Client, connectInMemory } from "./support/client.js";

const uri = "file:///policy.json";
const capabilities = { workspace: { configuration: true } };
const policyOf = (...actions: string[]) => JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: actions }] }, null, 2);
const catalogOf = (edition: Edition) => loadCatalog(JSON.parse(packed) as PackedCatalog, edition);

async function start(settings: unknown, rootUri: string | null = null): Promise<Client> {
  const client = connectInMemory(catalogs(packed, readOverlayFile));
  client.settings = settings;
  await client.initialize({ capabilities, rootUri });
  return client;
}

async function change(client: Client, settings: unknown): Promise<void> {
  client.settings = settings;
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await client.diagnostics(uri);
}

async function hoverText(client: Client, name: string): Promise<string> {
  const hover = await client.hover(uri, client.text(uri).indexOf(name));
  return ((hover as Hover).contents as { value: string }).value;
}

/** The completion items with the cursor after the last colon of a listed name. */
async function offered(client: Client, name: string): Promise<string[]> {
  const offset = client.text(uri).indexOf(name) + name.lastIndexOf(":") + 1;
  return (await client.completion(uri, offset))!.items.map(({ label }) => label);
}

for (const edition of editions) {
  test(`real catalog, ${edition}: completion and hover know an action of every service`, async () => {
    const client = await start({ catalog: { edition } });
    const documented = catalogOf(edition).actions.filter(({ status }) => status === "documented");
    const services = new Map(documented.map((action) => [action.service, action]));
    assert.ok(services.size > 30, `${services.size} services`);
    for (const { name, permissions } of services.values()) {
      await client.open(uri, policyOf(name));
      await client.diagnostics(uri);
      const hover = await hoverText(client, name);
      for (const { method, path } of permissions.flatMap(({ apis }) => apis)) assert.ok(hover.includes(`\`${method} ${path}\``), `${name} ${path}`);
      assert.ok((await offered(client, name)).includes(name), name);
      await client.close(uri);
      await client.diagnostics(uri);
    }
    await client.stop();
  });

  test(`real catalog, ${edition}: each action alone lacks what it requires, and the fix adds everything`, () => {
    const catalog = catalogOf(edition);
    const missing = (text: string) => lint(parsePolicyFile(text), catalog, {}).filter(({ rule }) => rule.id === "missing-dependency");
    let needy = 0;
    for (const action of catalog.actions) {
      const text = policyOf(action.name);
      const { required } = dependenciesOf(action);
      const findings = missing(text);
      assert.deepEqual(findings.map(({ report }) => report.facts?.["missing"]), required.length > 0 ? [required] : [], action.name);
      for (const [fix] of findings.map((finding) => finding.fixes())) {
        assert.deepEqual(missing(applyEdits(text, fix!.edits)), [], action.name);
        needy++;
      }
    }
    assert.ok(needy > 50, `${needy} actions with dependencies`);
  });
}

test("real catalog: the edition changes while the server runs", async () => {
  const client = await start({});
  await client.open(uri, policyOf("ecs:servers:stop"));
  await client.diagnostics(uri);
  assert.match(await hoverText(client, "ecs:servers:stop"), /Source: Huawei Cloud/);
  await change(client, { catalog: { edition: "otc" } });
  assert.match(await hoverText(client, "ecs:servers:stop"), /Source: Open Telekom Cloud/);
  await change(client, {});
  assert.match(await hoverText(client, "ecs:servers:stop"), /Source: Huawei Cloud/);
  await client.stop();
});

test("an overlay's rows replace the published ones; an unreadable overlay is reported and ignored", async () => {
  const folder = mkdtempSync(join(tmpdir(), "overlay-"));
  const source = { edition: "internal", title: "Our tables", date: "2026-01-01", repository: "ours", path: "page.md", commit: "1" };
  const row = { label: "Our stop", apis: ["POST /ours/stop"], dependsOn: ["ours:things:get"], iamProject: true, enterpriseProject: null, instanceAuth: null, tagAuth: null, source: "page" };
  const actions = { "ecs:servers:stop": [row], "ours:things:do": [row] };
  writeFileSync(join(folder, "overlay.json"), JSON.stringify({ services: [{ service: "ecs", sources: { page: source }, actions }] }));
  writeFileSync(join(folder, "broken.json"), "{");
  const client = await start({ catalog: { overlay: "overlay.json" } }, pathToFileURL(folder).href);
  await client.open(uri, policyOf("ecs:servers:stop", "ecs:servers:reboot", "ours:things:do"));
  const findings = await client.diagnostics(uri);
  assert.deepEqual(findings.filter(({ code }) => code === "missing-dependency").map(({ message }) => message), [
    "'ecs:servers:stop' also needs ours:things:get, which this policy does not allow.",
    "'ecs:servers:reboot' also needs ecs:servers:get, which this policy does not allow.",
    "'ours:things:do' also needs ours:things:get, which this policy does not allow.",
  ]);
  assert.ok((await offered(client, "ours:things:do")).includes("ours:things:do"));
  await change(client, { catalog: { overlay: "broken.json" } });
  assert.match(await hoverText(client, "ecs:servers:stop"), /Source: Huawei Cloud/);
  assert.match(client.said.join("\n"), /overlay broken\.json is not used/);
  await client.stop();
  rmSync(folder, { recursive: true });
});

test("an overlay with another shape is reported and ignored, and a byte order mark is accepted", () => {
  const folder = mkdtempSync(join(tmpdir(), "overlay-"));
  const overlay = join(folder, "overlay.json");
  const open = (text: string) => {
    writeFileSync(overlay, text);
    return catalogs(packed, readOverlayFile)({ edition: "huaweicloud", overlay }, undefined);
  };
  for (const text of ["null", "{}", `{"services": [{}]}`, `{"services": [{"service": "x", "sources": {}, "actions": {"x:y:z": [1]}}]}`]) {
    const { catalog, problem } = open(text);
    assert.ok(problem, text);
    assert.ok(catalog.action("ecs:servers:stop"), text);
  }
  assert.equal(open(`\ufeff{"services": []}`).problem, undefined);
  rmSync(folder, { recursive: true });
});

test("real catalog: from a call in any form to its actions", () => {
  const catalog = catalogOf("huaweicloud");
  const find = (text: string) => catalog.byApi(parseApiCall(text)!).map(({ action }) => action.name).sort();
  assert.deepEqual(find("POST https://ecs.example.com/v1/0af1/cloudservers/77d3/resize?x=1"), ["ecs:cloudServers:resize"]);
  const shared = find("POST /v2.1/{project_id}/servers/{server_id}/action");
  for (const name of ["stop", "start", "reboot", "resize", "lock", "unlock", "createImage"]) assert.ok(shared.includes(`ecs:servers:${name}`), name);
  for (const { name, permissions } of catalog.actions) {
    for (const { method, path } of permissions.flatMap(({ apis }) => apis)) {
      assert.ok(find(`${method} ${path}`).includes(name), `${name}: ${method} ${path}`);
    }
  }
});
