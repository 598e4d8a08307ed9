import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { definition, references, subjectAt, usesIn } from "../../server/src/features/navigation.js";
import { catalog as catalogOf } from "../support/catalog.js";
import { readCursor } from "../support/fixture.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { Snapshot } from "../../server/src/features/snapshot.js";
import { fixSeed } from "../support/seed.js";

fixSeed();

const catalog = catalogOf("ecs:servers:stop\necs:servers:get\necs:flavors:get\nvpc:ports:create\nvpc:ports:get");
const snapshot = (text: string, uri = "file:///a.json") => new Snapshot(uri, 1, text, { catalog, rules: {}, language: "en", features: defaultFeatures });
/** A policy of statements such as "Allow ecs:servers:get ecs:*:*", one per line; one may contain the cursor. */
const policyOf = (...statements: string[]) => `{ "Version": "1.1", "Statement": [\n${statements.map((statement) => {
  const [effect = "", ...actions] = statement.split(" ");
  return `{ "Effect": "${effect}", "Action": [${actions.map((action) => `"${action}"`).join(", ")}] }`;
}).join(",\n")}\n] }`;

/** The result of a search from the cursor in the first file, as `file:text` with the text at each place. */
function find(work: typeof references | "definition", ...files: string[]): string[] | undefined {
  const { text, offset } = readCursor(files[0]!);
  const snapshots = [text, ...files.slice(1)].map((one, index) => snapshot(one, `${String.fromCharCode(97 + index)}`));
  const lines = text.slice(0, offset).split("\n");
  const subject = subjectAt(snapshots[0]!, { line: lines.length - 1, character: lines.at(-1)!.length });
  if (!subject) return undefined;
  const all = snapshots.flatMap((one) => usesIn(one) ?? []);
  const found = work === "definition"
    ? definition(subject, "a", all, catalog).map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }))
    : work(subject, all, catalog);
  return found.map(({ uri, range }) => {
    const source = snapshots.find((one) => one.uri === uri)!;
    return `${uri}:${source.text.slice(source.offsetAt(range.start), source.offsetAt(range.end))}`;
  });
}

test("references: an action by its name, in any letter case, and by each matching wildcard; granted or denied", () => {
  assert.deepEqual(find(references,
    policyOf("Allow ecs:servers:st|op vpc:ports:get", "Deny ECS:Servers:Stop"),
    policyOf("Allow ecs:*:* ecs:servers:get *:*:* ecs:flavors:*", "Deny ecs:servers:s*"),
    policyOf("Allow vpc:ports:get"),
  ), ["a:ecs:servers:stop", "a:ECS:Servers:Stop", "b:ecs:*:*", "b:*:*:*", "b:ecs:servers:s*"]);
});

test("references: a wildcard finds its matches, wider wildcards, and wildcards that share a known action", () => {
  assert.deepEqual(find(references,
    policyOf("Allow ecs:servers:*|"),
    policyOf("Allow ecs:servers:get ecs:*:get ecs:flavors:get ecs:*:list ecs:*:*"),
  ), ["a:ecs:servers:*", "b:ecs:servers:get", "b:ecs:*:get", "b:ecs:*:*"]);
});

test("references: a misprint of the tables counts as the intended action", () => {
  const misprinted = catalogOf("vpc:ports:create\nvpc:ports:creare => vpc:ports:create");
  const one = new Snapshot("a", 1, policyOf("Allow vpc:ports:creare"), { catalog: misprinted, rules: {}, language: "en", features: defaultFeatures });
  const subject = subjectAt(one, { line: 1, character: 40 });
  assert.ok(subject?.kind === "action");
  assert.equal(subject.use.pattern.text, "vpc:ports:create");
  assert.equal(references(subject, [usesIn(one)!], misprinted).length, 1);
});

test("references: a condition key, in any letter case and under any operator", () => {
  const withKey = (operator: string, key: string) => `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"], "Condition": { "${operator}": { "${key}": ["a"] } } }] }`;
  assert.deepEqual(find(references, withKey("StringEquals", "g:Domain|Name"), withKey("StringNotEquals", "G:domainname"), withKey("Bool", "g:MFAPresent")), ["a:g:DomainName", "b:G:domainname"]);
  assert.deepEqual(find("definition", withKey("StringEquals", "g:Domain|Name")), []);
  assert.equal(find(references, withKey("String|Equals", "g:DomainName")), undefined);
});

test("references: none without an action, and none outside of a policy", () => {
  assert.equal(find(references, policyOf("Al|low ecs:servers:get")), undefined);
  assert.equal(find(references, policyOf("Allow ecs:|")), undefined);
  assert.equal(find(references, '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:G|et"] }] }'), undefined);
  assert.equal(usesIn(snapshot("{}")), undefined);
});

test("definition: of a denied action, the entries that allow it", () => {
  const elsewhere = policyOf("Allow ecs:*:*", "Deny ecs:servers:*");
  assert.deepEqual(find("definition", policyOf("Deny ecs:servers:st|op", "Allow ecs:servers:stop"), elsewhere), ["a:ecs:servers:stop", "b:ecs:*:*"]);
  assert.deepEqual(find("definition", policyOf("Deny ecs:servers:st|op"), policyOf("Deny ecs:*:*")), []);
});

test("definition: of an allowed action, the other entries that allow it; if there are none, itself", () => {
  assert.deepEqual(find("definition", policyOf("Allow ecs:servers:st|op", "Deny ecs:*:*"), policyOf("Allow ECS:servers:stop vpc:ports:get")), ["b:ECS:servers:stop"]);
  assert.deepEqual(find("definition", policyOf("Allow ecs:servers:st|op", "Deny ecs:*:*"), policyOf("Allow vpc:ports:get")), ["a:ecs:servers:stop"]);
});

test("definition: leads to the entry and shows the statement", () => {
  const one = snapshot(policyOf("Deny ecs:servers:stop", "Allow ecs:*:*"), "a");
  const [link] = definition(subjectAt(one, { line: 1, character: 40 })!, "a", [usesIn(one)!], catalog);
  const textAt = ({
    start,
    end,
  }: {
    start: { line: number; character: number };
    end: { line: number; character: number };
  }) => one.text.slice(one.offsetAt(start), one.offsetAt(end));
  assert.deepEqual(
    [textAt(link!.originSelectionRange!), textAt(link!.targetSelectionRange), textAt(link!.targetRange)],
    ["ecs:servers:stop", "ecs:*:*", '{ "Effect": "Allow", "Action": ["ecs:*:*"] }'],
  );
});

test("navigation: does not throw at any place of any policy that is cut anywhere", () => {
  const text = policyOf("Allow ecs:servers:stop ecs:*:*", "Deny vpc:ports:creare");
  fc.assert(fc.property(fc.nat(text.length), fc.nat(text.length), (end, at) => {
    const one = snapshot(text.slice(0, end));
    const before = one.text.slice(0, at).split("\n");
    const subject = subjectAt(one, { line: before.length - 1, character: before.at(-1)!.length });
    const all = [usesIn(one) ?? { uri: "a", policies: 0, contents: [], actions: [], exclusions: [], conditionKeys: [] }];
    // Every subject has at least a reference to itself.
    if (subject) assert.ok(references(subject, all, catalog).length > 0);
  }));
});
