// From an API call or an error message into a policy, and from a task to a new policy, by keyboard only, in both
// languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const text = (...actions) => `{
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

let page, editor, file;
const test = (title, work) => plainTest(title, pictureOnFailure("failed-find", () => page, work));
const onDisk = () => readFileSync(file, "utf8");

const open = (locale) => async () => {
  const entered = await enter({ locale, files: { "policy.json": text("ecs:cloudServers:migrate", "") }, open: "policy.json" });
  ({ page, editor } = entered);
  file = join(entered.folder, "policy.json");
};

const box = () => page.locator(".quick-input-widget:visible input[type=text]").first();
const rows = () => page.locator(".quick-input-widget:visible .quick-input-list .monaco-list-row").evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? row.textContent));
const focused = () => page.locator(".quick-input-widget:visible .monaco-list-row.focused").first().getAttribute("aria-label");

/** Waits for a list that passes the check, and returns it. */
const list = (what, check) => until(what, async () => {
  const now = await rows();
  return check(now) && now;
});

/** Runs a command by its name in the palette, and waits until its input box has the focus. */
async function command(name, title) {
  await editor.command(name);
  await page.locator(".quick-input-widget:visible .quick-input-title").filter({ hasText: title }).waitFor();
  await until("the focus", () => box().evaluate((input) => input === input.ownerDocument.activeElement));
}

/** Moves down to the row with this start and presses Enter. */
async function choose(start) {
  await list(start, (now) => now.some((row) => row.startsWith(start)));
  await editor.goDown(start, focused, (label) => label.startsWith(start));
  await page.keyboard.press("Enter");
}

/** Inserts the whole query at once, unlike typing. */
const paste = (query) => page.keyboard.insertText(query);

if (isAsked("en")) describe("finding actions in English", () => {
  before(open("en"));

  test("a pasted curl command: the action that matches its body comes first, and is inserted between the quotes with its dependencies", async () => {
    await editor.goTo('""', 1);
    await command("Find Action for API", "Find Action for API");
    await paste(`curl -X POST https://ecs.example.com/v2.1/0a1b2c/servers/9f8e7d/action -H 'X-Auth-Token: t' -d '{"os-stop": {}}'`);
    await page.locator(".quick-input-title").filter({ hasText: "8 actions for this API; the first one matches “os-stop” in the request body." }).waitFor();
    const found = await list("eight actions", (now) => now.filter((row) => row.includes("ecs:")).length === 8);
    assert.match(found.find((row) => row.includes("ecs:")), /^ecs:servers:stop, Stopping an ECS.*Matches “os-stop” in the request body.*POST \/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action/);
    await editor.shot("find-action");
    await page.keyboard.press("Enter");
    // VS Code removes the rows of the list before one by one.
    const choices = await list("what to do", (now) =>
      now.some((row) => row.startsWith("Insert into statement 1")) && !now.some((row) => row.startsWith("ecs:")));
    assert.deepEqual(choices.map((row) => row.split(",")[0]), ["Insert into statement 1", "Insert into statement 1 with its dependency ecs:servers:get", "Insert as a new statement", "Insert as a new statement with its dependency ecs:servers:get", "Copy Name", "Show Description"]);
    await editor.shot("find-action-insert");
    await choose("Insert into statement 1 with its dependency");
    await until("the text", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:get"')));
    await editor.save();
    await until("the file", () => onDisk() === text("ecs:cloudServers:migrate", "ecs:servers:stop", "ecs:servers:get"));
    await until("no problem", async () => !/[1-9]/.test(await editor.problems()));
  });

  test("an error message: an allowed action is marked as such, and Escape changes nothing", async () => {
    await command("Find Action for API", "Find Action for API");
    await paste('{"error": {"message": "Policy doesn\'t allow ecs:servers:stop to be performed.", "code": "Ecs.0010"}}');
    await list("one action", (now) => now.some((row) => /^ecs:servers:stop, .*Already allowed by this policy\./.test(row)));
    await page.keyboard.press("Enter");
    await list("what to do", (now) => now.some((row) => /^Insert, .*Not possible: statement 1 already allows ecs:servers:stop/.test(row)));
    await page.keyboard.press("Escape");
    await box().waitFor({ state: "hidden" });
    assert.equal(onDisk(), text("ecs:cloudServers:migrate", "ecs:servers:stop", "ecs:servers:get"));
  });

  test("the description of an action opens", async () => {
    await command("Find Action for API", "Find Action for API");
    await paste("POST /v1/{project_id}/cloudservers/9f8e7d/resize");
    await list("the action", (now) => now.some((row) => row.startsWith("ecs:cloudServers:resize, ")));
    await page.keyboard.press("Enter");
    await choose("Show Description");
    await page.locator(".tab").filter({ hasText: "ecs:cloudServers:resize.md" }).waitFor();
    await until("the page", async () => (await Promise.all(page.frames().map((frame) => frame.locator("h1").allInnerTexts().catch(() => [])))).flat().includes("ecs:cloudServers:resize"));
    await editor.shot("find-action-description");
    await page.keyboard.press("ControlOrMeta+w");
    await page.locator(".tab").filter({ hasText: "ecs:cloudServers:resize.md" }).waitFor({ state: "detached" });
  });

  test("no match: the box says so", async () => {
    await command("Find Action for API", "Find Action for API");
    await paste("qqqq");
    await list("the answer", (now) => now.join() === "Nothing in the catalog matches “qqqq”.");
    await page.keyboard.press("Escape");
    await box().waitFor({ state: "hidden" });
  });

  test("New Policy… opens a policy with the cursor at the first placeholder", async () => {
    await command("New Policy…", "New Policy");
    await list("the templates", (now) => now[0]?.startsWith("Empty policy") && now.some((row) => row.startsWith("Write to one OBS bucket")));
    await editor.shot("new-policy");
    await choose("Switch to an agency");
    await until("the policy", async () => (await editor.lines()).some((line) => line.includes('"/iam/agencies/00000000000000000000000000000000"')));
    await page.keyboard.type("0123456789abcdef0123456789abcdef");
    await until("the id", async () => (await editor.lines()).some((line) => line.includes('"/iam/agencies/0123456789abcdef0123456789abcdef"')));
    assert.equal(await page.locator("#status\\.editor\\.mode").innerText(), "JSON");
    await until("no problem", async () => !/[1-9]/.test(await editor.problems()));
  });

  test("File > New File… has it too", async () => {
    await command("Create: New File...", "New File");
    await choose("New Policy…");
    await choose("Operate servers");
    await until("the policy", async () => (await editor.lines()).some((line) => line.includes('"ecs:cloudServers:reboot"')));
  });
});

if (isAsked("zh-cn")) describe("finding actions in Chinese", () => {
  before(open("zh-cn"));

  test("a pasted error message, in Chinese", async () => {
    await editor.goTo('""', 1);
    await command("按 API 查找授权项", "按 API 查找授权项");
    await paste("策略不允许执行 ecs:servers:resize 操作");
    await list("one action", (now) => now.some((row) => /^ecs:servers:resize, \p{Script=Han}/u.test(row)));
    await editor.shot("chinese-find-action");
    await page.keyboard.press("Enter");
    const choices = await list("what to do", (now) =>
      now.some((row) => row.startsWith("插入第 1 条语句")) && !now.some((row) => row.startsWith("ecs:")));
    assert.match(choices[1], /^插入第 1 条语句，并加入 11 个依赖：ecs:servers:get、.*等 11 项.*将允许 ecs:servers:resize、.*vpc:ports:delete。/);
    await editor.shot("chinese-find-action-insert");
    await choose("作为新语句插入，并加入 11 个依赖");
    await until("the text", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:resize"')));
    await editor.save();
    const allowed = await until("the file", () => onDisk().includes("ecs:servers:resize") && JSON.parse(onDisk()).Statement.map(({ Action }) => Action.length));
    assert.deepEqual(allowed, [2, 12]);
  });

  test("the templates, in Chinese", async () => {
    await command("新建策略…", "新建策略");
    await list("the templates", (now) => now.length > 5 && now.every((row) => /^\p{Script=Han}/u.test(row)));
    await editor.shot("chinese-new-policy");
    await choose("操作云服务器");
    await until("the policy", async () => (await editor.lines()).some((line) => line.includes('"ecs:cloudServers:reboot"')));
  });
});
