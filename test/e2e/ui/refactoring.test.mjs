// «Refactor…» in the workbench, in both languages: the menu, a change and its undo, a policy that is split into two
// files.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
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
const mixed = policy("ecs:servers:get", "iam:users:listUsers", "smn:topic:*");

const languages = [
  {
    locale: "en",
    expand: "Replace 'smn:topic:*' by the 5 actions that it matches (future ones will no longer match)",
    move: "Move 'smn:topic:*' to a statement of its own",
    split: "Move the actions of global services (iam) to 'policy-global.json'",
  },
  {
    locale: "zh-cn",
    expand: "将“smn:topic:*”展开为其匹配的 5 个授权项（今后新增的不再匹配）",
    move: "将“smn:topic:*”移至单独的语句",
    split: "将全局级服务（iam）的授权项移至“policy-global.json”",
  },
];

for (const { locale, expand, move, split } of languages) {
  if (isAsked(locale)) describe(`refactorings (${locale})`, () => {
    let page, editor, folder, file;
    const test = (title, work) => plainTest(title, pictureOnFailure(`failed-refactoring-${locale}`, () => page, work));
    const menu = () => page.locator(".action-widget .monaco-list-row");
    const has = async (action) => (await editor.lines()).some((line) => line.includes(`"${action}"`));

    /** Opens «Refactor…» at the cursor and waits for a row. */
    async function openMenu(title) {
      await editor.menu("Control+Shift+r", title);
    }

    /** Moves down to a row and accepts it. Enter acts on the menu only while one of its rows has the focus. */
    async function choose(title) {
      const focused = page.locator(".action-widget .monaco-list-row.focused");
      const chosen = async () => (await focused.allInnerTexts())[0];
      await editor.goDown(title, chosen);
      await page.keyboard.press("Enter");
      await menu().first().waitFor({ state: "hidden" });
    }

    before(async () => {
      ({ page, editor, folder } = await enter({ locale, files: { "policy.json": mixed }, open: "policy.json" }));
      file = join(folder, "policy.json");
    });

    test("the menu shows the result, and the keyboard is enough to apply and undo it", async () => {
      await editor.goTo("smn:topic:*", 4);
      await openMenu(expand);
      const titles = await menu().allInnerTexts();
      for (const title of [expand, move, split]) assert.equal(titles.filter((text) => text.includes(title)).length, 1, `${title}\n${titles.join("\n")}`);
      await editor.shot(`refactor-menu-${locale}`);
      await choose(expand);
      await until("the actions", () => has("smn:topic:publish"));
      assert.equal(await has("smn:topic:*"), false);
      await editor.shot(`refactor-expanded-${locale}`);
      await page.keyboard.press("ControlOrMeta+z");
      await until("the wildcard", () => has("smn:topic:*"));
      assert.equal(await has("smn:topic:publish"), false);
    });

    test("a policy of mixed scope becomes two files on disk, and one again", async () => {
      await editor.goTo("iam:users:listUsers", 4);
      await openMenu(split);
      await choose(split);
      const made = join(folder, "policy-global.json");
      await until("the new file", () => existsSync(made) && readFileSync(made, "utf8") === policy("iam:users:listUsers"));
      await until("the rest", () => readFileSync(file, "utf8") === policy("ecs:servers:get", "smn:topic:*"));
      await editor.shot(`refactor-split-${locale}`);
      await page.keyboard.press("ControlOrMeta+z");
      await until("the policy as it was", async () => (await has("iam:users:listUsers")) && (await has("ecs:servers:get")));
      await until("no other file", () => !existsSync(made));
    });
  });
}
