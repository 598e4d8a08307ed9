import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Page, printRoute, readRoute } from "../../client/site/app/route.js";
import { settingsFor } from "../../client/site/app/settings.js";

const pages: readonly (readonly [string, Page])[] = [
  ["#/", { page: "playground" }],
  ["#/policy/1abc-_", { page: "playground", shared: "1abc-_" }],
  ["#/catalog", { page: "catalog", query: "", version: "1.1" }],
  ["#/catalog?q=stop+server", { page: "catalog", query: "stop server", version: "1.1" }],
  ["#/catalog?version=5.0", { page: "catalog", query: "", version: "5.0" }],
  ["#/service/ecs", { page: "service", service: "ecs", version: "1.1" }],
  ["#/service/ecs?q=resize", { page: "service", service: "ecs", version: "1.1", filter: "resize" }],
  ["#/action/ecs:servers:stop", { page: "action", action: "ecs:servers:stop", version: "1.1" }],
  ["#/action/sts::setContext?version=5.0", { page: "action", action: "sts::setContext", version: "5.0" }],
  ["#/rules", { page: "rules" }],
  ["#/rule/missing-dependency", { page: "rule", rule: "missing-dependency" }],
];

test("routes: each page has an address, and the address leads to it", () => {
  for (const [address, page] of pages) {
    assert.equal(printRoute(page), address);
    assert.deepEqual(readRoute(address), { at: page, language: undefined, edition: undefined });
  }
});

test("routes: language and edition are in the address if they are given", () => {
  const address = printRoute({ page: "rules" }, { language: "zh", edition: "otc" });
  assert.equal(address, "#/rules?lang=zh&edition=otc");
  assert.deepEqual(readRoute(address), { at: { page: "rules" }, language: "zh", edition: "otc" });
  assert.deepEqual(readRoute("#/rules?lang=fr&edition=x&version=9"), readRoute("#/rules"));
});

test("routes: other addresses are unknown pages", () => {
  for (const address of ["#/x", "#/rules/x", "#/rule/", "#/rule/A b", "#/service/a b", "#/action/", "#main"])
    assert.deepEqual(readRoute(address).at, { page: "unknown" }, address);
  for (const address of ["", "#", "#/", "/"]) assert.deepEqual(readRoute(address).at, { page: "playground" }, address);
});

test("routes: any action has an address that leads back to it, and any text is read", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (action) => {
      const at: Page = { page: "action", action, version: "1.1" };
      if (/^\/|\/$/.test(at.action)) return;
      assert.deepEqual(readRoute(printRoute(at)).at, at);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      readRoute(text);
    }),
  );
});

test("settings: the address, then the settings of before, then the browser", () => {
  const none = { language: undefined, edition: undefined };
  assert.deepEqual(settingsFor(none, undefined, ["fr", "zh-HK", "en"]), { language: "zh", edition: "huaweicloud" });
  assert.deepEqual(settingsFor(none, undefined, []), { language: "en", edition: "huaweicloud" });
  const before = { language: "en", edition: "otc" } as const;
  assert.deepEqual(settingsFor(none, before, ["zh"]), before);
  assert.deepEqual(settingsFor({ language: "zh", edition: undefined }, before, []), { language: "zh", edition: "otc" });
});
