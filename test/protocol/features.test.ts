import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { readSettings } from "../../server/src/lsp/state/settings.js";
import { packedOf } from "../support/catalog.js";
import { connectInMemory } from "../support/client.js";
import { policy } from "../support/fixture.js";

const facts = JSON.stringify(packedOf("ecs:servers:stop -> ecs:servers:get"));
const uri = "file:///policy.json";
const text = policy('"ecs:servers:stop"');

async function start(settings: object) {
  const client = connectInMemory(catalogs(facts));
  await client.initialize({ initializationOptions: settings });
  await client.open(uri, text);
  const at = text.indexOf("stop");
  return {
    diagnostics: await client.diagnostics(uri),
    hover: await client.hover(uri, at),
    completion: await client.completion(uri, at),
    said: client.said,
  };
}

test("settings: all features answer unless they are switched off", async () => {
  const { diagnostics, hover, completion } = await start({});
  assert.equal(diagnostics.length, 1);
  assert.ok(hover && completion);
});

test("settings: a feature that is switched off returns nothing, and the others keep working", async () => {
  const off = { enable: false };
  assert.deepEqual((await start({ diagnostics: off })).diagnostics, []);
  assert.equal((await start({ hover: off })).hover, null);
  assert.equal((await start({ completion: off })).completion, null);
  const { diagnostics, hover, completion } = await start({ hover: off });
  assert.ok(diagnostics.length === 1 && hover === null && completion);
});

test("settings: hints can be left out of the diagnostics, for editors that show them as warnings", async () => {
  const levels = async (settings: object) => (await start({ rules: { "missing-dependency": "hint" }, ...settings })).diagnostics.map(({ severity }) => severity);
  assert.deepEqual(await levels({}), [4]);
  assert.deepEqual(await levels({ diagnostics: { hints: false } }), []);
  assert.equal((await start({ diagnostics: { hints: false } })).diagnostics.length, 1, "warnings stay");
});

test("settings: a client that does not know the section when asked keeps its initialization options", async () => {
  const client = connectInMemory(catalogs(facts));
  client.settings = {};
  await client.initialize({ initializationOptions: { language: "zh" }, capabilities: { workspace: { configuration: true } } });
  await client.open(uri, text);
  assert.match(String((await client.diagnostics(uri))[0]?.message), /\p{Script=Han}/u);
});

test("settings: the defaults of the manifest are those of the server", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { contributes: { configuration: { properties: Record<string, { default: unknown }> }[] } };
  const section: Record<string, Record<string, unknown>> = {};
  for (const [id, setting] of manifest.contributes.configuration.flatMap(({ properties }) =>
    Object.entries(properties),
  )) {
    const [group = "", name = ""] = id.replace(/^huaweiIam\./, "").split(".");
    if (name !== "") (section[group] ??= {})[name] = setting.default;
  }
  const { features, problems } = readSettings(section);
  assert.deepEqual(features, defaultFeatures);
  assert.deepEqual(problems, []);
});

test("settings: an invalid value is reported and replaced by its default", () => {
  const { features, problems } = readSettings({ completion: { enable: "no" }, hover: { language: "fr" }, inlayHints: { labels: 1 } });
  assert.deepEqual(features, defaultFeatures);
  assert.deepEqual([...problems].sort(), ['completion.enable: "no"', 'hover.language: "fr"', "inlayHints.labels: 1"]);
  assert.deepEqual(readSettings({ hover: { language: "both" } }).features.hoverLanguages, ["zh", "en"]);
  assert.deepEqual(readSettings({ hover: { language: "zh-cn" } }).features.hoverLanguages, ["zh"]);
});
