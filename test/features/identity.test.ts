import assert from "node:assert/strict";
import test from "node:test";
import type { PackedCatalog } from "../../server/src/core/catalog/load/file.js";
import { identityActionsMatching } from "../../server/src/core/catalog/identity.js";
import { loadCatalog } from "../../server/src/core/catalog/load/load.js";
import { resolveCompletion } from "../../server/src/features/completion/resolve.js";
import { defaultFeatures } from "../../server/src/features/settings.js";
import { packedOf, realCatalog } from "../support/catalog.js";
import { type Asking, labelsAt, listAt, taken } from "../support/completion.js";
import { hoverAt } from "../support/hover.js";

/** Version 1.1 has `hss:hosts:list`; version 5.0 has other names of the same service and of another one. */
const identity = packedOf(`
  hss:host:listHosts 查询主机 GET /v5/{project_id}/hosts
  hss:host:deleteHost 删除主机 DELETE /v5/{project_id}/hosts/{id}
  bcc::listRules 查询规则 GET /v1/rules
`);
const packed: PackedCatalog = { ...packedOf("hss:hosts:list 查询主机 GET /v5/{project_id}/hosts"), identity: { services: identity.services } };
const facts = loadCatalog(packed);
const asking: Asking = { facts };
const names = (marked: string) => labelsAt(marked, asking).map((line) => line.split(" | ")[0]!);
const policy = (element: string, items: string, version = "5.0") => `{ "Version": "${version}", "Statement": [{ "Effect": "Allow", "${element}": [${items}] }] }`;

test("completion in version 5.0: only its own actions, the service of the statement first", () => {
  for (const element of ["Action", "NotAction"]) assert.deepEqual(names(policy(element, '"|"')), ["bcc::listRules", "hss:host:deleteHost", "hss:host:listHosts"]);
  for (const element of ["Action", "NotAction"]) {
    const found = names(policy(element, '"hss:host:listHosts", "|"'));
    assert.deepEqual(found, ["hss:host:deleteHost", "hss:host:listHosts", "bcc::listRules"]);
  }
  assert.ok(names(policy("Action", '"|"', "1.1")).every((name) => !name.includes("::") && !name.startsWith("hss:host:")), "nor vice versa");
  assert.equal(taken(policy("Action", '"bcc|"'), "bcc::listRules", asking), policy("Action", '"bcc::listRules"'));
});

test("completion in version 5.0: words of a label or path find an action, and its documentation names its API", () => {
  const list = listAt(policy("Action", '"删除 |"'), asking);
  assert.deepEqual(list?.items.map(({ label }) => label), ["hss:host:deleteHost"]);
  assert.equal(list?.isIncomplete, true);
  const { documentation } = resolveCompletion(list!.items[0]!, { catalog: facts, rules: {}, language: "en", features: defaultFeatures });
  assert.match((documentation as { value: string }).value, /`DELETE \/v5\/\{project_id\}\/hosts\/\{id\}`/);
});

test("hover in version 5.0: an action, a wildcard, a name of version 1.1, an unknown name", () => {
  const at = (name: string) => hoverAt(policy("Action", `"${name.slice(0, 2)}|${name.slice(2)}"`), facts)?.value ?? "";
  assert.match(at("bcc::listRules"), /^`bcc::listRules`\n\n\*\*查询规则\*\*\n\n- `GET \/v1\/rules`\n\nSource: /);
  assert.match(at("hss:host:*"), /^`hss:host:\*` matches 2 of the 3 known actions of version 5\.0\.\n\n- `hss:host:deleteHost` — 删除主机\n/);
  assert.match(at("hss:hosts:list"), /^This is an action of policy version 1\.1\./);
  assert.match(at("ecs:a:b"), /^An action of policy version 5\.0 that is not among the 3 known ones\./);
});

test("hover in version 1.1 on a name of version 5.0: its name in version 1.1, and what it is for", () => {
  const at = (name: string) => hoverAt(policy("Action", `"${name.slice(0, 2)}|${name.slice(2)}"`, "1.1"), facts)?.value ?? "";
  assert.match(at("hss:host:listHosts"), /^This is an action of policy version 5\.0\. Version 1\.1 has its own names\.\n\nKnown in version 1\.1 as `hss:hosts:list`\n\n\*\*查询主机\*\*\n/);
  assert.match(at("bcc::listRules"), /^This is an action of policy version 5\.0\. Version 1\.1 has its own names\.\n\n\*\*查询规则\*\*\n/);
  assert.match(at("hss:host:other"), /^\*\*Not in the catalog\*\*/);
  assert.equal(at("bcc::other"), "");
  assert.equal(hoverAt(policy("Action", '"bc|c::listRules"', "1.1"), loadCatalog(packed, "otc")), undefined, "another cloud");
});

test("matching in version 5.0: an empty type matches itself and a wildcard", () => {
  const matching = (entry: string) => identityActionsMatching(facts.identity!, entry).map(({ name }) => name);
  assert.equal(matching("*").length, 3);
  assert.deepEqual(matching("bcc::*"), ["bcc::listRules"]);
  assert.deepEqual(matching("BCC:*:list*"), ["bcc::listRules"]);
  assert.deepEqual(matching("*:host:List*"), ["hss:host:listHosts"]);
  for (const odd of ["", "hss", "hss:*", "a:b:c:d", ":::"]) assert.deepEqual(matching(odd), []);
});

test("real catalog: a hover has access level, API, source and date", () => {
  const at = (name: string) => hoverAt(policy("Action", `"${name.slice(0, 4)}|${name.slice(4)}"`), realCatalog())?.value ?? "";
  const start = at("ecs:cloudServers:start");
  for (const part of [/\*\*Start servers in a batch\*\*/, /Access level: write/, /`ecs:<region>:<account-id>:instance:<server-id>` \(required\)/, /`POST \/v1\/\{project_id\}\/cloudservers\/action`/, /Source: .*2025-12-10/])
    assert.match(start, part);
  const session = at("sts::tagSession");
  for (const part of [/Access level: tagging · no API of its own/, /Condition keys: `sts:TransitiveTagKeys`/, /2026-07-24/]) assert.match(session, part);
});

test("real catalog: the names of version 5.0 from API definitions, a schema and pages", () => {
  const { identity: real } = realCatalog();
  assert.ok(real);
  assert.ok(real.actions.length >= 638, String(real.actions.length));
  assert.equal(new Set(real.actions.map(({ service }) => service.toLowerCase())).size, 21);
  assert.equal(real.identity, undefined);
  for (const { name, permissions } of real.actions) {
    assert.match(name, /^[A-Za-z-]+:\w*:\w+$/);
    for (const { source } of permissions) assert.match(source.date, /^20\d\d-\d\d/, name);
  }
});
