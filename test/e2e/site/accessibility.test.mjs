// The site for everyone: axe finds nothing on any page, in both languages and colour schemes, and a phone shows all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test as plainTest } from "node:test";
import { project } from "../../../scripts/prepare.mjs";
import { checked, checkRequests, complete, follow, goToEnd, languages, open, page, pages, paste, pictured, stopped } from "../../support/site-page.mjs";

const test = (title, work) => plainTest(title, pictured(work));
const axe = readFileSync(join(project, "node_modules/axe-core/axe.min.js"), "utf8");
const schemes = ["light", "dark"];

async function checkWithAxe(where) {
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join("\n")}`), [], `${where}, ${scheme}`);
  }
}

test("accessibility: suggestions, a finding, the search, more fixes and a dialog", async () => {
  await open("");
  await page.evaluate(`${axe}; 0`);
  await checked();
  // A comment that suppresses a finding is offered only where comments are allowed.
  await paste(`// a comment\n${stopped}`);
  await page.locator(".more-fixes summary").first().click();
  await checkWithAxe("more fixes");
  await goToEnd('"ecs:servers:stop"');
  await page.keyboard.insertText(",\n");
  await page.keyboard.type('"create vol');
  // The lists for the first characters are longer than their window, which axe takes for text out of reach.
  await page.locator('.cm-tooltip-autocomplete > ul:not([class*="Incomplete"])').waitFor();
  await page.locator(".cm-completionInfo").first().waitFor();
  await checkWithAxe("suggestions");
  await page.keyboard.press("Escape");
  await checked();
  await page.keyboard.press("F8");
  await page.locator(".cm-tooltip-lint").waitFor();
  await checkWithAxe("a finding");
  await page.keyboard.press("ControlOrMeta+f");
  await page.locator(".cm-search").waitFor();
  await checkWithAxe("search");
  await page.keyboard.press("Escape");
  await paste("hello");
  await page.locator(".primary").click();
  await page.locator("dialog").waitFor();
  await checkWithAxe("dialog");
});

for (const [language, says] of Object.entries(languages)) {
  test(`accessibility: axe finds nothing, ${language}`, async () => {
    await open("", { locale: says.locale });
    await page.evaluate(`${axe}; 0`);
    for (const hash of pages) {
      await follow(hash);
      await checkWithAxe(hash);
    }
  });
}

test("each address opens its page, and nothing is wider than the window of a phone", async () => {
  for (const hash of pages) {
    await open(hash, { width: 360 });
    await complete(hash);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), hash);
  }
});

plainTest("the site asks for nothing but its own files", checkRequests);
