// The catalog and the rules of the site: searching, following links, both languages, editions and versions; and what
// the pages say without a part of the site.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test as plainTest } from "node:test";
import { until } from "../../../scripts/editors/page.mjs";
import { project } from "../../../scripts/prepare.mjs";
import { checked, checkRequests, languages, open, page, paste, pictured, ready, stopped, text } from "../../support/site-page.mjs";

const test = (title, work) => plainTest(title, pictured(work));

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

plainTest("the site asks for nothing but its own files", checkRequests);
