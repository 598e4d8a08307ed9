// A user fixes a policy with the web extension: squiggle, hover, suggestion, quick fix, file.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test as plainTest } from "node:test";
import { fileURLToPath } from "node:url";
import { pictureOnFailure, steps, until } from "../../../scripts/editors/page.mjs";
import { openSite } from "../../support/site.mjs";
import { openWorkbench } from "../../../scripts/editors/workbench.mjs";

const extension = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const folder = mkdtempSync(join(tmpdir(), "ui-"));
const file = join(folder, "policy.json");
const policy = (...actions) => `{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n${actions.map((action) => `        "${action}"`).join(",\n")}\n      ]\n    }\n  ]\n}\n`;
let site, workbench, page, editor;
const test = (title, work) => plainTest(title, pictureOnFailure("failed-web", () => page, work));

before(async () => {
  writeFileSync(file, policy("ecs:servers:stop"));
  site = await openSite(extension);
  workbench = await openWorkbench({ folder, file, extension: site.address });
  page = workbench.page;
  editor = steps(page);
  await editor.opened();
});
after(async () => {
  await workbench?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the missing dependency is underlined by a server that was loaded from the web site", async () => {
  await page.locator(".squiggly-warning").first().waitFor();
  assert.ok(site.asked.includes("/dist/server.js"), site.asked.join("\n"));
});

test("hover shows the API path and the missing action", async () => {
  const text = await editor.hover("stop", "/v2.1/{project_id}/servers/{server_id}/action");
  assert.match(text, /ecs:servers:get/);
  await editor.shot("web-hover");
  await editor.unhover();
});

test("Ctrl+. adds the missing action, and the file on disk is correct", async () => {
  await editor.goTo("ecs:servers:stop", 3);
  await editor.fix("Add ecs:servers:get", async () => (await editor.lines()).some((line) => line.includes("ecs:servers:get")), "web-quick-fix");
  await editor.save();
  await until("the file", () => readFileSync(file, "utf8") === policy("ecs:servers:stop", "ecs:servers:get"));
  await until("no problem", async () => !/[1-9]/.test(await editor.problems()));
});

test("suggestions appear while an action is typed", async () => {
  await editor.goTo('"ecs:servers:get"', '"ecs:servers:get"'.length);
  await page.keyboard.type(',\n"ecs:servers:re');
  await until("the suggestions", async () => (await editor.suggestions()).some((label) => label.includes("ecs:servers:reboot")));
  await editor.shot("web-completion");
});
