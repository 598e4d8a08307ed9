// Explain and Copy in the title bar of a policy, and the summary above its statements, in both display languages.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const policy = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["ecs:servers:stop", "ecs:servers:reboot"]
    },
    {
      "Effect": "Deny",
      "Action": ["ecs:servers:delete"]
    }
  ]
}
`;

const words = {
  en: { explain: "Explain This Policy", copy: "Copy Policy for Console…", lenses: ["allows 2 · 1 missing", "denies 1"] },
  "zh-cn": { explain: "解读此策略", copy: "复制为控制台格式…", lenses: ["允许 2 · 缺 1", "拒绝 1"] },
};

for (const [locale, say] of Object.entries(words)) if (isAsked(locale)) describe(`the title bar and the summaries of a policy in ${locale}`, () => {
  let page, editor, settings;
  const test = (title, work) => plainTest(title, pictureOnFailure(`failed-title-bar-${locale}`, () => page, work));
  const button = (label) => page.locator(`.editor-group-container .title .action-label[aria-label*="${label}"]`).first();
  const lenses = () => page.locator(".codelens-decoration a");

  before(async () => {
    const entered = await enter({ locale, files: { "policy.json": policy, "other.json": "{}\n" }, open: "policy.json" });
    ({ page, editor } = entered);
    settings = join(entered.folder, "../.vscode");
  });
  after(() => rmSync(settings, { recursive: true, force: true }));

  test("the setting shows a summary above each statement", async () => {
    await page.locator(".squiggly-warning").first().waitFor();
    assert.equal(await lenses().count(), 0);
    mkdirSync(settings, { recursive: true });
    writeFileSync(join(settings, "settings.json"), '{ "huaweiIam.codeLens.enable": true }\n');
    await until("the summaries", async () => (await lenses().allInnerTexts()).join() === say.lenses.join());
  });

  test("the title bar has both commands", async () => {
    await button(say.explain).waitFor();
    await button(say.copy).waitFor();
    await editor.shot(`title-bar-${locale}`);
  });

  test("Copy in the title bar asks for the form", async () => {
    await button(say.copy).click();
    await page.locator(".quick-input-widget:visible .monaco-list-row").first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  });

  test("a click on a summary opens the explanation beside the policy", async () => {
    await lenses().first().click();
    await page.locator(".editor-group-container").nth(1).waitFor();
    await editor.shot(`summary-explained-${locale}`);
  });
});
