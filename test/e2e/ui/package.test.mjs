// The packaged extension, installed like by a user: the .vsix contains everything that it needs.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test as plainTest } from "node:test";
import { packaged } from "../../support/package.mjs";
import { pictureOnFailure, steps, until } from "../../../scripts/editors/page.mjs";
import { openWorkbench } from "../../../scripts/editors/workbench.mjs";

describe("the packaged extension", () => {
  const folder = mkdtempSync(join(tmpdir(), "ui-"));
  const file = join(folder, "policy.json");
  let workbench, page, editor;
  const test = (title, work) => plainTest(title, pictureOnFailure("failed-package", () => page, work));

  before(async () => {
    writeFileSync(file, '{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n        "ecs:servers:unlock",\n      ]\n    }\n  ]\n}\n');
    workbench = await openWorkbench({ folder, file, extension: packaged() });
    page = workbench.page;
    editor = steps(page);
    await editor.opened();
  });
  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the installed extension finds the missing action, and its fix works next to a trailing comma", async () => {
    await page.locator(".squiggly-warning").first().waitFor();
    await editor.goTo("ecs:servers:unlock", 3);
    await editor.fix("Add ecs:servers:get", async () => (await editor.lines()).some((line) => line.includes("ecs:servers:get")));
    await editor.save();
    await until("the file", () => /"ecs:servers:unlock",\n {8}"ecs:servers:get",?\n {6}\]/.test(readFileSync(file, "utf8")));
  });

  test("the installed extension shows hovers", async () => {
    const text = await editor.hover("unlock", "/v2.1/{project_id}/servers/{server_id}/action");
    assert.match(text, /allowed/i);
  });

  test("a command of the installed extension works: Explain This Policy", async () => {
    await editor.command("Explain This Policy");
    await until("the explanation", async () => (await Promise.all(page.frames().map((frame) => frame.locator("body").innerText().catch(() => "")))).some((text) => text.includes("What this policy does") && text.includes("ecs:servers:unlock")));
    await editor.shot("package-explain");
  });

  test("the walkthrough of the installed extension is listed, with its steps", async () => {
    await editor.command("Open Walkthrough");
    await editor.pick("Write a policy for Huawei Cloud IAM");
    await until("four steps", async () => await page.locator(".gettingStartedContainer .step-title").count() === 4);
  });

  test("its page in the editor is complete, in both languages", async () => {
    await page.keyboard.press("ControlOrMeta+Shift+x");
    await page.locator(".extensions-list .monaco-list-row").filter({ hasText: "Huawei" }).first().click();
    const titles = ["README.md", "README.zh-CN.md"].map((path) => /^# (.+)$/m.exec(readFileSync(path, "utf8"))[1]);
    const shown = await until("the page", async () => {
      for (const frame of page.frames()) {
        const found = await frame.evaluate(() => ({ text: document.body.innerText, images: document.images.length, links: [...document.links].map((link) => link.getAttribute("href")) })).catch(() => undefined);
        if (titles.every((title) => found?.text.includes(title))) return found;
      }
      return undefined;
    });
    assert.equal(shown.images, 0);
    assert.deepEqual(shown.links.filter((link) => !/^(?:#|https:)/.test(link)), [], "all links of the page are URLs");
    await editor.shot("package-page");
  });

  test("there are no error notifications", async () => {
    assert.deepEqual(await page.locator(".notification-toast").allInnerTexts(), []);
  });
});
