// A user writes a policy in the workbench: suggestions, squiggle, Problems, hover, quick fix, file on disk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const policy = (...actions) => `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
${actions.map((action) => `        ${JSON.stringify(action)}`).join(",\n")}
      ]
    }
  ]
}
`;

if (isAsked("en")) describe("a policy in the workbench", () => {
  let page, editor, file;
  const test = (title, work) => plainTest(title, pictureOnFailure("failed-policy", () => page, work));
  const onDisk = () => readFileSync(file, "utf8");

  before(async () => {
    const entered = await enter({ files: { "policy.json": policy("ecs:cloudServers:migrate") }, open: "policy.json" });
    ({ page, editor } = entered);
    file = join(entered.folder, "policy.json");
  });

  /**
   * Starts a new item after an existing one. VS Code closes the quotes only if it has processed the new line before the
   * quote is typed, which fast typing can prevent. The file must be correct either way.
   */
  async function typeItemAfter(action, text) {
    await editor.goTo(`"${action}"`, action.length + 2);
    await page.keyboard.type(`,\n"${text}`);
  }

  test("suggestions appear while an action is typed, and accepting one gives a correct file", async () => {
    await typeItemAfter("ecs:cloudServers:migrate", "ecs:servers:re");
    const offered = await until("the suggestions", async () => {
      const labels = await editor.suggestions();
      return labels[0]?.startsWith("ecs:servers:reboot") && labels;
    });
    assert.ok(offered.every((label) => /^\w+:\w+:\w+/.test(label)), `only actions are offered: ${offered.join(" | ")}`);
    const reboot = offered.filter((label) => label.includes("ecs:servers:reboot"));
    // While the quote is open, several items cannot be inserted, so only the plain name is offered.
    const isClosed = (await editor.lines()).some((line) => line.includes('"ecs:servers:re"'));
    const expected = ["ecs:servers:reboot", ...(isClosed ? ["ecs:servers:reboot with its 1 dependency"] : [])];
    assert.deepEqual(reboot.map((label) => label.split(",")[0]), expected, "each once, the plain name first");
    await editor.shot("completion");
    await page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: "ecs:servers:reboot" }).first().click();
    await until("the text", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:reboot"')));
    await editor.save();
    await until("the file", () => onDisk() === policy("ecs:cloudServers:migrate", "ecs:servers:reboot"));
  });

  test("the parts of an action have different colours", async () => {
    const colours = await page.locator(".view-line").filter({ hasText: "ecs:servers:reboot" }).locator("span span").evaluateAll((spans) => spans.map((span) => [span.textContent, globalThis.getComputedStyle(span).color]));
    const colourOf = (word) => colours.find(([text]) => text.includes(word))?.[1];
    assert.equal(new Set(["ecs", "servers", "reboot"].map(colourOf)).size, 3, JSON.stringify(colours));
  });

  test("the missing dependency is underlined and listed under Problems", async () => {
    await page.locator(".squiggly-warning").first().waitFor();
    await until("one problem", async () => (await editor.problems()).includes("1"));
    await page.locator("#status\\.problems").click();
    const entry = page.locator(".markers-panel .monaco-list-row").filter({ hasText: "ecs:servers:get" });
    await entry.first().waitFor();
    assert.match(await entry.first().innerText(), /missing-dependency/);
    await editor.shot("problems");
    await page.locator("#status\\.problems").click();
    await entry.first().waitFor({ state: "hidden" });
  });

  test("hover shows the API path and the missing action", async () => {
    const text = await editor.hover("reboot", "/v2.1/{project_id}/servers/{server_id}/action");
    assert.match(text, /POST/);
    assert.match(text, /ecs:servers:get/);
    await editor.shot("hover");
    await editor.unhover();
  });

  test("Ctrl+. adds the missing action, and the file on disk is correct", async () => {
    await editor.goTo("ecs:servers:reboot", 3);
    await editor.fix("Add ecs:servers:get", async () => (await editor.lines()).some((line) => line.includes("ecs:servers:get")), "quick-fix");
    await editor.save();
    await until("the file", () => onDisk() === policy("ecs:cloudServers:migrate", "ecs:servers:reboot", "ecs:servers:get"));
    await until("no problem", async () => !/[1-9]/.test(await editor.problems()));
    await until("no underline", async () => await page.locator(".squiggly-warning").count() === 0);
    await editor.shot("fixed");
  });

  test("an action is found by its Chinese label", async () => {
    await typeItemAfter("ecs:servers:get", "锁定");
    await until("one suggestion", async () => (await editor.suggestions()).join().startsWith("ecs:servers:lock"));
    await editor.shot("completion-by-label");
    await page.keyboard.press("Enter");
    await until("the text", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:lock"')));
    await editor.save();
    await until("the file", () => onDisk() === policy("ecs:cloudServers:migrate", "ecs:servers:reboot", "ecs:servers:get", "ecs:servers:lock"));
  });
});
