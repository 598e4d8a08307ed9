// The server in Emacs with Eglot, configured as in docs/editors.md: diagnostics, hover, completion and code actions
// over stdio.
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
import { findEmacs } from "../../scripts/editors/programs.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "emacs-"));
const file = join(folder, "policy.json");
const terraformFolder = mkdtempSync(join(tmpdir(), "terraform-"));
const terraformFile = join(terraformFolder, "main.tf");
const policy = (actions) => `{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n${actions.map((action) => `        "${action}"`).join(",\n")}\n      ]\n    }\n  ]\n}\n`;
const terraform = (actions) => `resource "huaweicloud_identity_role" "operator" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{\n      Effect = "Allow"\n      Action = [\n${actions.map((action) => `        "${action}",\n`).join("")}      ]\n    }]\n  })\n}\n`;
const apiCall = "POST /v1/0af1/cloudservers/77d3/resize";
let seen;

/** The configuration from the page, with the paths of this machine. */
function configuration() {
  const [, block] = /```elisp\n(.*?)```/s.exec(readFileSync(resolve(here, "../../docs/editors.md"), "utf8"));
  const placed = block.replace('"huawei-iam"', `${JSON.stringify(process.execPath)} ${JSON.stringify(resolve(here, "../../dist/cli.js"))}`);
  assert.ok(placed.includes(process.execPath) && !placed.includes("/path/to"), placed);
  return placed;
}

before(async () => {
  writeFileSync(file, policy(["ecs:servers:stop"]));
  writeFileSync(terraformFile, terraform(["ecs:servers:stop"]));
  writeFileSync(join(folder, "configuration.el"), configuration());
  const results = join(folder, "results.json");
  const output = await new Promise((done) => {
    execFile(findEmacs(), ["-q", "--batch", "-l", join(here, "check.el"), file], {
      cwd: folder, timeout: patience(200_000),
      env: { ...process.env, API_CALL: apiCall, HOME: folder, RESULT_FILE: results, WAIT_SECONDS: String(patience(60)), TERRAFORM_FILE: terraformFile, WORK_FOLDER: folder, CONFIGURATION: join(folder, "configuration.el") },
    }, (error, stdout, stderr) => done(`${error ?? ""}\n${stdout}${stderr}`));
  });
  assert.ok(existsSync(results), `Emacs left no results:\n${output}`);
  seen = JSON.parse(readFileSync(results, "utf8"));
  assert.equal(seen.problem, undefined, `${seen.problem}\n${output}`);
});
after(() => {
  for (const one of [folder, terraformFolder]) rmSync(one, { recursive: true, force: true });
});

test("the missing dependency is reported under the action", () => {
  assert.equal(seen.diagnostic.text, "ecs:servers:stop");
  assert.match(seen.diagnostic.message, /huawei-iam \[missing-dependency\]: 'ecs:servers:stop' also needs ecs:servers:get/);
});
test("hover shows the API", () => {
  assert.ok(seen.hover.includes("POST /v2.1/{project_id}/servers/{server_id}/action"), seen.hover);
});
test("the suggestions in Emacs match the typed text, and accepting one gives a correct line", () => {
  assert.ok(seen.offered.includes("ecs:servers:reboot") && seen.offered.includes("ecs:servers:resize"), seen.offered.join("\n"));
  assert.ok(seen.offered.every((name) => /^ecs:.*s.*r.*e/i.test(name)) && seen.offered.length < 20, seen.offered.join("\n"));
  assert.equal(seen.line, '        "ecs:servers:reboot"');
});
test("the code action was applied and the file is correct", () => {
  assert.ok(seen.actions.includes("Add ecs:servers:get"), seen.actions.join("\n"));
  assert.equal(readFileSync(file, "utf8"), policy(["ecs:servers:stop", "ecs:servers:get"]));
});
test("the server's command finds the action for an API call", () => assert.equal(seen.found[0], "ecs:cloudServers:resize"));
test("the recorded capabilities of this Emacs are correct", () => {
  assert.deepEqual(differences(`Emacs ${seen.emacs}`, seen.client), []);
});
test("a closed buffer has no diagnostics", () => assert.equal(seen.closed, true));
test("a Terraform file has diagnostics, completion and fixes", () => {
  assert.match(seen.terraformDiagnostic, /ecs:servers:get/);
  assert.ok(seen.terraformOffered.includes("ecs:servers:reboot"), seen.terraformOffered.join("\n"));
  assert.equal(readFileSync(terraformFile, "utf8"), terraform(["ecs:servers:stop", "ecs:servers:get"]));
});
// The tests above fail if one of these does not work.
test("docs/editors.md says what works", () => {
  const works = { diagnostics: "works", completion: "works", hover: "works", fix: "works", close: "works" };
  checkTried("Emacs, Eglot", { version: `${seen.emacs}, ${seen.eglot}`, ...works }, { isPinned: false });
});
test("nothing is offered that Emacs cannot show", () => {
  for (const title of seen.actions) assert.doesNotMatch(title, /^Show the page/, "Eglot cannot open a page for a server");
});
