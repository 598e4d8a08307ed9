// A folder of policies in the workbench, in both languages: check all, cancel, see the problems, find who grants an
// action.
import assert from "node:assert/strict";
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test as plainTest } from "node:test";
import { packaged } from "../../support/package.mjs";
import { pictureOnFailure, steps, until } from "../../../scripts/editors/page.mjs";
import { openWorkbench } from "../../../scripts/editors/workbench.mjs";

const policy = (effect, ...actions) => `${JSON.stringify({ Version: "1.1", Statement: [{ Effect: effect, Action: actions }] }, null, 2)}\n`;
const files = {
  "operator.json": policy("Allow", "ecs:servers:unlock", "ecs:servers:reboot"),
  "administrator.json": policy("Allow", "ecs:*:*", "iam:*:*"),
  "no-unlock.json": policy("Deny", "ecs:servers:unlock"),
  "typo.json": policy("Allow", "ecs:servers:unlok", "ecs:serv ers:get"),
  "package.json": '{ "name": "not-a-policy" }\n',
  "settings/other.json": "[]\n",
};
const languages = {
  en: {
    locale: "en", command: "Check All Policies in Workspace", result: /4 policies checked in 6 files: \d+ errors?, \d+ warnings?\./, show: "Show Problems", cancel: "Cancel", progress: "Checking all policies",
    stopped: /Stopped after \d+ of \d+ files\./,
  },
  zh: {
    locale: "zh-cn", command: "检查工作区中的所有策略", result: /6 个文件中检查了 4 个策略：\d+ 个错误、\d+ 个警告。/, show: "查看问题", cancel: /Cancel|取消/, progress: "正在检查所有策略",
    stopped: /已停止，检查到第 \d+ 个文件（共 \d+ 个）/,
  },
};

for (const [language, words] of Object.entries(languages)) describe(`a folder of policies (${language})`, () => {
  const folder = mkdtempSync(join(tmpdir(), "ui-"));
  let workbench, page, editor;
  const test = (title, work) => plainTest(title, pictureOnFailure(`failed-workspace-${language}`, () => page, work));
  const toast = (text) => page.locator(".notification-toast").filter({ hasText: text }).first();

  before(async () => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    // With notifications, because the final message is one.
    workbench = await openWorkbench({ folder, file: join(folder, "operator.json"), extension: packaged(), locale: words.locale });
    page = workbench.page;
    editor = steps(page);
    await editor.opened();
    await page.locator(".squiggly-warning, .squiggly-hint, .squiggly-info").first().waitFor();
  });
  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("all policies are checked, and the result links to the problems", async () => {
    await editor.command(words.command);
    await toast(words.result).waitFor();
    await editor.shot(`check-all-${language}`);
    await toast(words.result).getByRole("button", { name: words.show }).click();
    const row = (text) => page.locator(".markers-panel .monaco-list-row").filter({ hasText: text }).first();
    for (const file of ["administrator.json", "typo.json", "operator.json"]) await row(file).waitFor();
    await row("malformed-action").waitFor();
    assert.equal(await page.locator(".markers-panel .monaco-list-row").filter({ hasText: /package\.json|other\.json/ }).count(), 0);
    await editor.shot(`check-all-problems-${language}`);
    await page.keyboard.press("ControlOrMeta+Shift+m");
    await row("typo.json").waitFor({ state: "hidden" });
  });

  test("the references of an action open in a peek view, and lead to the entries that grant or deny it", async () => {
    await editor.opened();
    await editor.goTo("ecs:servers:unlock", 5);
    await page.keyboard.press("Shift+F12");
    const tree = page.locator(".reference-zone-widget .ref-tree .monaco-list-row");
    await until("the references", async () => {
      const rows = (await tree.allInnerTexts()).join("\n");
      return ["operator.json", "administrator.json", "no-unlock.json"].every((file) => rows.includes(file));
    });
    await editor.shot(`references-${language}`);
    await page.keyboard.press("Escape");
    await page.locator(".reference-zone-widget").waitFor({ state: "hidden" });
  });

  test("a check of many files can be cancelled", async () => {
    // So much work that it takes many times as long as the way of a click to the server, on every machine. The policies
    // have no findings, because half a million of them would keep the page busy.
    const large = policy("Allow", "ecs:servers:list").replace("{", `{${" ".repeat(1_000_000)}`);
    mkdirSync(join(folder, "many"));
    writeFileSync(join(folder, "many/0.json"), large);
    for (let index = 1; index < 1000; index++) linkSync(join(folder, "many/0.json"), join(folder, `many/${index}.json`));
    await editor.command(words.command);
    const progress = toast(words.progress);
    await progress.getByRole("button", { name: words.cancel }).click();
    await toast(words.stopped).waitFor();
    await editor.shot(`check-all-stopped-${language}`);
  });
});
