// Hovers and hints in both display languages: an action, a condition key, and the numbers after wildcards.
import assert from "node:assert/strict";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure, until } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

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
  english: { locale: "en", hint: "41 actions", action: "Depends on 11 actions", needed: "Needed here by", key: "multi-factor authentication", list: "known actions" },
  chinese: { locale: "zh-cn", hint: "41 个授权项", action: "依赖 11 个授权项", needed: "依赖此授权项", key: "多因素认证", list: "个已知授权项" },
};

for (const [name, { locale, hint, action, needed, key, list }] of Object.entries(languages)) {
  if (isAsked(locale)) describe(`hovers and inlay hints in ${name}`, () => {
    let page, editor;
    const test = (title, work) => plainTest(title, pictureOnFailure(`failed-hover-${name}`, () => page, work));

    before(async () => {
      ({ page, editor } = await enter({ locale, files: { "policy.json": policy }, open: "policy.json" }));
    });

    test("a wildcard is followed by its number of actions", async () => {
      await until("the number", async () => (await editor.lines()).some((line) => line.includes("ecs:cloudServers:*") && line.includes(hint)));
      await editor.shot(`inlay-hints-${name}`);
    });

    test("an action shows its dependencies and its twin", async () => {
      assert.match(await editor.hover("resize", action), /ecs:cloudServers:resize/);
      await editor.shot(`hover-action-${name}`);
      await editor.unhover();
    });

    test("an action shows which other actions of the policy need it", async () => {
      assert.match(await editor.hover("get", needed), /ecs:servers:stop/);
      await editor.shot(`hover-needed-${name}`);
      await editor.unhover();
    });

    test("a condition key has an example", async () => {
      assert.match(await editor.hover("g:MFAPresent", key), /"Bool": \{ "g:MFAPresent": \["true"\] \}/);
      await editor.shot(`hover-condition-key-${name}`);
      await editor.unhover();
    });

    test("a resource is explained part by part", async () => {
      assert.match(await editor.hover("web-", "instance"), /cn-north-4/);
      await editor.shot(`hover-resource-${name}`);
      await editor.unhover();
    });

    test("the number after a wildcard has a tooltip", async () => {
      await editor.hover(hint, list);
      await editor.shot(`inlay-hint-tooltip-${name}`);
    });
  });
}
