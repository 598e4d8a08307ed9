// The server with three clients of CodeMirror in Chromium: diagnostics, completion, hover, fixes, and closing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { until } from "../../scripts/editors/page.mjs";
import { checkTried } from "../support/tried.mjs";
import { buildClient, policy, versionOf } from "./page.mjs";

const missing = /ecs:servers:stop' also needs ecs:servers:get/;
const items = (page) => page.locator(".cm-tooltip-autocomplete li");

/** Opens the list at the cursor; returns its labels. */
async function offered(page) {
  await page.keyboard.press("Control+Space");
  await items(page).first().waitFor();
  return items(page).locator(".cm-completionLabel").allInnerTexts();
}

const clients = [
  { name: "@codemirror/lsp-client", file: "codemirror", settings: {}, hasFixes: false, closes: true },
  { name: "@marimo-team/codemirror-languageserver", file: "marimo", settings: { huaweiIam: { completion: { wordFilter: true } } }, hasFixes: true, closes: true },
  { name: "codemirror-languageserver", file: "codemirror-languageserver", settings: { huaweiIam: { completion: { wordFilter: true } } }, hasFixes: false, closes: false },
];

for (const { name, file, settings, hasFixes, closes } of clients) describe(name, () => {
  let client;
  const seen = { version: versionOf(name) };
  before(async () => { client = await buildClient(file); });
  after(() => client.close());

  test("the missing dependency is reported", async () => {
    const { diagnostics, page } = await client.open(settings, policy("ecs:servers:stop"));
    assert.ok((await diagnostics()).some((message) => missing.test(message)));
    seen.diagnostics = "works";
    await page.close();
  });

  test("completion offers what begins with the typed text, and accepting an item gives a correct line", async () => {
    const { page, diagnostics, goTo, text } = await client.open(settings, policy("ecs:servers:re", "ecs:servers:stop"));
    await diagnostics();
    await goTo("ecs:servers:re");
    const labels = await offered(page);
    assert.match(labels[0], /^(ecs:servers:)?reboot"?$/, labels.join(" | "));
    if (settings.huaweiIam) assert.ok(labels.every((label) => /^(ecs:servers:)?re/.test(label)), labels.join(" | "));
    await items(page).first().click();
    await until("the item in the text", async () => (await text()) === policy("ecs:servers:reboot", "ecs:servers:stop"));
    seen.completion = settings.huaweiIam ? "wordFilter" : "works";
    await page.close();
  });

  test("hover shows the API", async () => {
    const { page } = await client.open(settings, policy("ecs:servers:get"));
    await until("the document at the server", async () => (await page.evaluate(() => globalThis.editor.published())) !== undefined);
    await page.getByText("ecs:servers:get").first().hover();
    const hover = page.locator(".cm-tooltip-hover, .cm-tooltip").filter({ hasText: "/servers/" });
    await hover.first().waitFor();
    seen.hover = "works";
    await page.close();
  });

  test(hasFixes ? "a fix adds the missing action" : "the client has no fixes", async () => {
    if (!hasFixes) {
      seen.fix = "absent";
      return;
    }
    const { page, diagnostics, goTo, text } = await client.open(settings, policy("ecs:servers:stop"));
    await diagnostics();
    await goTo("ecs:servers:st");
    await page.keyboard.press("Control+.");
    await page.getByText("Add ecs:servers:get", { exact: true }).first().click();
    await until("the fixed text", async () => (await text()) === policy("ecs:servers:stop", "ecs:servers:get"));
    seen.fix = "works";
    await page.close();
  });

  test(closes ? "a closed document has no diagnostics" : "the client does not tell the server that a document was closed", async () => {
    const { page, diagnostics, ask, published, pageErrors } = await client.open(settings, policy("ecs:servers:stop"));
    await diagnostics();
    await ask("close");
    if (closes) await until("no diagnostics", async () => (await published())?.length === 0);
    assert.deepEqual(pageErrors, []);
    seen.close = closes ? "works" : "absent";
    await page.close();
  });

  test("docs/editors.md says what works", () => checkTried(name, seen));
});
