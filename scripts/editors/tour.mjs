// The tour of the README in the workbench. `npm run screenshots` takes the README's pictures from it. The UI tests run
// it too, and fail if a picture can no longer be taken.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { steps, until } from "./page.mjs";
import { openPage, openWorkbench } from "./workbench.mjs";
import { terraformRole } from "./terraform-role.mjs";

const extension = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const policy = (...lines) => `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
${lines.map((line) => `        ${line}`).join("\n")}
      ]
    }
  ]
}
`;
const files = {
  "stop.json": policy('""'),
  "labels.json": policy('"ecs:servers:stop",', '""'),
  "find.json": policy('"ecs:servers:get",', '""'),
  "granted.json": policy('"ecs:servers:stop",', '"ecs:servers:get",', '"vpc:ports:*"'),
  "pasted.json": policy('"ecs:servers:stop"，', '"ecs:servers:get",', '"vpc:ports:creare",', '" ecs:servers:lock"').replace('"Effect": "Allow",', '"Effect": "allow"'),
};

const words = {
  en: { locale: "en", add: "Add ecs:servers:get", label: "reboot server", find: "Find Action for API", explain: "Explain This Policy", explained: "What this policy does", copy: "Copy Policy for Console", captions: ["Type what you know", "Read what it needs", "Apply the quick fix", "No missing dependencies"] },
  zh: { locale: "zh-cn", add: "添加 ecs:servers:get", label: "重启", find: "按 API 查找授权项", explain: "解读此策略", explained: "策略解读", copy: "复制为控制台格式", captions: ["输入已知的部分", "查看所需的依赖", "应用快速修复", "依赖已齐全"] },
};

/** Settings that keep distractions out of the pictures. */
const still = {
  "breadcrumbs.enabled": false, "editor.lightbulb.enabled": "off", "editor.matchBrackets": "never", "editor.occurrencesHighlight": "off", "editor.overviewRulerBorder": false, "editor.hideCursorInOverviewRuler": true,
  "editor.scrollbar.vertical": "hidden", "workbench.activityBar.location": "hidden", "workbench.editor.showTabs": "single", "workbench.hover.delay": 1_000_000,
};

/** Runs the tour in one language. `keep(name, png)` receives each picture. */
export async function takeTour(language, keep) {
  const { locale, ...say } = words[language];
  const folder = mkdtempSync(join(tmpdir(), "tour-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "main.tf"), terraformRole('["ecs:servers:stop"]'));
  const workbench = await openWorkbench({
    folder, file: join(folder, "pasted.json"), extension, locale,
    settings: still,
  });
  const { page } = workbench;
  const tour = { page, editor: steps(page), say, keep };
  try {
    await tour.editor.opened();
    await tour.editor.settled();
    await page.keyboard.press("ControlOrMeta+b");
    await seeWhyRejected(tour);
    await writeAndFix(tour);
    await findByLabel(tour);
    await findForApi(tour);
    await copy(tour);
    await fixInTerraform(tour);
    await explain(tour);
  } catch (error) {
    await tour.editor.shot(`failed-tour-${language}`).catch(() => {});
    throw error;
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The names of the pictures in the order of the tour. */
export const tourPictures = ["first", "find-by-label", "find-for-api", "rejected", "explained", "copied", "terraform"];

/** A picture of the page below the tabs: the editor, and the panel if one is open. */
async function picture({ page }, height) {
  const { x, y } = await page.locator(".editor-instance").first().boundingBox();
  const { width } = page.viewportSize();
  return page.screenshot({ clip: { x, y, width: width - x, height } });
}

/** Resizes the page, and waits for the editor. */
async function resize({ page }, width, height) {
  await page.setViewportSize({ width, height });
  await until("the new size", async () => {
    const box = await page.locator(".editor-instance").first().boundingBox();
    return box.width > 0.9 * width && box.width <= width;
  });
}

async function open({ page, editor }, name) {
  const box = page.locator(".quick-input-widget input[type=text]").first();
  await page.keyboard.press("ControlOrMeta+p");
  await box.fill(name);
  // The list of all files also has the row; Enter takes the focused one.
  await page.locator(".quick-input-widget .monaco-list-row.focused").filter({ hasText: name }).first().waitFor();
  await page.keyboard.press("Enter");
  await box.waitFor({ state: "hidden" });
  await page.locator(".editor-instance .label-name, .title .label-name").filter({ hasText: name }).first().waitFor();
  await editor.opened();
}

async function writeAndFix(tour) {
  const { page, editor, say, keep } = tour;
  await open(tour, "stop.json");
  const panels = [];
  await resize(tour, 640, 760);
  const panel = async () => panels.push(await picture(tour, 320));
  await editor.goTo('""', 1);
  await page.keyboard.type("ecs:servers:sto");
  await until("the suggestion", async () => (await editor.suggestions()).some((label) => label.startsWith("ecs:servers:stop")));
  await panel();
  await page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: "ecs:servers:stop" }).first().click();
  await page.locator(".squiggly-warning").first().waitFor();
  await editor.hover("stop", "/v2.1/{project_id}/servers/{server_id}/action");
  await panel();
  await editor.unhover();
  await editor.goTo("ecs:servers:stop", 3);
  await editor.fix(say.add, async () => (await editor.lines()).some((line) => line.includes("ecs:servers:get")), panel);
  await page.locator(".squiggly-warning").first().waitFor({ state: "detached" });
  await editor.save();
  await panel();
  await keep("first", await compose(panels, say.captions));
}

async function findByLabel(tour) {
  const { page, editor, say, keep } = tour;
  await open(tour, "labels.json");
  await resize(tour, 860, 700);
  await editor.goTo('""', 1);
  // Types word by word like a person: if the second word comes before the answer, VS Code keeps the list for the first.
  for (const word of say.label.split(/(?= )/)) {
    await page.keyboard.type(word);
    await until(`the suggestions for ${word}`, async () => (await editor.suggestions()).length > 1);
  }
  await keep("find-by-label", await picture(tour, 330));
  await page.keyboard.press("Escape");
}

/** The quick input box, while it is open. */
const box = ({ page }) => page.locator(".quick-input-widget:visible input[type=text]").first();
const rows = ({ page }) => page.locator(".quick-input-widget:visible .monaco-list-row");

async function leaveBox(tour) {
  await tour.page.keyboard.press("Escape");
  await tour.page.locator(".quick-input-widget:visible").waitFor({ state: "hidden" });
}

async function findForApi(tour) {
  const { page, editor, say, keep } = tour;
  await open(tour, "find.json");
  await editor.goTo('""', 1);
  await tour.editor.command(say.find);
  await page.locator(".quick-input-widget:visible .quick-input-title").filter({ hasText: say.find }).waitFor();
  await box(tour).fill(`curl -X POST https://ecs.example.com/v2.1/0a1b/servers/9f8e/action -d '{"os-stop": {}}'`);
  await rows(tour).filter({ hasText: "ecs:servers:stop" }).first().waitFor();
  await keep("find-for-api", await page.screenshot({ clip: { x: 0, y: 0, width: page.viewportSize().width, height: 370 } }));
  await leaveBox(tour);
}

async function copy(tour) {
  const { page, say, keep } = tour;
  await open(tour, "granted.json");
  await tour.editor.command(say.copy);
  await until("the forms", async () => await rows(tour).count() === 3);
  await keep("copied", await page.screenshot({ clip: { x: 0, y: 0, width: page.viewportSize().width, height: 330 } }));
  await leaveBox(tour);
}

async function explain(tour) {
  const { page, say, keep } = tour;
  await open(tour, "granted.json");
  await resize(tour, 1280, 700);
  await tour.editor.command(say.explain);
  await until("the explanation", async () => (await Promise.all(page.frames().map((frame) => frame.locator("h1").allInnerTexts().catch(() => [])))).flat().includes(say.explained));
  // A border would appear at the mouse.
  await page.mouse.move(200, 600);
  await page.locator(".monaco-sash.hover").first().waitFor({ state: "hidden" });
  await keep("explained", await picture(tour, 560));
}

async function fixInTerraform(tour) {
  const { page, editor, say, keep } = tour;
  await open(tour, "main.tf");
  await page.locator(".squiggly-warning").first().waitFor();
  await editor.goTo("ecs:servers:stop", 3);
  await editor.menu("ControlOrMeta+.", say.add);
  // The row under the mouse would be grey.
  await page.mouse.move(200, 600);
  await keep("terraform", await picture(tour, 480));
  await page.keyboard.press("Escape");
  // A menu that closes takes the focus back, which would close the next box.
  await page.locator(".action-widget").first().waitFor({ state: "hidden" });
}

async function seeWhyRejected(tour) {
  const { page, editor, keep } = tour;
  await resize(tour, 860, 700);
  await page.locator(".squiggly-error").first().waitFor();
  await page.locator("#status\\.problems").click();
  const entries = page.locator(".markers-panel .monaco-list-row");
  await entries.filter({ hasText: "fullwidth-punctuation" }).first().waitFor();
  await entries.filter({ hasText: "missing-comma" }).first().waitFor();
  await keep("rejected", await picture(tour, 600));
  await page.locator("#status\\.problems").click();
  await entries.first().waitFor({ state: "hidden" });
  await editor.opened();
}

/** Combines several small pictures, each with its number and caption. */
async function compose(panels, captions) {
  const figures = panels.map((png, index) => `<figure><figcaption>${index + 1}. ${captions[index]}</figcaption><img src="data:image/png;base64,${png.toString("base64")}"></figure>`);
  const { page, close } = await openPage();
  try {
    await page.setContent(`<style>
      body { margin: 0; background: #fff; font: 20px system-ui, sans-serif; color: #222; }
      main { display: grid; grid-template-columns: repeat(2, max-content); gap: 14px; padding: 4px; width: max-content; }
      figure { margin: 0; border: 1px solid #ccc; border-radius: 6px; overflow: hidden; }
      figcaption { padding: 6px 12px; background: #eef2f2; }
      img { display: block; }
    </style><main>${figures.join("")}</main>`);
    return await page.locator("main").screenshot();
  } finally {
    await close();
  }
}
