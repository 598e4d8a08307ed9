// The server with Monaco and the client that is part of it, in Chromium.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { until } from "../../scripts/editors/page.mjs";
import { checkTried } from "../support/tried.mjs";
import { buildClient, policy, versionOf } from "./page.mjs";

let client;
const seen = { version: versionOf("monaco-editor") };
before(async () => { client = await buildClient("monaco", { "editor.worker": "monaco-editor/editor/editor.worker.js" }); });
after(() => client?.close());

test("Monaco: the missing dependency is reported, and a fix adds it", async () => {
  const { page, diagnostics, goTo, text } = await client.open({}, policy("ecs:servers:stop"));
  assert.ok((await diagnostics()).some((message) => /ecs:servers:stop' also needs ecs:servers:get/.test(message)));
  seen.diagnostics = "works";
  await goTo("ecs:servers:st");
  const row = page.locator(".action-widget .monaco-list-row").filter({ hasText: "Add ecs:servers:get" }).first();
  await page.keyboard.press("Control+.");
  await row.click();
  await until("the fixed text", async () => (await text()) === policy("ecs:servers:stop", "ecs:servers:get"));
  seen.fix = "works";
  await page.close();
});

test("Monaco: completion offers what matches the typed text, and accepting an item gives a correct line", async () => {
  const { page, diagnostics, goTo, text } = await client.open({}, policy("ecs:servers:re", "ecs:servers:stop"));
  await diagnostics();
  await goTo("ecs:servers:re");
  await page.keyboard.press("Control+Space");
  const rows = page.locator(".suggest-widget.visible .monaco-list-row");
  await rows.first().waitFor();
  assert.match(await rows.first().getAttribute("aria-label"), /^ecs:servers:reboot/);
  await rows.first().click();
  await until("the item in the text", async () => (await text()) === policy("ecs:servers:reboot", "ecs:servers:stop"));
  seen.completion = "works";
  await page.close();
});

test("Monaco: hover shows the API", async () => {
  const { page, diagnostics } = await client.open({}, policy("ecs:servers:stop"));
  await diagnostics();
  await page.locator(".view-line").getByText("ecs:servers:stop").first().hover();
  await page.locator(".monaco-hover").filter({ hasText: "/v2.1/{project_id}/servers/{server_id}/action" }).first().waitFor();
  seen.hover = "works";
  await page.close();
});

test("Monaco: a closed document has no diagnostics", async () => {
  const { page, diagnostics, ask, published } = await client.open({}, policy("ecs:servers:stop"));
  await diagnostics();
  await ask("close");
  await until("no diagnostics", async () => (await published())?.length === 0);
  seen.close = "works";
  await page.close();
});

test("Monaco: docs/editors.md says what works", () => checkTried("monaco-editor", seen));
