// Type, hover, fix, explain, copy: by keyboard only, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const empty = '{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n        ""\n      ]\n    }\n  ]\n}\n';
const minified = '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop","ecs:servers:get"]}]}';

const languages = {
  en: {
    hover: "/v2.1/{project_id}/servers/{server_id}/action", fix: "Add ecs:servers:get", explain: "Explain This Policy", tab: "Explanation of policy.json.md", title: "What this policy does",
    copy: "Copy Policy for Console", forms: ["JSON", "Minified JSON", "API body"], copied: "Copied as minified JSON.",
    status: ["Custom policy 1.1", "no errors", "1 statement, 2 actions", "Catalog 2"],
    walkthrough: "Write a policy for Huawei Cloud IAM", steps: ["Open or create a policy", "Find the action, and read what it does", "Add what it depends on", "Explain and submit it"], page: "A policy is any JSON file that looks like one",
  },
  "zh-cn": {
    hover: "关闭云服务器", fix: "添加 ecs:servers:get", explain: "解读此策略", tab: "policy.json 解读.md", title: "策略解读",
    copy: "复制为控制台格式", forms: ["JSON 文本", "压缩的 JSON", "API 请求体"], copied: "已复制为压缩的 JSON。",
    status: ["自定义策略 1.1", "没有错误", "1 条语句、2 个授权项", "目录 2"],
    walkthrough: "编写华为云 IAM 策略", steps: ["打开或新建策略", "查找授权项，了解其作用", "补上所依赖的授权项", "解读并提交策略"], page: "看起来像策略的 JSON 文件就是策略",
  },
};

for (const [locale, texts] of Object.entries(languages)) {
  if (isAsked(locale)) describe(`by keyboard only (${locale})`, () => {
    let page, editor, file;
    const test = (title, work) => plainTest(title, pictureOnFailure(`failed-keyboard-${locale}`, () => page, work));
    const press = (key) => page.keyboard.press(key);
    const focusIsIn = (selector) => page.evaluate((where) => document.activeElement?.closest(where) !== null, selector);
    const onDisk = () => readFileSync(file, "utf8");
    const list = () => page.locator(".quick-input-widget:visible .monaco-list-row");

    const chosen = () => page.locator(".quick-input-widget:visible .monaco-list-row.focused").innerText();

    /** Opens the palette, types the name of a command and runs the first match. */
    async function command(name) {
      await press("F1");
      const box = page.locator(".quick-input-widget:visible input[type=text]").first();
      // A list of choices may still be closing.
      await until("the palette", async () => await box.inputValue() === ">");
      await until("the focus in the palette", () => focusIsIn(".quick-input-widget"));
      await page.keyboard.type(name);
      const row = list().filter({ hasText: name }).first();
      await row.waitFor();
      await until(`${name} to be first`, async () => (await list().first().innerText()).includes(name));
      await press("Enter");
    }

    before(async () => {
      const entered = await enter({ locale, files: { "policy.json": empty }, open: "policy.json" });
      ({ page, editor } = entered);
      file = join(entered.folder, "policy.json");
      await press("Control+1");
      await until("the focus in the editor", () => focusIsIn(".editor-instance .monaco-editor"));
    });

    test("type: an action by a few letters", async () => {
      // Moves with keys of the text editor, which work as soon as it has the focus.
      for (const key of ["Control+Home", ...Array.from({ length: 6 }, () => "ArrowDown"), "End", "ArrowLeft"]) await press(key);
      await until("the cursor", async () => (await page.locator("#status\\.editor\\.selection").innerText()).match(/\d+/g)?.join() === "7,10");
      await page.keyboard.type("ecs:servers:sto");
      await until("the suggestion", async () => (await editor.suggestions())[0]?.startsWith("ecs:servers:stop"));
      await press("Enter");
      await until("the action", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:stop"')));
    });

    test("hover: the purpose of an action", async () => {
      await page.locator(".squiggly-warning").first().waitFor();
      await editor.goTo("ecs:servers:stop", 14);
      await press("Control+k");
      await press("Control+i");
      await page.locator(".monaco-hover:visible").filter({ hasText: texts.hover }).first().waitFor();
      await press("Escape");
      await until("no hover", async () => await page.locator(".monaco-hover:visible").count() === 0);
    });

    test("fix: the missing action, with Ctrl+. and Enter", async () => {
      await editor.menu("Control+.", texts.fix);
      await until("the focus in the menu", () => focusIsIn(".action-widget"));
      await editor.goDown(texts.fix, async () => (await page.locator(".action-widget .monaco-list-row.focused").allInnerTexts())[0]);
      await press("Enter");
      await until("the missing action", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:get"')));
      await until("no warning", async () => await page.locator(".squiggly-warning").count() === 0);
    });

    test("explain: next to the policy, and the focus does not move", async () => {
      await command(texts.explain);
      await page.locator(".tab").filter({ hasText: texts.tab }).waitFor();
      await until("the explanation", async () => (await Promise.all(page.frames().map((frame) => frame.locator("h1").allInnerTexts().catch(() => [])))).flat().includes(texts.title));
      assert.ok(await focusIsIn(".editor-instance .monaco-editor"), "the focus is in the policy");
      await editor.shot(`explain-${locale}`);
    });

    test("copy: the chosen form is on the clipboard, and is the first choice the next time", async () => {
      await command(texts.copy);
      await until("the forms", async () => (await list().count()) === 3);
      assert.deepEqual(await list().evaluateAll((rows) => rows.map((row) => row.querySelector(".label-name").textContent)), texts.forms);
      await press("ArrowDown");
      await until("the second form", async () => (await chosen()).startsWith(texts.forms[1]));
      await editor.shot(`copy-${locale}`);
      await press("Enter");
      // With the driver of these tests VS Code shows no toast, but the list has the message.
      await command("Notifications: Show Notifications");
      await page.locator(".notifications-center .notification-list-item").filter({ hasText: texts.copied }).first().waitFor();
      await press("Escape");
      await press("Control+1");
      await command(texts.copy);
      await until("the forms", async () => (await list().count()) === 3);
      await until("the last chosen form", async () => (await chosen()).startsWith(texts.forms[1]));
      await press("Enter");
      await until("the list to close", async () => await list().count() === 0);
      await until("the focus in the editor", () => focusIsIn(".editor-instance .monaco-editor"));
      await press("Control+a");
      await press("Control+v");
      await until("the pasted text", async () => (await editor.lines()).join("").includes(minified));
      await press("Control+s");
      await until("the file", () => onDisk() === minified);
    });

    test("the status shows the kind of policy and its state", async () => {
      const item = page.locator("#status\\.languageStatus");
      await item.waitFor();
      const entry = page.locator(".hover-language-status").filter({ hasText: texts.status[0] });
      await item.hover();
      await entry.first().waitFor();
      const shown = await entry.first().innerText();
      for (const part of texts.status) assert.ok(shown.includes(part), `${part}: ${shown}`);
      await until("the end of its animation", () => entry.first().evaluate((row) => globalThis.getComputedStyle(row.closest(".workbench-hover-container") ?? row).opacity === "1"));
      await editor.shot(`status-${locale}`);
    });

    test("the walkthrough has its four steps, each with a page", async () => {
      await press("Control+b"); // without the side bar, the page fits next to the steps
      await press("Control+1");
      await command("View: Close Editors in Other Groups");
      await command("Open Walkthrough");
      const box = page.locator(".quick-input-widget:visible input[type=text]").first();
      await until("the list in place of the palette", async () => await box.inputValue() === "");
      await until("the focus in the list", () => focusIsIn(".quick-input-widget"));
      await page.keyboard.type(texts.walkthrough);
      await until("the walkthrough to be chosen", async () => (await chosen()).includes(texts.walkthrough));
      await press("Enter");
      const titles = page.locator(".gettingStartedContainer .step-title");
      await until("the steps", async () => (await titles.count()) >= 4);
      assert.deepEqual(await titles.allInnerTexts(), texts.steps);
      await until("the page of the first step", async () => (await Promise.all(page.frames().map((frame) => frame.locator("h1").allInnerTexts().catch(() => [])))).flat().includes(texts.page));
      await editor.shot(`walkthrough-${locale}`);
    });
  });
}
