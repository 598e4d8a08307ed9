// What a reader sees under the mouse, in both display languages: an action, a condition key, and the numbers behind wildcards.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, test as plainTest } from "node:test";
import { fileURLToPath } from "node:url";
import { pictureOnFailure, steps, until } from "../../support/page.mjs";
import { openWorkbench } from "../../support/workbench.mjs";

const extension = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const policy = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:servers:resize",
        "ecs:servers:stop",
        "ecs:servers:get",
        "ecs:cloudServers:*"
      ],
      "Resource": ["ecs:cn-north-4:*:instance:web-*"],
      "Condition": {
        "Bool": { "g:MFAPresent": ["true"] }
      }
    }
  ]
}
`;

const languages = {
  english: { hint: "41 actions", action: "Depends on 11 actions", needed: "Needed here by", key: "multi-factor authentication", list: "known actions" },
  chinese: { locale: "zh-cn", hint: "41 个授权项", action: "依赖 11 个授权项", needed: "依赖此授权项", key: "多因素认证", list: "个已知授权项" },
};

for (const [name, { locale, hint, action, needed, key, list }] of Object.entries(languages)) {
  describe(`hovers and inlay hints in ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "ui-"));
    const file = join(folder, "policy.json");
    let workbench, page, editor;
    const test = (title, work) => plainTest(title, pictureOnFailure(`failed-hover-${name}`, () => page, work));

    before(async () => {
      writeFileSync(file, policy);
      workbench = await openWorkbench({ folder, file, extension, ...(locale ? { locale } : {}) });
      page = workbench.page;
      editor = steps(page);
      await editor.opened();
    });
    after(async () => {
      await workbench?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test("the number of actions stands behind a wildcard", async () => {
      await until("the number", async () => (await editor.lines()).some((line) => line.includes("ecs:cloudServers:*") && line.includes(hint)));
      await editor.shot(`inlay-hints-${name}`);
    });

    test("an action says what it needs, and its twin", async () => {
      assert.match(await editor.hover("resize", action), /ecs:cloudServers:resize/);
      await editor.shot(`hover-action-${name}`);
      await editor.unhover();
    });

    test("an action says which others of the policy need it", async () => {
      assert.match(await editor.hover("get", needed), /ecs:servers:stop/);
      await editor.shot(`hover-needed-${name}`);
      await editor.unhover();
    });

    test("a condition key has an example", async () => {
      assert.match(await editor.hover("g:MFAPresent", key), /"Bool": \{ "g:MFAPresent": \["true"\] \}/);
      await editor.shot(`hover-condition-key-${name}`);
      await editor.unhover();
    });

    test("a resource is taken apart", async () => {
      assert.match(await editor.hover("web-", "instance"), /cn-north-4/);
      await editor.shot(`hover-resource-${name}`);
      await editor.unhover();
    });

    test("the number behind a wildcard says what is counted", async () => {
      await editor.hover(hint, list);
      await editor.shot(`inlay-hint-tooltip-${name}`);
    });
  });
}
