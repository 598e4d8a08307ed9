import assert from "node:assert/strict";
import test from "node:test";
import type { CompletionItem, CompletionList } from "vscode-languageserver-types";
import type { Catalog } from "../../../server/src/core/catalog/catalog.js";
import { parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { completion } from "../../../server/src/features/completion/completion.js";
import { resolveCompletion } from "../../../server/src/features/completion/resolve.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { catalog, realCatalog, seed } from "../../support/catalog.js";
import { inOrder, listAt, subjectOf, taken } from "../../support/completion.js";
import { policy, readCursor, snapshotOf } from "../../support/fixture.js";

const facts = catalog(`
  ecs:servers:get 查询云服务器详情 GET /v2.1/{project_id}/servers/{server_id}
  ecs:servers:reboot 重启云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:cloudServers:resize 变更云服务器规格 POST /v1.1/{project_id}/cloudservers/{server_id}/resize
  vpc:ports:list -> vpc:networks:get
  evs:volumes:get
  vpc:ports:creare => vpc:ports:create
`);

/** The simplest client: an item is one line of plain text. */
const plainly = (facts_: Catalog) => ({ facts: facts_, snippets: false, deprecated: false });
const complete = (marked: string, facts_: Catalog = facts) => listAt(marked, plainly(facts_));
const take = (marked: string, name: string, facts_: Catalog = facts) => taken(marked, name, plainly(facts_));

/** The offered actions in the order in which a client shows them. */
function names(list: CompletionList | undefined): string[] {
  return inOrder(list).filter((item) => subjectOf(item) === "action").map(({ label }) => label);
}

const positions: readonly (readonly [where: string, before: string, after: string])[] = [
  ["in empty quotes", policy('"|"'), policy('"X"')],
  ["at the end of a name", policy('"ecs:servers:re|"'), policy('"X"')],
  ["at the beginning of a name", policy('"|ecs:servers:re"'), policy('"X"')],
  ["amid a name: all of it is replaced, colons included", policy('"ecs:ser|vers:get", "a:b:c"'), policy('"X", "a:b:c"')],
  ["amid a search text", policy('"查询| 云"'), policy('"X"')],
  ["in an empty list", policy("|"), policy('"X"')],
  ["in an empty list with blanks", policy(" | "), policy(' "X" ')],
  ["in an empty list over lines", policy("\n  |\n"), policy('\n  "X"\n')],
  ["a word without quotes", policy("ecs:ser|"), policy('"X"')],
  ["a word without quotes before an item", policy('ecs|, "a:b:c"'), policy('"X", "a:b:c"')],
  ["words without quotes", policy("查询 云|"), policy('"X"')],
  ["words without quotes after an item", policy('"a:b:c",\n  get servers|\n'), policy('"a:b:c",\n  "X"\n')],
  ["words without quotes before an item", policy('\n  get servers|\n  "a:b:c"\n'), policy('\n  "X",\n  "a:b:c"\n')],
  ["amid words without quotes", policy('\n  get| servers\n'), policy('\n  "X"\n')],
  ["after an item and its comma", policy('"a:b:c", |'), policy('"a:b:c", "X"')],
  ["after an item without a comma", policy('"a:b:c" |'), policy('"a:b:c", "X"')],
  ["right behind an item", policy('"a:b:c"|'), policy('"a:b:c", "X"')],
  ["before an item", policy('|"a:b:c"'), policy('"X","a:b:c"')],
  ["before an item, on a line of its own", policy('\n  |\n  "a:b:c"\n'), policy('\n  "X",\n  "a:b:c"\n')],
  ["between items", policy('"a:b:c", |"d:e:f"'), policy('"a:b:c", "X","d:e:f"')],
  ["between items, before the comma", policy('"a:b:c" |, "d:e:f"'), policy('"a:b:c", "X", "d:e:f"')],
  ["between items on lines", policy('\n  "a:b:c",\n  |\n  "d:e:f"\n'), policy('\n  "a:b:c",\n  "X",\n  "d:e:f"\n')],
  ["between items on lines, no comma yet", policy('\n  "a:b:c"\n  |\n  "d:e:f"\n'), policy('\n  "a:b:c",\n  "X",\n  "d:e:f"\n')],
  ["in quotes that lack the comma before them", policy('\n  "a:b:c"\n  "|"\n'), policy('\n  "a:b:c",\n  "X"\n')],
  ["in quotes that lack the comma behind them", policy('\n  "|"\n  "a:b:c"\n'), policy('\n  "X",\n  "a:b:c"\n')],
  ["in quotes that lack both", policy('"a:b:c" "|" "d:e:f"'), policy('"a:b:c", "X", "d:e:f"')],
  ["in a quote that is not closed", policy('\n  "ecs:ser|\n'), policy('\n  "X"\n')],
  ["in a quote that is not closed, between items", policy('\n  "a:b:c",\n  "|\n  "d:e:f"\n'), policy('\n  "a:b:c",\n  "X",\n  "d:e:f"\n')],
  ["in a quote that is not closed, before another string of the line", policy('"a:b:c", "ecs:|, "d:e:f"'), policy('"a:b:c", "X", "d:e:f"')],
  ["in a quote that is not closed, on the line of the bracket", policy('"ecs:ser|'), policy('"X"')],
  ["after a comment behind the comma", policy('\n  "a:b:c", // why\n  |\n'), policy('\n  "a:b:c", // why\n  "X"\n')],
  ["after a comment without a comma", policy('\n  "a:b:c" // why\n  |\n'), policy('\n  "a:b:c", // why\n  "X"\n')],
  ["behind a closed comment", policy("/* why */ |"), policy('/* why */ "X"')],
  ["in CRLF", policy('\r\n  "a:b:c"\r\n  |\r\n'), policy('\r\n  "a:b:c",\r\n  "X"\r\n')],
  ["in lone CR", policy('\r  "a:b:c"\r  |\r'), policy('\r  "a:b:c",\r  "X"\r')],
  ["in a bare string", '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": "ecs:|" }] }', '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": "X" }] }'],
  ["in a Deny", policy('"|"').replace("Allow", "Deny"), policy('"X"').replace("Allow", "Deny")],
  ["in the body of the role API", `{ "role": { "policy": ${policy('"|"')} } }`, `{ "role": { "policy": ${policy('"X"')} } }`],
];
for (const [where, before, after] of positions) {
  test(`completion: ${where}`, () => {
    assert.equal(take(before, "ecs:servers:get"), after.replace("X", "ecs:servers:get"));
  });
}

test("completion: an unclosed quote, with the rest of the statement below", () => {
  const before = '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:|]\n}, {\n "Effect": "Deny", "Action": ["a:b:c"] }] }';
  assert.equal(take(before, "ecs:servers:get"), before.replace("ecs:|", 'ecs:servers:get"'));
});

test("completion: after the colon of a known service only its actions, otherwise all", () => {
  const ecs = ["ecs:cloudServers:resize", "ecs:servers:get", "ecs:servers:reboot"];
  assert.deepEqual(names(complete(policy('"ecs:|"'))).sort(), ecs);
  assert.deepEqual(names(complete(policy('"ECS:servers:re|"'))).sort(), ecs, "in any letter case, with any text after it: the client filters");
  assert.deepEqual(names(complete(policy("vpc:|"))).sort(), ["vpc:networks:get", "vpc:ports:list"]);
  const all = names(complete(policy('"|"'))).sort();
  assert.equal(all.length, 6);
  assert.deepEqual(names(complete(policy('"ec|"'))).sort(), all);
  assert.deepEqual(names(complete(policy('"esc:|"'))).sort(), all, "an unknown service may be a slip");
});

const none: readonly (readonly [where: string, text: string])[] = [
  ["in a line comment", policy("\n // |\n")],
  ["at the end of a line comment", policy('\n "a:b:c", // x|\n')],
  ["in a block comment", policy("/* | */")],
  ["in a comment that looks like an item", policy('/* "|" */')],
  ["before the list", policy("").replace("[]", "|[]")],
  ["in a list inside the list", policy('["|"]')],
  ["in an AWS policy", policy('"|"').replace("1.1", "2012-10-17")],
  ["in an AWS policy without a version", '{ "Statement": [{ "Effect": "Allow", "Action": ["s3:*", "|"] }] }'],
  ["in a role", policy('"|"').replace("1.1", "1.0")],
  ["in an identity policy", policy('"|"').replace("1.1", "5.0")],
  ["in any other file", '{ "scripts": ["|"] }'],
];
for (const [where, text] of none) {
  test(`completion: none ${where}`, () => {
    assert.equal(complete(text), undefined);
  });
}

test("completion: none for a closing quote, but for an opening one", () => {
  const typed = (marked: string) => {
    const { text, offset } = readCursor(marked);
    const snapshot = snapshotOf(text, facts);
    return completion(snapshot, snapshot.range({ start: offset, end: offset }).start, { labelDetails: true, trigger: '"' });
  };
  assert.equal(typed(policy('"ecs:servers:get"|')), undefined);
  assert.ok(typed(policy('"|"')));
  assert.ok(typed(policy('"a:b:c",\n"|\n')));
});

test("completion: while a name is typed the list is complete, and the client filters", () => {
  const list = complete(policy('"re|"'));
  assert.equal(list?.isIncomplete, false);
  assert.deepEqual(names(list).sort(), ["ecs:cloudServers:resize", "ecs:servers:get", "ecs:servers:reboot", "evs:volumes:get", "vpc:networks:get", "vpc:ports:list"]);
});

test("completion: never offers a misprint", () => {
  assert.ok(!names(complete(policy('"|"'))).includes("vpc:ports:creare"));
});

/**
 * VS Code compares the typed text, without leading blanks, with the filter text as a subsequence, in any letter case.
 */
function isShown(typed: string, { label, filterText = label }: CompletionItem): boolean {
  let at = 0;
  for (const char of filterText.toLowerCase()) if (char === typed.toLowerCase()[at]) at++;
  return at === typed.length;
}
const shown = (typed: string, list = complete(policy(`"${typed}|"`))) => names({ isIncomplete: false, items: list?.items.filter((item) => isShown(typed, item)) ?? [] });

test("completion: finds any part of the name, labels and the words of the path", () => {
  assert.ok(shown("ecs:servers:re").includes("ecs:servers:reboot"));
  assert.ok(!shown("ecs:servers:re").includes("evs:volumes:get"));
  assert.deepEqual(shown("reboot"), ["ecs:servers:reboot"]);
  assert.deepEqual(shown("重启"), ["ecs:servers:reboot"]);
  assert.deepEqual(shown("cloudservers resize"), ["ecs:cloudServers:resize"]);
  assert.deepEqual(shown("resize cloudservers"), ["ecs:cloudServers:resize"], "words in any order");
  assert.deepEqual(shown("POST /v1.1/{project_id}/cloudservers"), ["ecs:cloudServers:resize"], "a published path");
  assert.deepEqual(shown("变更 规格"), ["ecs:cloudServers:resize"]);
  assert.deepEqual(shown("no such thing"), []);
});

test("completion: each search text gets a new list", () => {
  assert.equal(complete(policy('"cloudservers res|"'))?.isIncomplete, true);
});

test("completion: every filter text begins with the name and has at most the length that VS Code reads", () => {
  for (const { label, filterText = label } of complete(policy('"ecs:|"'), realCatalog())!.items) {
    assert.ok(filterText.startsWith(label.split(" ")[0]!), label);
    assert.ok(filterText.length <= 128, label);
  }
});

test("completion: first missing actions, then the services of the statement, last the listed ones", () => {
  assert.deepEqual(names(complete(policy('"vpc:ports:list", "evs:*:*", "|"'))), [
    "vpc:networks:get", // missing
    "ecs:cloudServers:resize", "ecs:servers:get", "ecs:servers:reboot", // another service
    "evs:volumes:get", // granted by the wildcard
    "vpc:ports:list", // already listed
  ]);
});

test("completion: an action that another policy grants is not missing, and does not come first", () => {
  const { text, offset } = readCursor(policy('"vpc:ports:list", "|"'));
  const assumeGranted = [parseActionPattern("vpc:networks:get")];
  const snapshot = new Snapshot("file:///policy.json", 1, text, { catalog: facts, rules: {}, language: "en", features: defaultFeatures, assumeGranted });
  const list = completion(snapshot, snapshot.range({ start: offset, end: offset }).start, { labelDetails: true });
  assert.equal(names(complete(text.slice(0, offset) + "|" + text.slice(offset)))[0], "vpc:networks:get");
  assert.notEqual(names(list)[0], "vpc:networks:get");
});

test("completion: a name does not compete with itself, in any letter case", () => {
  assert.equal(names(complete(policy('"ecs:servers:get|"'))).at(-1), "ecs:servers:reboot");
  assert.equal(names(complete(policy('"ECS:SERVERS:GET", "|"'))).at(-1), "ecs:servers:get");
});

test("completion: the label is next to the name; a client without label details has it as detail", () => {
  const { text, offset } = readCursor(policy('"|"'));
  const snapshot = snapshotOf(text, facts);
  const { start } = snapshot.range({ start: offset, end: offset });
  const find = (labelDetails: boolean) => completion(snapshot, start, { labelDetails })!.items.find(({ label }) => label === "ecs:servers:reboot")!;
  assert.deepEqual(find(true).labelDetails, { description: "重启云服务器" });
  assert.equal(find(false).detail, "重启云服务器");
});

test("completion: documentation only on resolve", () => {
  const item = complete(policy('"|"'))!.items.find(({ label }) => label === "ecs:servers:reboot")!;
  assert.equal(item.documentation, undefined);
  const { documentation } = resolveCompletion(item, { catalog: facts, rules: {}, language: "en", features: defaultFeatures });
  assert.match(JSON.stringify(documentation), /重启云服务器.*POST \/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action.*ecs:servers:get/);
  for (const data of [{ no: 1 }, { kind: "with-dependencies", adds: 1 }, { kind: "operator" }, "no:such:action", null, 7]) {
    const stray = { label: "x", data };
    assert.equal(resolveCompletion(stray, { catalog: facts, rules: {}, language: "en", features: defaultFeatures }), stray);
  }
});

test("completion on the real catalog: offers all seed actions, and finds them with common searches", () => {
  const real = realCatalog();
  for (const name of Object.keys(seed)) {
    const begun = `"${name.slice(0, -2)}|"`;
    assert.ok(names(complete(policy(begun), real)).includes(name), name);
    assert.equal(take(policy(begun), name, real), policy(`"${name}"`));
  }
  assert.ok(shown("重启", complete(policy('"重启|"'), real)).includes("ecs:servers:reboot"));
  assert.ok(shown("reboot", complete(policy('"reboot|"'), real)).includes("ecs:servers:reboot"));
  assert.ok(shown("cloudservers resize", complete(policy('"cloudservers resize|"'), real)).includes("ecs:cloudServers:resize"));
  assert.ok(!names(complete(policy('"vpc:ports:crea|"'), real)).includes("vpc:ports:creare"));
});

test("completion on the real catalog: a list is short, and each action is found by its name, its labels and its paths", () => {
  const real = realCatalog();
  for (const typed of ["", "e", "ecs", "ecs:", "ecs:servers:", "stop", "no:such"]) {
    const list = listAt(policy(`"${typed}|"`), { facts: real, editRange: true })!;
    assert.ok(JSON.stringify(list).length < 30_000, `${typed}: ${String(JSON.stringify(list).length)}`);
    assert.ok(list.itemDefaults?.editRange && list.items.every(({ textEdit }) => textEdit === undefined), typed);
  }
  for (const [index, action] of real.actions.entries()) {
    if (index % 10 !== 0) continue;
    const [service, , operation] = action.name.split(":");
    for (const typed of [action.name, action.name.slice(0, -1), `${service!}:${operation!}`]) {
      assert.ok(shown(typed, complete(policy(`"${typed}|"`), real)).includes(action.name), `${action.name} by ${typed}`);
    }
  }
  assert.ok(shown("flavors", complete(policy('"flavors|"'), real)).length > 0);
});

test("completion: a long label is cut, so that the name next to it is complete", () => {
  const long = catalog(`
    ecs:a:b 查询弹性云服务器挂载磁盘列表详情信息 GET /a
    ecs:a:c 查询云服务器（OpenStack原生）之 GET /b
    ecs:a:d 十四个汉字正好放得下不必截短 GET /c
  `);
  const labels = complete(policy('"|"'), long)!.items.filter((item) => subjectOf(item) === "action").map(({ labelDetails }) => labelDetails?.description);
  assert.deepEqual(labels, ["查询弹性云服务器挂载磁盘列…", "查询云服务器（OpenStack原…", "十四个汉字正好放得下不必截短"]);
});

test("completion together with a JSON service: values that it offers from elsewhere in the file are left out", () => {
  const two = (text: string) =>
    `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get", "vpc:ports:list"] }, { ${text} }] }`;
  const labels = (text: string, more: object) =>
    inOrder(listAt(two(text), { facts, ...more })).map(({ label }) => label);
  const beside = { jsonService: true };
  assert.deepEqual(labels('"Effect": "|"', {}), ["Allow", "Deny"]);
  assert.deepEqual(labels('"Effect": "|"', beside), ["Deny"]);
  assert.deepEqual(labels('"Effect": "|"', { ...beside, uri: "file:///x.hwpolicy.json" }), ["Allow", "Deny"], "with a schema it offers none");
  assert.ok(labels('"Action": ["|"]', {}).includes("ecs:servers:get"));
  assert.ok(!labels('"Action": ["|"]', beside).includes("ecs:servers:get"));
  assert.ok(labels('"Action": ["ecs:servers:reboot", "|"]', beside).includes("ecs:servers:reboot"), "in the same list it offers none");
  assert.deepEqual(labels("|", beside), ["Effect", "Action", "Resource", "Condition"], "a key includes its value");
});

test("completion on the real catalog: a list before the first key is short, and a longer one is filtered here", () => {
  const real = realCatalog();
  const asking = { facts: real, labelDetails: true, editRange: true, snippets: true, language: "zh" as const };
  const services = [...new Set(real.actions.map(({ service }) => service))];
  const size = (marked: string) => {
    const list = listAt(marked, asking)!;
    return { list, kilobytes: JSON.stringify(list).length / 1024 };
  };
  const empty = size(policy('"ecs:servers:get", "vpc:ports:get", "|"'));
  assert.ok(empty.kilobytes <= 30, String(empty.kilobytes));
  const offered = new Set(empty.list.items.map(({ label }) => label));
  for (const service of services) assert.ok(offered.has(`${service}:`), service);
  for (const service of services) {
    const { list, kilobytes } = size(policy(`"ecs:servers:get", "${service}:|"`));
    assert.ok(kilobytes <= 16, `${service}: ${String(kilobytes)}`);
    if (list.isIncomplete) continue;
    const labels = new Set(list.items.map(({ label }) => label));
    for (const { name } of real.ofService(service)) assert.ok(labels.has(name), name);
  }
});
