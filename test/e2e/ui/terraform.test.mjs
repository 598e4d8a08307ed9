// A policy in a Terraform file without an extension for Terraform: type, hover, fix, explain, in both languages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { terraformRole } from "../../../scripts/editors/terraform-role.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const terraform = (...actions) =>
  terraformRole(`[\n${actions.map((action) => `          ${JSON.stringify(action)},\n`).join("")}        ]`);

const languages = {
  en: { hover: "/v2.1/{project_id}/servers/{server_id}/action", fix: "Add ecs:servers:get", explain: "Explain This Policy", title: "What this policy does" },
  "zh-cn": { hover: "关闭云服务器", fix: "添加 ecs:servers:get", explain: "解读此策略", title: "策略解读" },
};

for (const [locale, texts] of Object.entries(languages)) {
  if (isAsked(locale)) describe(`a policy in a Terraform file (${locale})`, () => {
    let page, editor, file;
    const test = (title, work) => plainTest(title, pictureOnFailure(`failed-terraform-${locale}`, () => page, work));

    before(async () => {
      const entered = await enter({ locale, files: { "main.tf": terraform("") }, open: "main.tf" });
      ({ page, editor } = entered);
      file = join(entered.folder, "main.tf");
    });

    test("suggestions appear while an action is typed in jsonencode", async () => {
      await editor.goTo('""', 1);
      await page.keyboard.type("ecs:servers:sto");
      await until("the suggestion", async () => (await editor.suggestions())[0]?.startsWith("ecs:servers:stop"));
      await editor.shot(`terraform-completion-${locale}`);
      await page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: "ecs:servers:stop" }).first().click();
      await until("the action", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:stop",')));
      await page.locator(".squiggly-warning").first().waitFor();
    });

    test("the hover of the action is shown", async () => {
      await editor.goTo("ecs:servers:stop", 14);
      // The mouse that chose the suggestion is above the text, and its own hover would replace this one.
      await editor.unhover();
      await page.keyboard.press("Control+k");
      await page.keyboard.press("Control+i");
      await page.locator(".monaco-hover:visible").filter({ hasText: texts.hover }).first().waitFor();
      await editor.shot(`terraform-hover-${locale}`);
      await page.keyboard.press("Escape");
      await until("no hover", async () => await page.locator(".monaco-hover:visible").count() === 0);
    });

    test("the quick fix adds the missing dependency in HCL", async () => {
      await editor.goTo("ecs:servers:stop", 3);
      await editor.fix(texts.fix, async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:get",')), `terraform-fix-${locale}`);
      await editor.save();
      await until("the file", () => readFileSync(file, "utf8") === terraform("ecs:servers:stop", "ecs:servers:get"));
      await until("no warning", async () => await page.locator(".squiggly-warning").count() === 0);
    });

    test("the policy is explained next to the file", async () => {
      await editor.command(texts.explain);
      await until("the explanation", async () => (await Promise.all(page.frames().map((frame) => frame.locator("h1").allInnerTexts().catch(() => [])))).flat().includes(texts.title));
      await editor.shot(`terraform-explained-${locale}`);
    });
  });
}
