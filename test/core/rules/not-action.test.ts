import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { realCatalog } from "../../support/catalog.js";

const facts = realCatalog();

const policy = (NotAction: unknown, Effect = "Allow", Version = "5.0", rest = {}) =>
  JSON.stringify({ Version, Statement: [{ Effect, NotAction, ...rest }] });

const found = (text: string) =>
  lint(parsePolicyFile(text), facts).filter(({ rule }) => rule.id !== "action-and-not-action");

/** «rule severity message» of each finding, in English. */
const said = (text: string) => found(text).map(
  ({ rule, severity, report }) => `${rule.id} ${severity}: ${format(report.message, report.args, "en")}`,
);

/** «title safety» of each fix. */
const fixes = (text: string) => found(text).flatMap((finding) =>
  finding.fixes().map(({ title, args, safety }) => `${format(title, args, "en")} ${safety}`));

test("NotAction (real catalog): a misspelled exception excepts nothing, and the message says what follows", () => {
  assert.deepEqual(said(policy(["ecs:cloudServers:strat"])), [
    "unknown-action warning: 'ecs:cloudServers:strat' is not a known action of version 5.0, so \"NotAction\" does not except 'ecs:cloudServers:start': this statement allows it. Did you mean 'ecs:cloudServers:start'?",
  ]);
  assert.deepEqual(said(policy(["ecs:cloudServers:strat"], "Deny")), [
    "unknown-action warning: 'ecs:cloudServers:strat' is not a known action of version 5.0, so \"NotAction\" does not except 'ecs:cloudServers:start': this statement denies it. Did you mean 'ecs:cloudServers:start'?",
  ]);
  assert.match(said(policy(["ecs:cloudServer:*"])).join(), /^wildcard-matches-nothing warning: .*does not except 'ecs:cloudServers:\*'.*allows/);
});

test("NotAction (real catalog): nothing is said to follow if another exception covers the action, or if the effect is not known", () => {
  for (const text of [
    policy(["ecs:cloudServers:strat", "ecs:*:*"]),
    policy(["ecs:cloudServers:strat"], "Perhaps"),
    policy(["ecs:cloudServers:strat"], "Allow", "5.0", { Action: ["ecs:cloudServers:start"] }),
  ]) {
    const message = said(text).find((one) => one.startsWith("unknown-action"));
    assert.equal(message, "unknown-action warning: 'ecs:cloudServers:strat' is not a known action of version 5.0. Did you mean 'ecs:cloudServers:start'?", text);
  }
});

test("NotAction (real catalog): a policy of version 1.1 is checked, too, without a claim about what it grants", () => {
  assert.deepEqual(said(policy(["ecs:servers:strat"], "Allow", "1.1")), [
    "unknown-action warning: 'ecs:servers:strat' is not a documented action. Did you mean 'ecs:servers:start'?",
  ]);
});

test("NotAction (real catalog): a correction of an exception has the opposite effect of one in Action", () => {
  assert.deepEqual(fixes(policy(["ecs:cloudServers:strat"])), ["Replace with ecs:cloudServers:start removes-access"]);
  assert.deepEqual(fixes(policy(["ecs:cloudServers:strat"], "Deny")), ["Replace with ecs:cloudServers:start grants-access"]);
});

test("NotAction (real catalog): malformed exceptions and names of the other version are found and fixed", () => {
  const several = policy(["ecs:cloudServers:start, ecs:cloudServers:stop"]);
  assert.match(said(several).join(), /^malformed-action error: One string contains 2 actions/);
  const [fix] = found(several)[0]!.fixes();
  assert.equal(applyEdits(several, fix!.edits), policy(["ecs:cloudServers:start", "ecs:cloudServers:stop"]));
  assert.match(said(policy(["obs:object:GetObject"])).join(), /^other-version-name information: /);
  assert.deepEqual(said(policy(["ecs:cloudServers:start", "iam:*:*", "sts::tagSession"])), []);
});

test("NotAction (real catalog): exceptions that Terraform computes have no finding, and none follows from the others", () => {
  const messages = (list: string) => lintSource(`resource "huaweicloud_identity_policy" "p" {
  name            = "p"
  policy_document = jsonencode({
    Version   = "5.0"
    Statement = [{ Effect = "Allow", NotAction = ${list} }]
  })
}
`, "terraform", facts).findings.map(({ report }) => format(report.message, report.args, "en"));
  const role = `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Deny", NotAction = ["ecs:servers:strat"] }] })
}
`;
  const ids = lintSource(role, "terraform", facts).findings.map(({ rule }) => rule.id);
  assert.deepEqual(ids, ["action-and-not-action"], "this provider does not send it");
  assert.deepEqual(messages('[var.more, "ecs:${var.type}:start"]'), []);
  assert.match(messages('["ecs:cloudServers:strat"]').join(), /this statement allows it/);
  assert.deepEqual(messages('[var.more, "ecs:cloudServers:strat"]'), [
    "'ecs:cloudServers:strat' is not a known action of version 5.0. Did you mean 'ecs:cloudServers:start'?",
  ]);
});
