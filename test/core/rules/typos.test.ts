import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { loadCatalog, type Edition } from "../../../server/src/core/catalog/load/load.js";
import type { PackedCatalog } from "../../../server/src/core/catalog/load/file.js";
import packed from "packed-catalog";

const catalogs = new Map((["huaweicloud", "otc"] as const).map((edition) => [edition, loadCatalog(JSON.parse(packed) as PackedCatalog, edition)]));
const aboutNames = new Set(["unknown-action", "wildcard-matches-nothing", "service-case"]);

/** The findings about the names of a policy: severity, rule and first fix. */
function said(actions: readonly string[], edition: Edition = "huaweicloud"): string[] {
  const text = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: actions }] });
  return lint(parsePolicyFile(text), catalogs.get(edition)!).filter(({ rule }) => aboutNames.has(rule.id))
    .map((finding) => [finding.severity, finding.rule.id, ...finding.fixes().slice(0, 1).map(({ args }) => String(args["name"]))].join(" "));
}

for (const edition of ["huaweicloud", "otc"] as const) {
  test(`typos (real catalog, ${edition}): each is a warning with the intended action`, () => {
    const typos = [["ecs:servers:lisst", "ecs:servers:list"], ["ecs:cloudServers:resise", "ecs:cloudServers:resize"], ["ecs:server:stop", "ecs:servers:stop"],
      ["vpc:subnet:get", "vpc:subnets:get"], ["iam:users:listUser", "iam:users:listUsers"], ["esc:servers:stop", "ecs:servers:stop"]] as const;
    for (const [written, meant] of typos) assert.deepEqual(said([written], edition), [`warning unknown-action ${meant}`]);
    for (const [written, meant] of [["ecs:cloudServer:*", "ecs:cloudServers:*"], ["ecs:server:get*", "ecs:servers:get*"]] as const) {
      assert.deepEqual(said([written], edition), [`warning wildcard-matches-nothing ${meant}`]);
    }
    assert.deepEqual(said(["ECS:servers:stop"], edition), ["warning service-case ecs:servers:stop"]);
  });

  test(`typos (real catalog, ${edition}): another verb or resource has no fix, and no claim that IAM rejects it`, () => {
    const names = ["functiongraph:function:update", "as:groups:createTag", "modelarts:notebook:deleteTag", "css:cluster:scaleIn", "kms:cmk:encrypt", "kms:dek:encrypt",
      "dns:nameserver:getZoneNameServer", "modelarts:trainJob:get"];
    for (const name of names) {
      const text = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: [name] }] });
      const found = lint(parsePolicyFile(text), catalogs.get(edition)!).filter(({ rule }) => aboutNames.has(rule.id));
      assert.deepEqual(found.flatMap((finding) => finding.fixes()), [], name);
      for (const { severity, report } of found) {
        assert.equal(severity, "information", name);
        assert.match(format(report.message, report.args, "en"), /newest page: \d{4}-\d\d/);
        assert.doesNotMatch(format(report.message, report.args, "en"), /IAM|unregistered|not exist/);
        assert.doesNotMatch(format(report.message, report.args, "zh"), /IAM|未注册|不存在/);
      }
    }
  });
}

test("typos (real catalog): product names as in system policies are only information", () => {
  assert.deepEqual(said(["FunctionGraph:function:list"]), ["information service-case functiongraph:function:list"]);
});
