// The same workbench with Chinese as its display language: messages, fixes and hovers are Chinese.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const policy = '{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ["ecs:servers:stop"]\n    }\n  ]\n}\n';

if (isAsked("zh-cn")) describe("a policy in the Chinese workbench", () => {
  let page, editor, file;
  const test = (title, work) => plainTest(title, pictureOnFailure("failed-chinese", () => page, work));

  before(async () => {
    const entered = await enter({ locale: "zh-cn", files: { "policy.json": policy }, open: "policy.json" });
    ({ page, editor } = entered);
    file = join(entered.folder, "policy.json");
  });

  test("messages are Chinese", async () => {
    await page.locator(".squiggly-warning").first().waitFor();
    await page.locator("#status\\.problems").click();
    const entry = page.locator(".markers-panel .monaco-list-row").filter({ hasText: "missing-dependency" }).first();
    await entry.waitFor();
    assert.match(await entry.innerText(), /\p{Script=Han}{2}/u);
    await editor.shot("chinese-problems");
    await page.locator("#status\\.problems").click();
    await entry.waitFor({ state: "hidden" });
  });

  test("hover is Chinese", async () => {
    const text = await editor.hover("stop", "/v2.1/{project_id}/servers/{server_id}/action");
    assert.match(text, /关闭云服务器/);
    await editor.shot("chinese-hover");
    await editor.unhover();
  });

  test("the quick fix is Chinese and works", async () => {
    await editor.goTo("ecs:servers:stop", 3);
    await editor.fix(/^\p{Script=Han}.*ecs:servers:get/u, async () => (await editor.lines()).some((line) => line.includes("ecs:servers:get")), "chinese-quick-fix");
    await editor.save();
    await until("the file", () => readFileSync(file, "utf8").includes('"Action": ["ecs:servers:stop", "ecs:servers:get"]'));
  });

  test("suggestions are Chinese, and an item with its dependencies says so", async () => {
    await editor.goTo('"ecs:servers:get"', '"ecs:servers:get"'.length);
    await page.keyboard.type(', "ecs:servers:resi');
    const rows = await until("the suggestions", async () => {
      // The lists for the first letters also contain both rows, in another order.
      const found = await editor.suggestions();
      return /^ecs:servers:resize, .*\p{Script=Han}/u.test(found[0])
        && found.some((row) => row.startsWith("ecs:servers:resize 及其")) && found;
    });
    assert.match(rows.find((row) => row.includes("及其")), /^ecs:servers:resize 及其 \d+ 个依赖/);
    await editor.shot("chinese-completion");
    await page.keyboard.press("Escape");
  });
});
