// The site as its readers use it: in a browser, from a web server and from a folder, in both languages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test as plainTest } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { openPage } from "../../../scripts/editors/workbench.mjs";
import { project } from "../../../scripts/prepare.mjs";
import { openSite } from "../../support/site.mjs";

const folder = join(project, "dist/site");
const axe = readFileSync(join(project, "node_modules/axe-core/axe.min.js"), "utf8");
const stopped = `{
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
const languages = {
  en: {
    locale: "en-US", lang: "en", found: "1 warning, 1 hint", fixed: "No findings", fix: "Add ecs:servers:get",
    explained: "A custom policy (version 1.1)", copied: /copied/i, refused: "Go There", label: "Stopping an ECS",
  },
  zh: {
    locale: "zh-CN", lang: "zh-CN", found: "1 个警告，1 条提示", fixed: "未发现问题", fix: "添加 ecs:servers:get",
    explained: "自定义策略（1.1 版）", copied: /已复制/, refused: "转到该处", label: "关闭云服务器",
  },
};

let site, browser, page;
const asked = [];
const test = (title, work) => plainTest(title, pictureOnFailure("failed-site", () => page, work));

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

/** A new page of the site. Errors of the page fail the test. */
async function open(hash, { from = "http", locale = "en-US", scheme = "light", width = 1280, without } = {}) {
  await page?.context().close();
  const context = await browser.newContext({ locale, colorScheme: scheme, viewport: { width, height: 900 } });
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

const checked = () => page.locator('.playground[data-state="checked"]').waitFor();
const ready = () => page.locator('main [data-state="ready"]').first().waitFor();
const count = () => page.locator(".count").innerText();
const text = async () => (await page.locator(".cm-content .cm-line").allTextContents()).join("\n");

/** Replaces the text in the editor as a paste does, and waits until it has been checked. */
async function paste(content) {
  // Not a click: a hover where the mouse happens to be may cover the place.
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(content);
  await until("the pasted text", async () => await text() === content);
  await checked();
}

/** Moves the mouse out of the editor, and waits until the hover that it had opened is gone. */
async function leaveHover() {
  await page.mouse.move(0, 0);
  await page.locator(".cm-tooltip-hover").waitFor({ state: "detached" });
}

/** Moves the cursor to the end of the line with a text. */
async function goToEnd(what) {
  await leaveHover();
  await page.locator(".cm-line").filter({ hasText: what }).click();
  await page.keyboard.press("End");
}

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
    await page.keyboard.type(',\n"reboot ser');
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

test("a missing file is named, and the page says what follows", async () => {
  await open("", { without: "server.js" });
  await page.locator(".count").filter({ hasText: "The file server.js could not be loaded" }).waitFor();
  await open("#/rules", { without: "rules.js", locale: "zh-CN" });
  await page.getByRole("alert").filter({ hasText: "无法加载文件 rules.js" }).waitFor();
});

test("without the server, the catalog, the search and the copy say so, too", async () => {
  for (const hash of ["#/catalog", "#/catalog?q=stop", "#/service/ecs", "#/action/ecs:servers:stop"]) {
    await open(hash, { without: "server.js" });
    await page.getByRole("alert").filter({ hasText: "The file server.js could not be loaded" }).first().waitFor();
  }
  await open("#/", { without: "server.js" });
  await page.locator(".primary").click();
  await page.locator(".message").filter({ hasText: "server.js" }).waitFor();
});

test("a change of language or edition keeps the text, the form of the copy, the query, the filter and the focus", async () => {
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await open("");
  await checked();
  await paste(stopped);
  await page.getByLabel("Form of the copy").selectOption("minified");
  await page.getByRole("button", { name: "中文" }).click();
  await page.locator("h1").filter({ hasText: "检查策略" }).waitFor();
  assert.equal(await text(), stopped);
  assert.equal(await page.locator(".joined select").inputValue(), "minified");
  assert.equal(await focused(), "中文");
  await open("#/catalog?lang=zh");
  await ready();
  await page.fill("#search", "resize");
  await page.getByRole("link", { name: "5.0 版" }).click();
  await until("the other version", async () => /version=5\.0/.test(page.url()));
  assert.equal(await page.inputValue("#search"), "resize");
  assert.match(page.url(), /q=resize.*lang=zh/);
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("h1").filter({ hasText: "Actions" }).waitFor();
  assert.equal(await page.inputValue("#search"), "resize");
  assert.equal(await focused(), "English");
  await page.getByLabel("Edition").selectOption("otc");
  await until("the other edition", async () => /edition=otc/.test(page.url()));
  await page.fill("#search", "stop");
  await page.keyboard.press("Enter");
  await until("the query in the address", async () => /q=stop/.test(page.url()));
  assert.match(page.url(), /edition=otc/);
  await open("#/service/ecs");
  await ready();
  await page.fill("#filter", "resize");
  await page.locator("tbody a").first().click();
  await page.locator("h1").filter({ hasText: /resize/i }).waitFor();
  await page.goBack();
  await ready();
  assert.equal(await page.inputValue("#filter"), "resize");
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByText("筛选列表").waitFor();
  assert.equal(await page.inputValue("#filter"), "resize");
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

test("catalog: an action leads to its names in the other version, also if only the other version has it", async () => {
  await open("#/action/ecs:cloudServers:create");
  await ready();
  await page.getByRole("heading", { name: "In version 5.0" }).waitFor();
  await page.locator('main a[href*="createServers?version=5.0"]').click();
  await page.locator("h1").filter({ hasText: "createServers" }).waitFor();
  await page.getByRole("heading", { name: "In version 1.1" }).waitFor();
  await open("#/action/bcc::createPolicy", { locale: "zh-CN" });
  await page.getByRole("heading", { name: "1.1 版没有此名称的授权项" }).waitFor();
  await page.locator("main p").getByRole("link", { name: "bcc::createPolicy" }).click();
  await until("version 5.0", async () => /version=5\.0/.test(page.url()));
});

const queries = {
  "ecs:servers:stop": "ecs:servers:stop",
  "重启云服务器": "ecs:servers:reboot",
  "stop server": "ecs:servers:stop",
  "POST /v1/0a1b/cloudservers/9f8e/resize": "ecs:cloudServers:resize",
  "https://ecs.cn-north-4.myhuaweicloud.com/v1/0a1b/cloudservers/9f8e/resize": "ecs:cloudServers:resize",
  NovaStopServer: "ecs:servers:stop",
  "Policy doesn't allow ecs:cloudServers:resize to be performed.": "ecs:cloudServers:resize",
};

for (const from of ["http", "file"]) {
  test(`catalog: search by name, label, API, URL, operation and error, ${from}`, async () => {
    await open("#/catalog", { from });
    await ready();
    for (const [query, name] of Object.entries(queries)) {
      await page.fill("#search", query);
      await page.locator('section[data-state="found"] .result-name').filter({ hasText: name }).first().waitFor();
    }
    await page.locator(".result-name a").first().click();
    await page.locator("h1").filter({ hasText: "ecs:cloudServers:resize" }).waitFor();
    await page.goBack();
    await until("the query again", async () => (await page.inputValue("#search").catch(() => "")).includes("Policy"));
    assert.deepEqual(page.errors, []);
  });
}

test("catalog: an action has all its facts, and links to what it needs and what needs it", async () => {
  for (const [language, says] of Object.entries(languages)) {
    await open("#/action/ecs:servers:stop", { locale: says.locale });
    await ready();
    const all = await page.locator("main").innerText();
    for (const fact of [languages.en.label, languages.zh.label, "POST /v2.1/{project_id}/servers/{server_id}/action", "ecs:servers:get", "ecs:cloudServers:stop", "2021-09-08", "2024-04-18"])
      assert.ok(all.includes(fact), `${language}: ${fact}`);
  }
  await page.getByRole("link", { name: "ecs:servers:get" }).first().click();
  await page.locator("h1").filter({ hasText: "ecs:servers:get" }).waitFor();
  await page.locator("#needed-by").locator("..").getByRole("link", { name: "ecs:servers:stop" }).click();
  await page.locator("h1").filter({ hasText: "ecs:servers:stop" }).waitFor();
  await page.goBack();
  await page.goBack();
  await page.locator("h1").filter({ hasText: "ecs:servers:stop" }).waitFor();
});

test("catalog: services of both editions and of version 5.0, a list with a filter", async () => {
  await open("#/catalog");
  await ready();
  const services = () => page.locator("tbody tr").count();
  const first = await services();
  await page.getByLabel("Edition").selectOption("otc");
  await until("the services of the other edition", async () => { const now = await services(); return now > 10 && now !== first; });
  assert.match(page.url(), /edition=otc/);
  await page.getByRole("link", { name: "Version 5.0" }).click();
  await page.getByRole("link", { name: "bcc" }).click();
  await page.getByRole("link", { name: "bcc::createPolicy" }).click();
  await page.locator("h1").filter({ hasText: "bcc::createPolicy" }).waitFor();
  await open("#/service/ecs");
  await ready();
  await page.fill("#filter", "resize");
  await until("the filtered list", async () => (await page.locator("tbody tr").allInnerTexts()).every((row) => /resize|resiz/i.test(row)));
  await open("#/action/ecs:server:stp");
  await ready();
  await page.getByRole("heading", { name: "The catalog does not have this action" }).waitFor();
});

test("rules: every rule has a page in both languages", async () => {
  const ids = readdirSync(join(project, "docs/rules")).filter((name) => name !== "README.md").map((name) => name.slice(0, -".md".length));
  await open("#/rules", { from: "file" });
  await ready();
  const links = await page.locator("tbody th a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(links.map((link) => link.slice("#/rule/".length)).toSorted(), ids.toSorted());
  for (const lang of ["en", "zh"]) {
    for (const id of ids) {
      await page.evaluate((hash) => { window.location.hash = hash; }, `#/rule/${id}?lang=${lang}`);
      await page.locator("h1").filter({ hasText: new RegExp(`^${id}$`) }).waitFor();
      await ready();
      const prose = await page.locator(".rule-page :is(p, h2)").evaluateAll((parts) => parts.map((part) => {
        const copy = part.cloneNode(true);
        for (const code of copy.querySelectorAll("code")) code.remove();
        return copy.textContent;
      }));
      assert.ok(prose.length > 4, id);
      // A page in one language may quote words of the other.
      const hasHan = (line) => (line.match(/\p{Script=Han}/gu)?.length ?? 0) * 3 > (line.match(/[A-Za-z]/g)?.length ?? 0);
      assert.ok(prose.every((line) => hasHan(line) === (lang === "zh")), `${id} in ${lang}: ${prose.find((line) => hasHan(line) !== (lang === "zh"))}`);
    }
  }
});

const pages = ["#/", "#/catalog", "#/catalog?q=stop+server", "#/service/ecs", "#/action/ecs:cloudServers:createServers", "#/action/ecs:no:such", "#/rules", "#/rule/missing-dependency", "#/nowhere"];

async function checkWithAxe(where) {
  await page.evaluate(`${axe}; 0`);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join("\n")}`), [], where);
}

test("accessibility: suggestions, a finding, the search, more fixes and a dialog", async () => {
  for (const scheme of ["light", "dark"]) {
    await open("", { scheme });
    await checked();
    // A comment that suppresses a finding is offered only where comments are allowed.
    await paste(`// a comment\n${stopped}`);
    await page.locator(".more-fixes summary").first().click();
    await checkWithAxe("more fixes");
    await goToEnd('"ecs:servers:stop"');
    await page.keyboard.type(',\n"create vol');
    await page.locator(".cm-completionInfo").first().waitFor();
    await checkWithAxe("suggestions");
    await page.keyboard.press("Escape");
    await checked();
    await page.keyboard.press("F8");
    await page.locator(".cm-tooltip-lint").waitFor();
    await checkWithAxe("a finding");
    await page.keyboard.press("ControlOrMeta+f");
    await page.locator(".cm-search").waitFor();
    await checkWithAxe("search");
    await page.keyboard.press("Escape");
    await paste("hello");
    await page.locator(".primary").click();
    await page.locator("dialog").waitFor();
    await checkWithAxe("dialog");
  }
});

for (const scheme of ["light", "dark"]) {
  for (const [language, says] of Object.entries(languages)) {
    test(`accessibility: axe finds nothing, ${scheme}, ${language}`, async () => {
      for (const hash of pages) {
        await open(hash, { scheme, locale: says.locale });
        if (hash === "#/") await checked();
        else if (hash.includes("q=")) await page.locator('[data-state="found"]').waitFor();
        else if (hash !== "#/nowhere") await ready();
        await checkWithAxe(hash);
      }
    });
  }
}

test("nothing is wider than the window of a phone", async () => {
  for (const hash of pages) {
    await open(hash, { width: 360 });
    if (hash === "#/") await checked();
    else if (hash.includes("q=")) await page.locator('[data-state="found"]').waitFor();
    else if (hash !== "#/nowhere") await ready();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), hash);
  }
});

test("the site asks for nothing but its own files", () => {
  const roots = Object.values(homes()).map((home) => home.replace(/index\.html$/, ""));
  const names = new Set(readdirSync(folder));
  const own = (url) => url.startsWith("blob:") || url.startsWith("data:") || roots.some((root) => url.startsWith(root) && (names.has(url.slice(root.length).replace(/#.*$/, ""))));
  assert.deepEqual(asked.filter((url) => !own(url)), []);
  assert.ok(asked.length > 100);
});
