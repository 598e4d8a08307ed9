// The server in Neovim: diagnostics, hover, completion and a code action over stdio.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { differences } from "../support/clients.mjs";
import { checkTried } from "../support/tried.mjs";
import { patience } from "../../scripts/editors/patience.mjs";
import { findNeovim } from "../../scripts/editors/programs.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "neovim-"));
const file = join(folder, "policy.json");
const terraformFolder = mkdtempSync(join(tmpdir(), "terraform-"));
const terraformFile = join(terraformFolder, "main.tf");
const policy = (actions) => `{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n${actions.map((action) => `        "${action}"`).join(",\n")}\n      ]\n    }\n  ]\n}\n`;
const terraform = (actions) => `resource "huaweicloud_identity_role" "operator" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{\n      Effect = "Allow"\n      Action = [\n${actions.map((action) => `        "${action}",\n`).join("")}      ]\n    }]\n  })\n}\n`;
const apiCall = "POST /v1/0af1/cloudservers/77d3/resize";
let seen;

before(async () => {
  writeFileSync(file, policy(["ecs:servers:stop"]));
  writeFileSync(terraformFile, terraform(["ecs:servers:stop"]));
  writeFileSync(join(folder, "unopened.json"), policy(["ecs:servers:reboot"]));
  const results = join(folder, "results.json");
  const output = await new Promise((done) => {
    execFile(findNeovim(), ["--headless", "--clean", "-n", "-c", `luafile ${join(here, "check.lua")}`, file], {
      cwd: folder, timeout: patience(200_000),
      env: { ...process.env, API_CALL: apiCall, RESULT_FILE: results, WAIT_SECONDS: String(patience(60)), TERRAFORM_FILE: terraformFile, SERVER_COMMAND: JSON.stringify([process.execPath, resolve(here, "../../dist/cli.js"), "lsp", "--stdio"]) },
    }, (error, stdout, stderr) => done(`${error ?? ""}\n${stdout}${stderr}`));
  });
  assert.ok(existsSync(results), `Neovim left no results:\n${output}`);
  seen = JSON.parse(readFileSync(results, "utf8"));
  assert.equal(seen.problem, undefined, seen.problem);
});
after(() => {
  for (const one of [folder, terraformFolder]) rmSync(one, { recursive: true, force: true });
});

test("the missing dependency is reported under the action", () => {
  const line = policy(["ecs:servers:stop"]).split("\n")[6];
  assert.equal(seen.diagnostic.line, 6);
  assert.match(line.slice(seen.diagnostic.column, seen.diagnostic.end_column), /^"?ecs:servers:stop"?$/);
  assert.match(seen.diagnostic.message, /ecs:servers:get/);
  assert.equal(seen.diagnostic.source, "huawei-iam");
});
test("hover shows the API", () => {
  assert.match(seen.hover, /POST/);
  assert.ok(seen.hover.includes("/v2.1/{project_id}/servers/{server_id}/action"), seen.hover);
});
test("completion offers the actions", () => {
  for (const action of ["ecs:servers:stop", "ecs:servers:reboot", "ecs:cloudServers:changeOS"]) assert.ok(seen.completion.includes(action), action);
});
test("the menu of Neovim's own completion shows them", () => {
  assert.deepEqual(seen.omni.toSorted(), ["ecs:servers:reboot", "ecs:servers:resize", "ecs:servers:resize with its 10 dependencies"]);
});
test("the code action was applied and the file is correct", () => {
  assert.match(seen.actions[0], /^Add ecs:servers:get/);
  assert.equal(readFileSync(file, "utf8"), policy(["ecs:servers:stop", "ecs:servers:get"]));
});
test("a refactoring expands a wildcard", () => {
  assert.equal(seen.refactored, policy(["ecs:servers:stop", "ecs:servers:reboot", "ecs:servers:resize", "ecs:servers:get"]), seen.refactorings.join("\n"));
});
test("the server's command finds the action for an API call", () => assert.equal(seen.found[0], "ecs:cloudServers:resize"));
test("the server's command also checks files that are not open", () => {
  assert.deepEqual(
    [seen.checked.policies, seen.checked.warnings, seen.checked.isComplete],
    [2, 1, true],
    seen.checked.message,
  );
});
test("the recorded capabilities of this Neovim are correct", () => {
  assert.deepEqual(differences(`Neovim ${seen.nvim}`, seen.capabilities), []);
});
test("a closed buffer has no diagnostics", () => assert.equal(seen.closed, true));
test("a Terraform file has diagnostics, completion and fixes", () => {
  assert.equal(seen.terraform.diagnostic.line, 6);
  assert.match(seen.terraform.diagnostic.message, /ecs:servers:get/);
  assert.ok(seen.terraform.completion.includes("ecs:servers:reboot"), seen.terraform.completion.join("\n"));
  assert.match(seen.terraform.actions[0], /^Add ecs:servers:get/);
  assert.equal(readFileSync(terraformFile, "utf8"), terraform(["ecs:servers:stop", "ecs:servers:get"]));
});
// The tests above fail if one of these does not work.
test("docs/editors.md says what works", () => {
  const works = { diagnostics: "works", completion: "works", hover: "works", fix: "works", close: "works" };
  checkTried("Neovim", { version: seen.nvim, ...works }, { isPinned: false });
});
test("the server ends when Neovim requests it", () => assert.equal(seen.exit.code, 0));
