// A policy written by keyboard with suggestions only, and their place among those of VS Code's own JSON support.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const plain = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["ecs:cloudServers:migrate", "ecs:cloudServers:reboot"]
    },
    {
      "Effect": "",
      "Action": ["ecs:servers:list", ""]
    },
    {

    }
  ]
}
`;

if (isAsked("en")) describe("suggestions by keyboard", () => {
  let page, editor, folder, named;
  const test = (title, work) => plainTest(title, pictureOnFailure("failed-completion", () => page, work));

  before(async () => {
    ({ page, editor, folder } = await enter({ files: { "new.hwpolicy.json": "", "plain.json": plain }, open: "new.hwpolicy.json" }));
    named = join(folder, "new.hwpolicy.json");
  });

  /** Waits for the wanted suggestions; returns their descriptions. */
  async function suggestions(what, isWanted) {
    return until(what, async () => {
      const rows = await editor.suggestions();
      return rows.length > 0 && isWanted(rows) && rows;
    });
  }
  const nameOf = (row) => row.split(",")[0];
  /** Chooses a row, and waits until the server was asked for its details: only then the client knows of the choice. */
  const choose = async (name) => {
    await editor.chooseSuggestion(name);
    await page.locator(".suggest-widget.visible .monaco-list-row.focused .can-expand-details").waitFor();
  };

  test("an empty document with the name of a policy offers whole policies, and then suggests the first action", async () => {
    const rows = await editor.suggest("the policies", ([first]) => first === "Huawei Cloud IAM policy, Snippet");
    assert.ok(rows.includes("Operate servers, Snippet"));
    await editor.shot("completion-policy");
    await page.keyboard.press("Enter");
    const services = await suggestions("the services", (found) => /^\w+:, \d+ actions, Module$/.test(found[0]));
    assert.ok(services.every((row) => /^\w+:, \d+ actions?, Module$/.test(row)), services.join(" | "));
  });

  test("service, resource type, operation: each step opens the next one", async () => {
    await page.keyboard.type("ecs");
    // Each keystroke requests a new list, and the list for the first letters starts with the same row.
    await suggestions("the service and whole names", (rows) =>
      /^ecs:, \d+ actions, Module$/.test(rows[0]) && rows.some((row) => /^ecs:\w+:\w+, /.test(row)));
    await page.keyboard.press("Enter");
    await suggestions("the resource types", (rows) => /^ecs:\w+:, \d+ actions, Module$/.test(rows[0]));
    await editor.shot("completion-types");
    await page.keyboard.type("servers");
    await suggestions("the type", (rows) => rows.some((row) => row.startsWith("ecs:servers:, ")));
    await page.keyboard.type(":st");
    const rows = await suggestions("the operations", (found) =>
      nameOf(found[0]).startsWith("ecs:servers:st") && found.some((row) => nameOf(row) === "ecs:servers:stop with its 1 dependency"));
    const names = rows.map(nameOf);
    assert.ok(names.indexOf("ecs:servers:stop") < names.indexOf("ecs:servers:stop with its 1 dependency"), names.join(" | "));
  });

  test("a list that starts over keeps the chosen row: another extension may register suggestions at any time", async () => {
    await page.keyboard.type("op");
    const rows = await suggestions("the action", (found) => found.length >= 2 && nameOf(found[1]).endsWith("with its 1 dependency"));
    assert.equal(nameOf(rows[0]), "ecs:servers:stop");
    // It is a weaker match for the typed text, so it is not among the first.
    await choose("ecs:cloudServers:stop");
    writeFileSync(join(folder, "offer-more"), "");
    await suggestions("the other offer", (found) => found.map(nameOf).includes("offer-more"));
    assert.equal(nameOf(await editor.chosenSuggestion()), "ecs:cloudServers:stop");
    await choose("ecs:servers:stop with its 1 dependency");
    rmSync(join(folder, "offer-more"));
    await suggestions("the list without the other offer", (found) => !found.map(nameOf).includes("offer-more"));
    assert.equal(nameOf(await editor.chosenSuggestion()), "ecs:servers:stop with its 1 dependency");
  });

  test("an action with its dependency is inserted only if the author chooses it, never by Enter alone", async () => {
    // VS Code opens the details of a row only after the server has sent them, and the list has just started over.
    await page.locator(".suggest-widget.visible .monaco-list-row.focused .can-expand-details").waitFor();
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-details:visible").filter({ hasText: "Also allows 1 action" }).waitFor();
    await editor.shot("completion-dependencies");
    await page.keyboard.press("Enter");
    await until("both actions", async () => (await editor.lines()).some((line) => line.includes('"ecs:servers:get"')));
    await editor.save();
    await until("the file", () => readFileSync(named, "utf8").includes("ecs:servers:get"));
    assert.deepEqual(JSON.parse(readFileSync(named, "utf8")).Statement[0].Action, ["ecs:servers:stop", "ecs:servers:get"]);
  });

  test("wildcards show the number of their matches", async () => {
    await editor.goTo('"ecs:servers:get"', '"ecs:servers:get"'.length);
    await page.keyboard.type(',\n"ecs:*:');
    const rows = await suggestions("the wildcards", (found) => found.every((row) => nameOf(row).includes("*")));
    assert.ok(rows.every((row) => /^ecs:[\w*]+:[\w*]+, \d+ actions, Enum$/.test(row)), rows.join(" | "));
    await page.keyboard.type("l");
    await suggestions("one wildcard", (found) => found.length === 1 && found[0].startsWith("ecs:*:list*, "));
    await page.keyboard.press("Enter");
    // The cursor is behind the closing quote, where the next item begins. The hint may be there already.
    await page.keyboard.type(",");
    await until("the wildcard", async () => (await editor.lines()).some((line) => /"ecs:\*:list\*"(?:\s*\d+ actions)?\s*,/.test(line)));
    await page.keyboard.press("Backspace");
  });

  test("keys, operators, condition keys and values, one after the other", async () => {
    await editor.goTo('"Effect": "Allow",', '"Effect": "Allow",'.length);
    await page.keyboard.press("Enter");
    const keys = await editor.suggest("the keys", (rows) => nameOf(rows[0]) === "Resource");
    assert.deepEqual(keys.map(nameOf), ["Resource", "Condition"], "each once, and only missing ones");
    await editor.chooseSuggestion("Condition");
    await page.keyboard.press("Enter");
    const operators = await suggestions("the operators", (rows) => rows.some((row) => row === "StringEquals, Operator"));
    assert.ok(operators.every((row) => /, (?:Operator|Module)$/.test(row)), operators.join(" | "));
    await page.keyboard.type("Boo");
    await suggestions("Bool", (rows) => rows[0] === "Bool, Operator");
    await page.keyboard.press("Enter");
    const fitting = await suggestions("the keys of Bool", (rows) => nameOf(rows[0]) === "g:MFAPresent");
    assert.deepEqual(fitting.map(nameOf), ["g:MFAPresent"]);
    await editor.shot("completion-condition");
    await page.keyboard.press("Enter");
    await until("the value", async () => (await editor.lines()).some((line) => line.includes('"g:MFAPresent": ["true"]')));
    await page.keyboard.press("Escape");
    await editor.save();
    await until("the file", () => readFileSync(named, "utf8").includes("g:MFAPresent"));
    assert.deepEqual(JSON.parse(readFileSync(named, "utf8")).Statement[0].Condition, { Bool: { "g:MFAPresent": ["true"] } });
  });

  test("in a file with a neutral name, our suggestions come first, and no value occurs twice", async () => {
    await page.keyboard.press("Control+p");
    const box = page.locator(".quick-input-widget input[type=text]").first();
    await box.fill("plain.json");
    await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "plain.json" }).first().waitFor();
    await page.keyboard.press("Enter");
    await until("the file", async () => (await editor.lines()).some((line) => line.includes("ecs:cloudServers:migrate")));
    await editor.goTo('"Effect": ""', '"Effect": "'.length);
    const effects = await editor.suggest("the effects", (rows) => rows.some((row) => row.startsWith("Deny")));
    assert.deepEqual(effects.map(nameOf), ["Deny", '"Allow"'], "one from each server");
    await editor.shot("completion-plain-effect");
    await page.keyboard.press("Escape");
    await editor.goTo('"ecs:servers:list", ""', '"ecs:servers:list", "'.length);
    await page.keyboard.type("ecs:cloudServers:");
    await suggestions("a first page of ours only", (rows) => rows.every((row) => row.startsWith("ecs:cloudServers:")));
    await editor.shot("completion-plain-actions");
    await page.keyboard.type("migr");
    const left = await suggestions("what is left", (rows) => rows.some((row) => row.includes("migrate")));
    const names = left.map((row) => nameOf(row).replaceAll('"', ""));
    assert.equal(names.filter((name) => name === "ecs:cloudServers:migrate").length, 1, left.join(" | "));
    await page.keyboard.press("Escape");
  });
});
