// All texts of the server in each language: nothing is left in the other one.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import packedTerraform from "packed-terraform";
import { CompletionItemKind } from "vscode-languageserver/node";
import * as protocol from "../../server/src/protocol.js";
import { rules } from "../../server/src/core/rules/index.js";
import { catalogAs } from "../pages/catalog.js";
import { examplesOf } from "../pages/page.js";
import { type Client, connectInMemory } from "../support/client.js";
import { filesOf } from "../support/files.js";
import { policies } from "../support/policies.js";
import { markedCatalog, foreignLabels, withoutQuotes } from "../texts/marked-catalog.js";
import { type Said, saidByActions, saidByCodeLenses, saidByCompletion, saidByHovers, saidByInlayHints, saidInAnswer, saidOfFindings, wholeClient } from "../texts/said.js";

const catalogs = { huaweicloud: markedCatalog("huaweicloud"), otc: markedCatalog("otc") };
const locales = [{ locale: "en", language: "en" }, { locale: "zh-cn", language: "zh" }] as const;
const everyLevel = Object.fromEntries(rules.map(({ id, severity }) => [id, severity === "off" ? "hint" : severity]));

const folder = "file:///w";
const config = `${folder}/.huawei-iam.json`;
/** A test file with passed, failed and invalid tests, and its policy. */
const testFile = `${folder}/t.hwpolicy-test.json`;
const tested = JSON.stringify({ Version: "1.1", Statement: [
  { Effect: "Allow", Action: ["ecs:servers:stop", "ecs:servers:reboot"], Condition: { Bool: { "g:MFAPresent": ["true"] } } },
  { Effect: "Allow", Action: ["obs:object:GetObject"], Resource: ["obs:*:*:object:logs/*"] },
  { Effect: "Deny", Action: ["ecs:*:list*"] },
] });
const policyTests = JSON.stringify({ policies: ["tested.json"], polices: [], tests: [
  { because: "x", can: ["ecs:servers:stop", "ecs:servers:list", "iam:users:createUser", { action: "ecs:servers:reboot", condition: { "g:MFAPresent": "false" } }, { action: "obs:object:GetObject", resource: "obs:*:*:object:data/a" }], cannot: [{ action: "ecs:servers:reboot", condition: { "g:MFAPresent": "true", "g:x": null } }], needs: "complete" },
  { can: ["ecs:servers:stpo", "GET /v9/no", "NovaStopServer", "what-is-this", "emc:a:b", "ecs:servers:stop"], cannot: ["ecs:servers:*"], policies: ["no.json", "no/*.json"] },
  { needs: 1 },
  { cannot: ["ecs:*:*", "obs:*:*"] },
] });

const pages = readdirSync("docs/rules").filter((name) => name !== "README.md").flatMap((name) => examplesOf(readFileSync(`docs/rules/${name}`, "utf8").replaceAll("\r\n", "\n")));
const examples = readdirSync("examples").filter((name) => /\.jsonc?$/.test(name));
/** Policies to hover and edit: the examples, and texts with many mistakes. */
const documents = new Map([
  ...examples.map((name) => [name, readFileSync(`examples/${name}`, "utf8")] as const),
  ["many.json", JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: catalogs.huaweicloud.actions.filter((_, index) => index % 20 === 0).map(({ name }) => name) }] })] as const,
  ...policies.filter((text) => text.length < 1500).map((text, index) => [`${String(index)}.jsonc`, text] as const),
]);
const configuration = `{ "rule": {}, "rules": { "missing-dependancy": "off", "no-such": "off", "mixed-scope": "loud" }, "assumeGranted": ["ECS ReadOnly", 1, "x"], "grantedByEnterpriseProject": "yes",
  "overrides": [{ "file": ["a"], "rules": {} }, { "files": [1] }, 1], "ignore": [
  { "file": "policies/a b.json", "rule": "missing-dependancy", "reason": "x" }, { "file": "a.json", "rule": "malformed-action" }, { "rule": "malformed-action", "reason": "" }, { "file": "b.json", "rule": "malformed-action", "reason": "x" }, 1] }`;

/** Starts a server with the configuration file of an example. */
async function start(
  locale: string,
  surroundings: Readonly<Record<string, unknown>> = {},
  settings: object = {},
): Promise<Client> {
  const { grantedByEnterpriseProject, assumeGranted } = surroundings;
  const host = { files: filesOf(new Map([[config, JSON.stringify({ grantedByEnterpriseProject, assumeGranted })], [testFile, policyTests], [`${folder}/tested.json`, tested], ...terraform])), rulePage: (rule: string) => `file:///pages/${rule}.md`, terraformApis: () => packedTerraform };
  const client = connectInMemory(({ edition }) => ({ catalog: catalogAs(catalogs[edition], surroundings) }), host);
  await client.initialize({
    locale,
    rootUri: folder,
    capabilities: wholeClient,
    initializationOptions: { rules: everyLevel, ...settings },
  });
  return client;
}

/** Text of the user, and text that is the same in every language: code, quotations, names. */
const foreign = /`[^`]*`|'[^']*'|“[^”]*”|"[^"]*"|\([a-z]+:[^)]*\)|\b(?:Open Telekom Cloud|Huawei Cloud|IAM ReadOnlyAccess|GET|POST|PUT|DELETE|PATCH|HEAD)\b|\/[\w{}./?=&-]+/g;

function checkLanguage(said: readonly Said[], language: "en" | "zh"): void {
  for (const { where, text } of said) {
    const own = withoutQuotes(text).replace(foreign, "·");
    if (language === "en") assert.doesNotMatch(own, /[\p{Script=Han}，。；：！？（）《》、]/u, `${where}: ${text}`);
    else assert.doesNotMatch(own, /[A-Za-z]{2,},? [a-z]{2,}/, `${where}: ${text}`);
    // Descriptions of actions may name them in both languages, the reader's own first; everything else uses one
    // language if possible.
    assert.deepEqual(foreignLabels(text, language, where === "hover" || where === "documentation"), [], `${where}: ${text}`);
  }
}

/** A configuration for which everything is said that can be said about one. */
const terraform: readonly (readonly [string, string])[] = [
  [`${folder}/infra/main.tf`, 'terraform {\n  backend "s3" {}\n}\nmodule "a" { source = "x/y/z" }\nmodule "b" { source = "./b" }\nmodule "c" {}\nresource "huaweicloud_compute_instance" "one" {}\nresource "huaweicloud_compute_instance" "two" {}\nresource "huaweicloud_compute_instance" "three" {}\nresource "huaweicloud_compute_instance" "four" {}\nresource "huaweicloud_evs_volume" "disk" {}\nresource "huaweicloud_no_such" "x" {}\nresource "huaweicloud_bss_order_unsubscribe" "x" {}\nresource "hcs_vpc" "x" {}\nresource "aws_vpc" "x" {}\ndata "huaweicloud_vpcs" "all" {}\n'],
  [`${folder}/infra/broken.tf`, "resource {"],
  [`${folder}/other/main.tf`, 'resource "aws_vpc" "x" {}\n'],
];
const calls = "POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/0a/servers/9f/action\nGET https://iam.myhuaweicloud.com/v3/projects\nGET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\nGET https://vpc.cn-north-4.myhuaweicloud.com/v9/none\n";

/** The old sides of comparisons: other limits, a wildcard, unknown names, another version, no policy. */
const compared = ["1.1", "5.0", "2.0"].map((Version) => JSON.stringify({ Version, Statement: [
  { Effect: "Allow", Action: ["ecs:servers:stop", "iam:users:createUser", "abc:x:y"], Resource: ["ecs:*:*:instance:1"], Condition: { StringEquals: { "g:UserName": ["a"] } } },
  { Effect: "Allow", Action: ["vpc:*:*", "obs:object:GetObject"] }, { Effect: "Deny", Action: ["vpc:*:delete*"] }, { Effect: "Maybe", Action: ["ecs:*:*"], Foo: 1 },
] }));

/** The parameters of each of our own requests, for a document or without one. */
const requests: Readonly<Record<string, (textDocument: { readonly uri: string }) => readonly object[]>> = {
  [protocol.findActionsRequest]: ({ uri }) => ["POST /v2.1/0a1b/servers/9f8e/action", "ecs:servers:stop", "ecs:server:stp", "重启", "resize server", "curl -X POST https://ecs.example.com/v1/0a/cloudservers/9f/resize", "nothing like this", ""].flatMap((query) => [{ query }, { query, uri }]),
  [protocol.insertActionsRequest]: (textDocument) => [["ecs:servers:resize"], ["ecs:servers:stop", "obs:bucket:HeadBucket"]].flatMap((actions) => [{ actions }, ...[0, 5, 6].map((line) => ({ actions, textDocument, position: { line, character: 12 } }))]),
  [protocol.describeActionRequest]: () => ["ecs:servers:resize", "ecs:servers:get", "vpc:ports:creare", "ecs:no:such", "x"].map((action) => ({ action })),
  [protocol.policyTemplatesRequest]: () => [{}],
  [protocol.whoGrantsRequest]: () => ["ecs:servers:stop", "ecs:*:get*", "kms", "ecs:no:such", "x y", ""].map((query) => ({ query })),
  [protocol.terraformFoldersRequest]: () => [{}],
  [protocol.needsOfFolderRequest]: () => [{ uri: `${folder}/infra` }, { uri: `${folder}/infra`, phase: "plan" }, { uri: `${folder}/infra`, phase: "destroy" }, { uri: `${folder}/other` }, { uri: `${folder}/none` }],
  [protocol.needsOfLogRequest]: () => [{ name: "a.log", text: calls }, { name: "a.log", text: "none" }, { name: "a.har", text: '{"log":{"entries":[{"request":{"method":"GET","url":"https://ecs.cn-north-4.myhuaweicloud.com/v1/0a/cloudservers/detail"}},{"requ' }],
  [protocol.explainRequest]: (textDocument) => [{ textDocument }],
  [protocol.convertRequest]: (textDocument) => ["1.1", "5.0"].map((to) => ({ textDocument, to })),
  [protocol.compareRequest]: (textDocument) => [...compared, ""].map((text) => ({ textDocument, old: { name: "a.json", text } })),
  [protocol.documentStatusRequest]: (textDocument) => [{ textDocument }],
  [protocol.copyPolicyRequest]: (textDocument) => [{ textDocument, form: "pretty" }, { textDocument, form: "minified", policy: 0 }, { textDocument, form: "api-body", policy: 0 }, { textDocument, form: "api-body", policy: 0, type: "XA" }, { textDocument, form: "pretty", policy: 9 }],
  [protocol.catalogRequest]: () => [{}],
  [protocol.catalogServicesRequest]: () => [{}, { version: "5.0" }],
  [protocol.serviceActionsRequest]: () => [{ service: "ecs" }, { service: "bcc", version: "5.0" }],
  [protocol.actionFactsRequest]: () => ["ecs:servers:resize", "ecs:servers:get"].map((action) => ({ action })),
  [protocol.policyTestsRequest]: () => [{ uri: testFile }],
  [protocol.runPolicyTestsRequest]: () => [{ uri: testFile }, { uri: testFile, tests: [0] }],
};
/** The server's commands with their arguments. */
const commands: Readonly<Record<string, readonly unknown[]>> = {
  "huaweiIam.checkWorkspace": [],
  "huaweiIam.explainStatement": [],
  "huaweiIam.showPlace": [],
  "huaweiIam.findActions": ["resize server"],
  "huaweiIam.showRulePage": ["mixed-scope"],
};
/** The requests from the server to its client. */
const toClient: readonly string[] = [protocol.findFilesRequest, protocol.readFileRequest];

test("languages: every request of ours is tested below", () => {
  const ours = Object.entries(protocol).flatMap(([name, value]) => (name.endsWith("Request") ? [String(value)] : []));
  assert.deepEqual(ours.filter((method) => !toClient.includes(method) && !(method in requests)), [], "add its parameters to `requests` above");
});

for (const { locale, language } of locales) {
  test(`languages: findings of all rules and their code actions, in ${locale}`, async () => {
    const seen = new Set<string>();
    for (const { text, dialect, settings } of pages) {
      const client = await start(locale, settings);
      await client.open(`${folder}/policy.${dialect}`, text, dialect);
      const said = await saidOfFindings(client, `${folder}/policy.${dialect}`);
      checkLanguage(said, language);
      for (const { where } of said) seen.add(where);
      assert.deepEqual(client.said, []);
    }
    assert.deepEqual(rules.map(({ id }) => id).filter((id) => !seen.has(id)), [], "rules without a finding");
  });

  test(`languages: findings in a configuration file, in ${locale}`, async () => {
    const client = await start(locale);
    await client.open(config, configuration, "jsonc");
    const said = await saidOfFindings(client, config);
    checkLanguage(said, language);
    assert.ok(said.length > 10, `${String(said.length)} texts`);
  });

  test(`languages: findings in a test file, in ${locale}`, async () => {
    const client = await start(locale);
    await client.open(testFile, policyTests, "jsonc");
    const said = await saidOfFindings(client, testFile);
    checkLanguage(said, language);
    assert.ok(said.length > 8, `${String(said.length)} texts`);
  });

  test(`languages: answers to our own requests, in ${locale}`, async () => {
    const client = await start(locale);
    for (const [name, text] of documents) {
      await client.open(`${folder}/${name}`, text, name.endsWith(".jsonc") ? "jsonc" : "json");
      const textDocument = { uri: `${folder}/${name}` };
      for (const [method, ask] of Object.entries(requests)) {
        for (const params of ask(textDocument)) {
          const said = saidInAnswer(method, await client.connection.sendRequest(method, params));
          checkLanguage(said, language);
          if (name === examples[0]) assert.ok(said.length > 0, `${method} returned nothing for ${JSON.stringify(params)}`);
        }
      }
    }
    assert.deepEqual(client.said, []);
  });

  test(`languages: the results of the server's commands, in ${locale}`, async () => {
    const client = await start(locale);
    client.connection.onRequest("window/showDocument", () => ({ success: true }));
    const known = client.capabilities.executeCommandProvider?.commands ?? [];
    assert.deepEqual(known.toSorted(), Object.keys(commands).sort(), "add its arguments to `commands` above");
    for (const [command, args] of Object.entries(commands)) {
      checkLanguage(saidInAnswer(command, await client.connection.sendRequest("workspace/executeCommand", { command, arguments: args })), language);
    }
    // The result is also shown.
    checkLanguage(client.said.map((text) => ({ where: "shown", text })), language);
    assert.equal(client.said.length, 1);
  });

  for (const edition of ["huaweicloud", "otc"]) {
    test(`languages: hovers, completion, hints and actions in the examples, in ${locale}, edition ${edition}`, async () => {
      const switchedOn = { inlayHints: { labels: true }, codeLens: { enable: true } };
      const client = await start(locale, {}, { catalog: { edition }, ...switchedOn });
      const seen = new Set<string>();
      for (const [name, text] of documents) {
        const uri = `${folder}/${name}`;
        await client.open(uri, text, name.endsWith(".jsonc") ? "jsonc" : "json");
        const said = [
          ...(await saidOfFindings(client, uri)),
          ...(await saidByHovers(client, uri)),
          ...(await saidByInlayHints(client, uri)),
          ...(await saidByCodeLenses(client, uri)),
        ];
        // Long lists at every place, so a few documents are enough.
        if (examples.includes(name)) said.push(...await saidByCompletion(client, uri), ...await saidByActions(client, uri, ["refactor", "source"]));
        checkLanguage(said, language);
        for (const { where } of said) seen.add(where);
      }
      assert.deepEqual(client.said, []);
      for (const where of ["hover", "documentation", "inlay hint", "code lens", "action of kind refactor.rewrite.huaweiIam.expandWildcard", `completion of kind ${String(CompletionItemKind.Value)}`, "action of kind source.fixAll.huaweiIam"]) assert.ok(seen.has(where), where);
    });
  }
}
