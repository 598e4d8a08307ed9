// The playground as its readers use it: from a web server and from a folder, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test as plainTest } from "node:test";
import { gzipSync } from "node:zlib";
import { until } from "../../../scripts/editors/page.mjs";
import { project } from "../../../scripts/prepare.mjs";
import { checked, checkRequests, count, folder, goToEnd, languages, open, page, paste, pictured, ready, stopped, text } from "../../support/site-page.mjs";

const test = (title, work) => plainTest(title, pictured(work));

test("the first screen is below 300 KB compressed", () => {
  const sizeBytes = ["index.html", "app.css", "app.js", "icon.png"]
    .map((name) => gzipSync(readFileSync(join(folder, name))).length)
    .reduce((sum, size) => sum + size);
  assert.ok(sizeBytes < 300 * 1024, `${sizeBytes} bytes`);
});

test("the server is the bundle of the extension, byte for byte", () => {
  let content;
  const siteParts = { provide: (_, value) => { content = value; } };
  new Function("siteParts", readFileSync(join(folder, "server.js"), "utf8"))(siteParts);
  assert.equal(content, readFileSync(join(project, "dist/server.js"), "utf8"));
});

for (const from of ["http", "file"]) {
  for (const [language, says] of Object.entries(languages)) {
    test(`findings, a fix by click and the explanation, ${from}, ${language}`, async () => {
      await open("", { from, locale: says.locale });
      await checked();
      assert.equal(await page.locator("html").getAttribute("lang"), says.lang);
      assert.notEqual(await count(), says.fixed, "the first example has findings");
      await paste(stopped);
      await until("the findings", async () => await count() === says.found);
      await page.locator(".explanation .prose").filter({ hasText: says.explained }).waitFor();
      await page.locator(".fix-first").filter({ hasText: says.fix }).click();
      await until("the fix", async () => (await text()).includes('"ecs:servers:get"'));
      await until("the findings after the fix", async () => !(await count()).startsWith("1 warning") && !(await count()).startsWith("1 个警告"));
      await checked();
      await page.locator(".explanation .prose").filter({ hasText: "ecs:servers:get" }).waitFor();
      await page.keyboard.press("ControlOrMeta+z");
      await until("the text before the fix", async () => await text() === stopped);
      assert.deepEqual(page.errors, []);
    });
  }
}

test("with the keyboard: next finding, its fixes, back in the editor", async () => {
  await open("");
  await checked();
  await paste(stopped);
  await page.keyboard.press("F8");
  await page.keyboard.press("Control+.");
  await until("the focus on the fix", () => page.evaluate(() => document.activeElement.classList.contains("fix")));
  await page.keyboard.press("Enter");
  await until("the fix", async () => (await text()).includes('"ecs:servers:get"'));
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("cm-content")));
  await page.keyboard.press("Tab");
  await until("the focus outside of the editor", () => page.evaluate(() => !document.activeElement.closest(".cm-editor")));
});

for (const [language, says] of Object.entries(languages)) {
  test(`completion with documentation, and hover, ${language}`, async () => {
    await open("", { locale: says.locale });
    await checked();
    await paste(stopped);
    await goToEnd('"ecs:servers:stop"');
    await page.keyboard.insertText(",\n");
    await page.keyboard.type('"reboot ser');
    const option = page.locator(".cm-tooltip-autocomplete li").filter({ hasText: "ecs:servers:reboot" }).first();
    await option.waitFor();
    await page.locator(".cm-completionInfo").first().waitFor();
    await option.click();
    await until("the accepted suggestion", async () => /"ecs:servers:reboot"/.test(await text()));
    await checked();
    await page.locator(".cm-line").filter({ hasText: "ecs:servers:stop" }).locator("span").last().hover();
    await page.locator(".hover").filter({ hasText: says.label }).waitFor();
    assert.deepEqual(page.errors, []);
  });

  test(`copy for the console, or the reason why not, ${language}`, async () => {
    await open("", { locale: says.locale });
    await checked();
    await paste(`// a comment\n${stopped}`);
    await page.locator(".primary").click();
    await page.locator(".message").filter({ hasText: says.copied }).waitFor();
    assert.equal(await page.evaluate(() => window.navigator.clipboard.readText()), stopped.trimEnd());
    await paste('{ "Version": "1.1", "Statement": [{ "Effect": Allow, "Action": ["ecs:servers:stop"] }] }');
    await page.locator(".primary").click();
    await page.locator("dialog").getByRole("button", { name: says.refused }).click();
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains("cm-content")));
  });
}

test("a link carries the policy only when asked, and opens it again", async () => {
  await open("");
  await checked();
  await paste(stopped);
  assert.doesNotMatch(page.url(), /policy/);
  await page.getByRole("button", { name: "Copy link with this policy" }).click();
  await page.locator(".message").filter({ hasText: "contains the whole policy" }).waitFor();
  const link = await page.evaluate(() => window.navigator.clipboard.readText());
  await open(new URL(link).hash, { from: "file" });
  await until("the policy of the link", async () => await text() === stopped);
  await checked();
  await page.keyboard.press("Tab");
  await page.locator(".cm-content").focus();
  await page.keyboard.type(" ");
  await until("an address without the policy", () => !page.url().includes("policy"));
  await open("#/policy/1broken");
  await page.locator(".message").filter({ hasText: "cannot be read" }).waitFor();
});

test("all examples are checked, also Terraform, and the language can be changed", async () => {
  await open("");
  await checked();
  const ids = await page.locator("#example option").evaluateAll((options) => options.map(({ value }) => value).filter(Boolean));
  assert.ok(ids.length > 5);
  for (const id of ids) {
    await page.selectOption("#example", id);
    await until(`the check of ${id}`, async () => await page.locator('.playground[data-state="checked"]').isVisible() && (await page.locator(".policy-label").innerText()) !== "");
    assert.notEqual(await page.locator(".explanation .prose").innerText(), "");
  }
  await page.selectOption("#example", "terraform");
  await page.locator(".explanation .prose").filter({ hasText: "obs" }).waitFor();
  await page.getByRole("button", { name: "中文" }).click();
  await page.locator("h1").filter({ hasText: "检查策略" }).waitFor();
  await page.locator(".explanation .prose").filter({ hasText: "语句" }).waitFor();
  assert.match(page.url(), /lang=zh/);
  assert.deepEqual(page.errors, []);
});

test("a template is filled in, place by place", async () => {
  await open("");
  await checked();
  const templates = page.locator("#example optgroup").nth(1).locator("option");
  await until("the templates", async () => await templates.count() > 3);
  const values = await templates.evaluateAll((options) => options.map(({ value }) => value));
  for (const value of values) {
    await page.selectOption("#example", value);
    await checked();
    assert.doesNotMatch(await text(), /\$\{|\$\d|\\\$/, value);
    assert.equal(await page.inputValue("#example"), value);
  }
});

test("all fixes at once: what was done is said, and the focus is in the editor", async () => {
  await open("");
  await checked();
  await paste(stopped.replaceAll('"', "”"));
  await page.locator(".panel-head .quiet").focus();
  await page.keyboard.press("Enter");
  await until("straight quotes", async () => (await text()).includes('"ecs:servers:stop"'));
  await page.locator(".message").filter({ hasText: "Undo with Ctrl+Z" }).waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("cm-content")));
});

test("a copy that the browser refuses is not called copied", async () => {
  await open("");
  await checked();
  await page.evaluate(() => { window.navigator.clipboard.writeText = () => Promise.reject(new Error("refused")); });
  for (const name of ["Copy for Console", "Copy link with this policy"]) {
    await page.getByRole("button", { name }).click();
    await page.locator("dialog textarea").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.equal(await page.locator(".message").textContent(), "");
  }
});

test("a text without a policy has nothing to check, and version 5.0 leads to its own actions", async () => {
  await open("");
  await checked();
  await paste("hello");
  assert.equal(await count(), "Nothing to check");
  await paste('{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Action": ["bcc::createPolicy"] }] }');
  await page.locator(".explanation").getByRole("link", { name: "bcc::createPolicy" }).click();
  await page.locator("h1").filter({ hasText: "bcc::createPolicy" }).waitFor();
  await ready();
  assert.equal(await page.getByRole("heading", { name: "The catalog does not have this action" }).count(), 0);
});

plainTest("the site asks for nothing but its own files", checkRequests);
