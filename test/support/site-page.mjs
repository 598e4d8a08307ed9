// The site in a browser, for all its tests: opening its pages, and what its readers do. Every wait is for a state.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { pictureOnFailure, until } from "../../scripts/editors/page.mjs";
import { openPage } from "../../scripts/editors/workbench.mjs";
import { project } from "../../scripts/prepare.mjs";
import { openSite } from "./site.mjs";

export const folder = join(project, "dist/site");
export const stopped = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:servers:stop"
      ]
    }
  ]
}
`;
export const languages = {
  en: {
    locale: "en-US", lang: "en", found: "1 warning, 1 hint", fixed: "No findings", fix: "Add ecs:servers:get",
    explained: "A custom policy (version 1.1)", copied: /copied/i, refused: "Go There", label: "Stopping an ECS",
  },
  zh: {
    locale: "zh-CN", lang: "zh-CN", found: "1 个警告，1 条提示", fixed: "未发现问题", fix: "添加 ecs:servers:get",
    explained: "自定义策略（1.1 版）", copied: /已复制/, refused: "转到该处", label: "关闭云服务器",
  },
};

let site, browser;
/** The page that is open. */
export let page;
const asked = [];

/** The work of a test, which leaves a picture if it fails. */
export const pictured = (work) => pictureOnFailure("failed-site", () => page, work);

before(async () => {
  site = await openSite(folder);
  const opened = await openPage();
  browser = opened.browser;
  await opened.page.close();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** The addresses of the site: on a web server, and in a folder. */
const homes = () => ({ http: `${site.address}/index.html`, file: pathToFileURL(join(folder, "index.html")).href });

/** Opens a new page of the site. `page.errors` are what it reports. `without`: a file that cannot be loaded. */
export async function open(hash, { from = "http", locale = "en-US", width = 1280, without } = {}) {
  await page?.context().close();
  const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
  if (from === "http") await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.address });
  page = await context.newPage();
  const errors = [];
  page.errors = errors;
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));
  if (without) await page.route(`**/${without}`, (route) => route.abort());
  await page.goto(homes()[from] + hash);
  return page;
}

export const checked = () => page.locator('.playground[data-state="checked"]').waitFor();
export const ready = () => page.locator('main [data-state="ready"]').first().waitFor();
export const count = () => page.locator(".count").innerText();
export const text = async () => (await page.locator(".cm-content .cm-line").allTextContents()).join("\n");

/** Replaces the text in the editor as a paste does, and waits until it has been checked. */
export async function paste(content) {
  // Not a click: a hover where the mouse happens to be may cover the place.
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(content);
  await until("the pasted text", async () => await text() === content);
  await checked();
}

/** Moves the cursor to the end of the line with a text. */
export async function goToEnd(what) {
  const line = page.locator(".cm-line").filter({ hasText: what });
  await page.locator(".cm-content").focus();
  await line.evaluate((found) => window.getSelection().collapse(found, found.childNodes.length));
  await page.locator(".cm-activeLine").filter({ hasText: what }).waitFor();
}

/** The addresses of all kinds of pages. */
export const pages = ["#/", "#/catalog", "#/catalog?q=stop+server", "#/service/ecs", "#/action/ecs:cloudServers:createServers", "#/action/ecs:no:such", "#/rules", "#/rule/missing-dependency", "#/nowhere"];

/** Waits until one of these pages shows all that it has. */
export async function complete(hash) {
  if (hash === "#/") await checked();
  else if (hash.includes("q=")) await page.locator('[data-state="found"]').waitFor();
  else if (hash !== "#/nowhere") await ready();
}

/** Goes to another page of the site, as a link does, and waits until it is complete. */
export async function follow(hash) {
  await page.evaluate((fragment) => {
    for (const part of document.querySelectorAll("main > *")) part.setAttribute("data-left", "");
    window.location.hash = fragment;
  }, hash);
  await page.locator("[data-left]").waitFor({ state: "detached" });
  await complete(hash);
}

/** The last test of a file: no page has requested anything but the files of the site. */
export function checkRequests() {
  const roots = Object.values(homes()).map((home) => home.replace(/index\.html$/, ""));
  const names = new Set(readdirSync(folder));
  const own = (url) => url.startsWith("blob:") || url.startsWith("data:") || roots.some((root) => url.startsWith(root) && (names.has(url.slice(root.length).replace(/#.*$/, ""))));
  assert.deepEqual(asked.filter((url) => !own(url)), []);
  assert.ok(asked.length > 10);
}
