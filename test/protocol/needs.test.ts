import assert from "node:assert/strict";
import test from "node:test";
import { type NeedsAnswer, needsOfFolderRequest, needsOfLogRequest, type TerraformFolders, terraformFoldersRequest } from "../../server/src/protocol.js";
import { openSession } from "../support/session.js";

const files = {
  "file:///w/infra/main.tf": 'module "net" {\n  source = "../modules/my%20net"\n}\nmodule "outside" { source = "../../elsewhere" }\n',
  "file:///w/modules/my%2520net/main.tf": 'resource "huaweicloud_vpc" "main" {}\n',
  "file:///w/infra/.terraform/modules/x/main.tf": 'resource "huaweicloud_kms_key" "no" {}\n',
  "file:///w/a.json": "{}",
};

const actionsIn = (answer: NeedsAnswer | null) =>
  answer?.kind === "policies" ? answer.policies.flatMap(({ text }) => [...text.matchAll(/"(\w+:\w+:\w+)"/g)].map(([, name]) => name!)) : [];

test("needs: the policies of a folder and of its modules, with unsaved text (real catalog)", async () => {
  const { client, open, close } = await openSession(new Map(Object.entries(files)));
  const folders = await client.sendRequest<TerraformFolders>(terraformFoldersRequest, {});
  assert.deepEqual(folders, [
    { uri: "file:///w/infra", name: "infra", detail: "1 file" },
    { uri: "file:///w/modules/my%2520net", name: "modules/my%20net", detail: "1 file" },
  ]);
  const ask = (phase?: "plan") => client.sendRequest<NeedsAnswer | null>(needsOfFolderRequest, { uri: "file:///w/infra/", ...(phase ? { phase } : {}) });
  const answer = await ask();
  assert.ok(answer?.kind === "policies");
  assert.deepEqual(answer.policies.map(({ scope }) => scope), ["project", "global"]);
  assert.match(answer.markdown, /^# Policy for infra\n\ninfra: /);
  assert.match(answer.markdown, /^- `vpc:vpcs:create` because of `module\.net\.huaweicloud_vpc\.main` \(modules\/my%20net\/main\.tf:1\)$/m);
  assert.match(answer.markdown, /`module\.outside`.*there are no Terraform files in `\.\.\/\.\.\/elsewhere`/);
  assert.doesNotMatch(answer.markdown, /--scope|--with-dependencies/);
  assert.deepEqual(actionsIn(await ask("plan")), ["vpc:vpcs:get", "vpc:vpcTags:get", "iam:projects:listProjects"]);
  await open("file:///w/infra/main.tf", 'data "huaweicloud_vpcs" "all" {}\n');
  assert.ok(!actionsIn(await ask()).includes("vpc:vpcs:create"));
  close();
});

test("needs: a folder without Terraform files and a text without calls are refused with a reason (real catalog)", async () => {
  const { client, close } = await openSession(new Map(Object.entries(files)));
  assert.deepEqual(await client.sendRequest(needsOfFolderRequest, { uri: "file:///w/none" }), { kind: "refused", message: "none has no Terraform files (.tf, .tofu, .tf.json, .tofu.json), or it is not in the workspace." });
  const log = await client.sendRequest<NeedsAnswer>(needsOfLogRequest, { name: "a.log", text: "nothing\n" });
  assert.match(log.kind === "refused" ? log.message : "", /^a\.log contains no API call\./);
  close();
});

test("needs: the policies of a log (real catalog)", async () => {
  const { client, close } = await openSession(new Map());
  const text = "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\nGET https://vpc.cn-north-4.myhuaweicloud.com/v9/none\n";
  const answer = await client.sendRequest<NeedsAnswer>(needsOfLogRequest, { name: "a.log", text });
  assert.deepEqual(actionsIn(answer), ["vpc:vpcs:list"]);
  assert.match(answer.kind === "policies" ? answer.markdown : "", /No action is published for these calls.*\n\n- `GET https:.*none` \(line 2\)/);
  close();
});
