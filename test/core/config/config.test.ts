import assert from "node:assert/strict";
import { test } from "node:test";
import { settingsFor, unusedEntries } from "../../../server/src/core/config/config-file.js";
import { addIgnore, disableAbove } from "../../../server/src/core/config/config-edit.js";
import { fitsGlob } from "../../../server/src/core/config/glob.js";
import { lint, lintFile } from "../../../server/src/core/lint/lint.js";
import { parseConfig } from "../../../server/src/core/config/parse-config.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const policy = (...actions: string[]) => JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: actions }] }, null, 2);
const entry = (action?: string) => ({ file: "a.json", rule: "missing-dependency", reason: "granted elsewhere", ...(action ? { action } : {}) });

function problems(text: string): string[] {
  return parseConfig(text).problems.map(({ range, message, args }) => `${text.slice(range.start, range.end)} ${format(message, args, "en")}`);
}

test("config: a valid file has no problems, with comments and trailing commas", () => {
  assert.deepEqual(problems(`// why
{
  "$schema": "x",
  "rules": { "missing-dependency": "off", },
  "grantedByEnterpriseProject": true,
  "assumeGranted": ["ims:*:get*", "ECS ReadOnlyAccess"],
  "overrides": [{ "files": ["a/**"], "rules": { "missing-dependency": "error" }, "assumeGranted": [] }],
  "ignore": [{ "file": "x.json", "rule": "unknown-action", "action": "ecs:*:get", "reason": "new" }],
}`), []);
  assert.deepEqual(problems(""), []);
});

for (const [text, ...wanted] of [
  [`{ "rule": {} }`, `"rule" Unknown key "rule". Did you mean "rules"?`],
  [`{ "rules": { "mising-dependency": "off" } }`, `"mising-dependency" There is no rule called "mising-dependency". Did you mean "missing-dependency"?`],
  [`{ "rules": { "missing-dependency": "warn" } }`, `"warn" Expected one of "error", "warning", "information", "hint", "off"; this value is ignored.`],
  [`{ "rules": [] }`, "[] Expected an object {…}; this value is ignored."],
  [`{ "grantedByEnterpriseProject": "yes" }`, `"yes" Expected true or false; this value is ignored.`],
  [`{ "assumeGranted": ["ECS ReadOnlyAcces"] }`, `"ECS ReadOnlyAcces" "ECS ReadOnlyAcces" is neither an action nor the name of a known system policy or role. Did you mean "ECS ReadOnlyAccess"?`],
  [`{ "overrides": [{ "rules": {} }] }`, `{ "rules": {} } "files" is missing, so this entry is ignored.`],
  [`{ "ignore": [{ "file": "a", "rule": "unknown-action" }] }`, `{ "file": "a", "rule": "unknown-action" } "reason" is missing, so this entry is ignored. State why the finding is accepted.`],
  [`{ "ignore": [{ "file": "a", "rule": "unknown-action", "reason": "TODO: why" }] }`, `"TODO: why" Replace the TODO with a reason.`],
  [`[]`, "[] Expected an object {…}; this value is ignored."],
] as const) {
  test(`config: ${text}`, () => assert.deepEqual(problems(text), wanted));
}

test("config: a broken text is reported with its place, and the rest is used", () => {
  const { config, problems: [first] } = parseConfig(`{ "rules": { "missing-dependency": "off" } "ignore": [] }`);
  assert.equal(first!.range.start, 43);
  assert.deepEqual(config.rules, { "missing-dependency": "off" });
});

test("config: the editor's settings, then the file, then its overrides in order", () => {
  const { config } = parseConfig(`{ "rules": { "missing-dependency": "hint", "unknown-action": "off" }, "overrides": [
    { "files": ["a/*.json"], "rules": { "missing-dependency": "error" }, "grantedByEnterpriseProject": true },
    { "files": ["**/x.json"], "rules": { "missing-dependency": "off" } }
  ], "ignore": [{ "file": "a/**", "rule": "unknown-action", "reason": "x" }] }`);
  const at = (path: string) => settingsFor(config, path, { rules: { "unknown-action": "error", "malformed-action": "off" } });
  assert.deepEqual(at("b.json").rules, { "missing-dependency": "hint", "unknown-action": "off", "malformed-action": "off" });
  assert.equal(at("a/b.json").rules["missing-dependency"], "error");
  assert.equal(at("a/x.json").rules["missing-dependency"], "off");
  assert.deepEqual([at("a/b.json").grantedByEnterpriseProject, at("b.json").grantedByEnterpriseProject], [true, false]);
  assert.deepEqual([at("a/b/c.json").ignore?.length, at("b.json").ignore?.length], [1, 0]);
});

for (const [glob, yes, no] of [
  ["*.json", ["a.json"], ["b/a.json", "a.jsonc"]],
  ["**/*.json", ["a.json", "b/a.json", "b/c/a.json"], ["a.jsonc"]],
  ["./a/**", ["a/b", "a/b/c"], ["a2/b", "b/a/c"]],
  ["a/**/b.json", ["a/b.json", "a/x/y/b.json"], ["b.json", "a/xb.json"]],
  ["a b.json", ["a b.json"], ["A B.json"]],
  ["a\\b.json", ["a/b.json"], []],
] as const) {
  test(`config: the pattern ${glob}`, () => {
    for (const path of yes) assert.ok(fitsGlob(glob, path), path);
    for (const path of no) assert.ok(!fitsGlob(glob, path), path);
  });
}

test("config: many ** are no more expensive than few", () => {
  assert.ok(!fitsGlob(`${"**/".repeat(2000)}x`, `${"a/".repeat(2000)}b`));
});

test("ignore: an entry suppresses its rule, or its action only, and unused entries are known", () => {
  const file = parsePolicyFile(policy("ecs:cloudServers:attach", "ecs:networks:list"));
  const findings = (ignore: ReturnType<typeof entry>[]) => lint(file, catalog, { rules: {}, ignore }).map(({ report }) => report.facts?.["action"]);
  assert.deepEqual(findings([]), ["ecs:cloudServers:attach", "ecs:networks:list"]);
  assert.deepEqual(findings([entry()]), []);
  assert.deepEqual(findings([entry("ecs:NETWORKS:*")]), ["ecs:cloudServers:attach"]);
  const ignore = [entry("ecs:networks:list"), entry("ecs:servers:stop")].map((one, start) => ({ ...one, range: { start, end: start + 1 } }));
  const { suppressed } = lintFile(file, catalog, { rules: {}, ignore });
  const used = new Set(suppressed.flatMap(({ by }) => (by.kind === "entry" ? [by.entry] : [])));
  assert.deepEqual(unusedEntries(ignore, used).map(({ range, rule }) => [range.start, rule]), [[1, "unused-ignore"]]);
});

test("config: an ignore entry for a rule that is off by default is not called unused", () => {
  const { ignore } = parseConfig('{ "ignore": [{ "file": "a.json", "rule": "deny-only-policy", "reason": "r" }] }').config;
  assert.equal(ignore.length, 1);
  assert.deepEqual(unusedEntries(ignore, new Set()), []);
});

test("assumeGranted: an action that a system policy grants is not missing, but a Deny takes precedence", () => {
  const { config } = parseConfig(`{ "assumeGranted": ["ECS FullAccess"] }`);
  const rulesOf = (text: string) => lint(parsePolicyFile(text), catalog, settingsFor(config, "a.json")).map(({ rule }) => rule.id);
  assert.deepEqual(rulesOf(policy("ecs:cloudServers:attach")), []);
  const denied = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:cloudServers:attach"] }, { Effect: "Deny", Action: ["evs:volumes:use"] }] });
  assert.ok(rulesOf(denied).includes("dependency-denied"));
});

test("disable: a comment applies to the next line with content, with several rules and a reason", () => {
  const text = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [
    // huawei-iam-disable-next-line missing-dependency, conditional-dependency -- granted elsewhere
    // Another comment.

    "ecs:cloudServers:attach",
    /* huawei-iam-disable-next-line */
    "ecs:networks:list",
    "ecs:servers:createConsole"
  ] }] }`;
  const found = lint(parsePolicyFile(text, "jsonc"), catalog).map(({ rule, report }) => `${rule.id} ${text.slice(report.range.start, report.range.end)}`);
  assert.deepEqual(found, [
    "unused-ignore // huawei-iam-disable-next-line missing-dependency, conditional-dependency -- granted elsewhere",
    "missing-dependency ecs:servers:createConsole",
  ]);
});

test("disable: a misspelled rule is reported and can be fixed", () => {
  const text = `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [
    // huawei-iam-disable-next-line missing-dependancy
    "ecs:cloudServers:attach"
  ] }] }`;
  const [unused] = lint(parsePolicyFile(text, "jsonc"), catalog);
  assert.equal(format(unused!.report.message, unused!.report.args, "en"), "There is no rule called 'missing-dependancy'. Did you mean 'missing-dependency'?");
  const fixed = applyEdits(text, unused!.fixes()[0]!.edits);
  assert.deepEqual(lint(parsePolicyFile(fixed, "jsonc"), catalog), []);
});

test("disable: the fix for all of a kind does not change suppressed findings", () => {
  const text = policy("ecs:cloudServers:attach", "ecs:networks:list", "ecs:servers:createConsole");
  const commented = applyEdits(text, [disableAbove(text, { start: text.indexOf('"ecs:networks'), end: 0 }, "missing-dependency")]);
  const [first] = lint(parsePolicyFile(commented, "jsonc"), catalog);
  assert.doesNotMatch(applyEdits(commented, first!.fixAll()!.edits), /vpc:networks:get/);
});

for (const [name, before, after] of [
  ["a new file", "", `{\n  "ignore": [\n    ENTRY\n  ]\n}\n`],
  ["no list yet", `{\n\t"rules": {}\n}`, `{\n\t"rules": {},\n\t"ignore": [\n\t\tENTRY\n\t]\n}`],
  ["an empty list", `{\n  "ignore": []\n}`, `{\n  "ignore": [\n    ENTRY\n  ]\n}`],
  ["a list with entries", `{\r\n  "ignore": [\r\n    {}, // old\r\n  ]\r\n}`, `{\r\n  "ignore": [\r\n    {}, // old\r\n    ENTRY,\r\n  ]\r\n}`],
] as const) {
  test(`ignore: an entry is added to ${name}`, () => {
    const json = `{ "file": "a.json", "rule": "missing-dependency", "reason": "granted elsewhere" }`;
    assert.equal(applyEdits(before, addIgnore(before, entry())!), after.replace("ENTRY", json));
  });
}

test("ignore: a broken or different file is not changed", () => {
  for (const text of ["[]", "{", `{ "ignore": {} }`, "x"]) assert.equal(addIgnore(text, entry()), undefined);
});
