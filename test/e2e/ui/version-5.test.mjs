// Policies of version 5.0 of four kinds in both display languages: what a finding says, a fix, and a hover.
import assert from "node:assert/strict";
import { before, describe, test as plainTest } from "node:test";
import { pictureOnFailure } from "../../../scripts/editors/page.mjs";
import { enter, isAsked } from "../../support/shared.mjs";

const policy = (statement) => `${JSON.stringify({ Version: "5.0", Statement: [statement] }, undefined, 2)}\n`;

const files = {
  "identity.json": policy({ Effect: "Allow", Action: ["ecs:cloudServers:strat"] }),
  "trust.json": policy({ Effect: "Allow", Principal: { Servce: ["service.APIG"] }, Action: ["sts:agencies:assume"] }),
  "regions.scp.json": policy({ Effect: "Deny", Action: ["ecs:cloudServers:start"], Condition: { StringEquls: { "g:RequestedRegion": ["a"] } } }),
  "session-policy.json": policy({ Effect: "Allow", Action: ["ecs:cloudServers:start"] }),
};

const languages = {
  en: {
    misspelled: "Did you mean 'ecs:cloudServers:start'?",
    fix: "Replace with ecs:cloudServers:start",
    principal: '"Servce" is not a type of principal',
    operator: '"StringEquls" is not a condition operator',
    level: "Access level: write",
  },
  "zh-cn": {
    misspelled: "是否应为“ecs:cloudServers:start”",
    fix: "替换为 ecs:cloudServers:start",
    principal: "“Servce”不是 Principal 的类型",
    operator: "“StringEquls”不是条件运算符",
    level: "访问级别：写",
  },
};

for (const [locale, texts] of Object.entries(languages)) {
  if (isAsked(locale)) describe(`policies of version 5.0 (${locale})`, () => {
    let page, editor;
    const test = (title, work) => plainTest(title, pictureOnFailure(`failed-version-5-${locale}`, () => page, work));
    const open = async (name) => ({ page, editor } = await enter({ locale, files, open: name }));
    before(() => open("identity.json"));

    test("identity policy: a misspelled action is reported and replaced", async () => {
      await page.locator(".squiggly-warning").first().waitFor();
      await editor.hover("strat", texts.misspelled);
      await editor.shot(`version-5-identity-${locale}`);
      await editor.unhover();
      await editor.goTo("ecs:cloudServers:strat", 3);
      await editor.fix(texts.fix, async () => (await editor.lines()).some((line) => line.includes('"ecs:cloudServers:start"')));
      await editor.save();
    });

    test("trust policy: an unknown type of principal is an error", async () => {
      await open("trust.json");
      await page.locator(".squiggly-error").first().waitFor();
      assert.match(await editor.hover("Servce", texts.principal), /UNSUPPORTED_PRINCIPAL/);
      await editor.shot(`version-5-trust-${locale}`);
      await editor.unhover();
    });

    test("service control policy: an unknown condition operator is reported", async () => {
      await open("regions.scp.json");
      await page.locator(".squiggly-warning").first().waitFor();
      await editor.hover("StringEquls", texts.operator);
      await editor.unhover();
    });

    test("session policy: nothing is reported, and a hover has the access level", async () => {
      await open("session-policy.json");
      await editor.hover("start", texts.level);
      await editor.unhover();
      assert.equal(await page.locator(".squiggly-warning, .squiggly-error").count(), 0);
    });
  });
}
