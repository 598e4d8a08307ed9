// The server in Emacs with lsp-mode, configured as in docs/editors.md, but in Chinese: lsp-mode 8.0.0 answers {} when
// the server asks for its settings, so they come from the initialization options.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { patience } from "../../scripts/editors/patience.mjs";
import { findEmacs } from "../../scripts/editors/programs.mjs";
import { checkTried } from "../support/tried.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "emacs-"));
const file = join(folder, "policy.json");
const terraformFolder = mkdtempSync(join(tmpdir(), "terraform-"));
const terraformFile = join(terraformFolder, "main.tf");
const policy = (actions) => `{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n${actions.map((action) => `        "${action}"`).join(",\n")}\n      ]\n    }\n  ]\n}\n`;
const terraform = (actions) => `resource "huaweicloud_identity_role" "operator" {\n  policy = jsonencode({\n    Version = "1.1"\n    Statement = [{\n      Effect = "Allow"\n      Action = [\n${actions.map((action) => `        "${action}",\n`).join("")}      ]\n    }]\n  })\n}\n`;
let seen;

/** The configuration from the page, with the paths of this machine. */
function configuration() {
  const [, block] = /### lsp-mode\n+```elisp\n(.*?)```/s.exec(readFileSync(resolve(here, "../../docs/editors.md"), "utf8"));
  const placed = block
    .replace('"huawei-iam"', `${JSON.stringify(process.execPath)} ${JSON.stringify(resolve(here, "../../dist/cli.js"))}`)
    .replace(':language "en"', ':language "zh-cn"');
  assert.ok(placed.includes(process.execPath) && placed.includes("zh-cn"), placed);
  return placed;
}

before(async () => {
  writeFileSync(file, policy(["ecs:servers:stop"]));
  writeFileSync(terraformFile, terraform(["ecs:servers:stop"]));
  writeFileSync(join(folder, "configuration.el"), configuration());
  const results = join(folder, "results.json");
  const output = await new Promise((done) => {
    execFile(findEmacs(), ["-q", "--batch", "-l", join(here, "check-lsp-mode.el"), file], {
      cwd: folder, timeout: patience(200_000),
      env: { ...process.env, HOME: folder, RESULT_FILE: results, TERRAFORM_FILE: terraformFile, WORK_FOLDER: folder, WAIT_SECONDS: String(patience(60)), CONFIGURATION: join(folder, "configuration.el") },
    }, (error, stdout, stderr) => done(`${error ?? ""}\n${stdout}${stderr}`));
  });
  assert.ok(existsSync(results), `Emacs left no results:\n${output}`);
  seen = JSON.parse(readFileSync(results, "utf8"));
  assert.equal(seen.problem, undefined, `${seen.problem}\n${seen.log}\n${output}`);
});
after(() => {
  for (const one of [folder, terraformFolder]) rmSync(one, { recursive: true, force: true });
});

test("lsp-mode: the missing dependency is reported in the language of the initialization options", () => {
  assert.equal(seen.diagnostic, "“ecs:servers:stop”还依赖 ecs:servers:get，本策略未允许该授权项。");
});
test("lsp-mode: hover shows the API", () => {
  assert.ok(seen.hover.includes("POST /v2.1/{project_id}/servers/{server_id}/action"), seen.hover);
});
test("lsp-mode: the best suggestion comes first, and accepting one gives a correct line", () => {
  assert.equal(seen.offered[0], "ecs:servers:reboot");
  assert.equal(seen.line, '        "ecs:servers:reboot"');
});
test("lsp-mode: the code action was applied and the file is correct", () => {
  assert.ok(seen.actions.includes("添加 ecs:servers:get"), seen.actions.join("\n"));
  assert.equal(readFileSync(file, "utf8"), policy(["ecs:servers:stop", "ecs:servers:get"]));
});
test("lsp-mode: a closed buffer has no diagnostics", () => assert.equal(seen.closed, true));
test("lsp-mode: a Terraform file has diagnostics, completion and fixes", () => {
  assert.match(seen.terraformDiagnostic, /ecs:servers:get/);
  assert.ok(seen.terraformOffered.includes("ecs:servers:reboot"), seen.terraformOffered.join("\n"));
  assert.equal(readFileSync(terraformFile, "utf8"), terraform(["ecs:servers:stop", "ecs:servers:get"]));
});
// The tests above fail if one of these does not work.
test("lsp-mode: docs/editors.md says what works", () => {
  const works = { diagnostics: "works", completion: "works", hover: "works", fix: "works", close: "works" };
  checkTried("Emacs, lsp-mode", { version: `${seen.emacs}, ${seen.version}`, ...works }, { isPinned: false });
});
