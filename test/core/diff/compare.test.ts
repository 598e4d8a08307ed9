import assert from "node:assert/strict";
import test from "node:test";
import { comparePolicies } from "../../../server/src/core/diff/compare.js";
import type { PolicyComparison } from "../../../server/src/core/diff/model.js";
import type { AssumedGrant } from "../../../server/src/core/catalog/grant.js";
import { parseActionPattern } from "../../../server/src/core/catalog/pattern.js";
import { notationOf } from "../../../server/src/core/terraform/file-notation.js";
import { catalog, realCatalog } from "../../support/catalog.js";

const small = catalog(`
  ecs:servers:stop POST /v2.1/servers/stop
  ecs:servers:list GET /v2.1/servers
  vpc:ports:create POST /v1/ports
  vpc:ports:creare => vpc:ports:create
`);

type Statement = Readonly<Record<string, unknown>>;

function policy(statements: readonly Statement[], version = "1.1"): string {
  return JSON.stringify({ Version: version, Statement: statements });
}

function compare(
  old: string | Readonly<Record<string, string>>,
  now: string | Readonly<Record<string, string>>,
  facts = small,
  assumed: readonly AssumedGrant[] = [],
): PolicyComparison {
  const side = (files: string | Readonly<Record<string, string>>) =>
    Object.entries(typeof files === "string" ? { "p.json": files } : files).map(([name, text]) => ({
      name,
      text,
      notation: notationOf(name),
    }));
  const result = comparePolicies({ old: side(old), new: side(now) }, facts, assumed);
  assert.ok("changes" in result, "comparable");
  return result;
}

const briefly = ({ changes }: PolicyComparison) => changes.map(({ kind, name }) => `${kind} ${name}`);

const allow = (...Action: string[]): Statement => ({ Effect: "Allow", Action });
const deny = (...Action: string[]): Statement => ({ Effect: "Deny", Action });

test("diff: gained and lost, also by a Deny, and a Deny of nothing that is allowed", () => {
  const some = policy([allow("ecs:servers:stop", "vpc:ports:create")]);
  assert.deepEqual(briefly(compare(policy([allow("ecs:servers:stop")]), some)), ["gained vpc:ports:create"]);
  assert.deepEqual(briefly(compare(some, policy([allow("ecs:servers:stop")]))), ["lost vpc:ports:create"]);
  const denied = policy([allow("ecs:servers:stop", "vpc:ports:create"), deny("vpc:*:*", "ecs:servers:list")]);
  assert.deepEqual(briefly(compare(some, denied)), ["lost vpc:ports:create"]);
  assert.deepEqual(briefly(compare(denied, some)), ["gained vpc:ports:create"]);
});

test("diff: a wildcard is its known actions, and what matches it later", () => {
  assert.deepEqual(
    briefly(compare(policy([allow("ecs:servers:stop")]), policy([allow("ECS:*:*")]))),
    ["gained ecs:*:*", "gained ecs:servers:list"],
    "writing ones come first",
  );
  assert.deepEqual(
    briefly(compare(policy([allow("ecs:servers:*")]), policy([allow("ecs:servers:*"), deny("ecs:*:delete*")]))),
    ["lost ecs:servers:delete*"],
    "no known action, but later ones",
  );
});

test("diff: limits", () => {
  const get = { Effect: "Allow", Action: ["obs:object:GetObject"] };
  const all = policy([get]);
  const some = policy([{ ...get, Resource: ["obs:*:*:object:a/*"] }]);
  const fewer = policy([{ ...get, Resource: ["obs:*:*:object:a/b/*"] }]);
  const others = policy([{ ...get, Resource: ["obs:*:*:object:b/*"] }]);
  const one = (old: string, now: string) => briefly(compare(old, now)).join();
  assert.equal(one(some, all), "widened obs:object:GetObject");
  assert.equal(one(all, some), "narrowed obs:object:GetObject");
  assert.equal(one(fewer, some), "widened obs:object:GetObject");
  assert.equal(one(some, others), "changed obs:object:GetObject");
  assert.equal(
    one(all, policy([get, { ...get, Effect: "Deny", Resource: ["obs:*:*:object:a/*"] }])),
    "narrowed obs:object:GetObject",
  );
  assert.equal(
    one(
      all,
      policy([
        { ...get, Resource: ["*"] },
        { ...get, Resource: ["obs:*:*:object:a/*"] },
      ]),
    ),
    "",
  );
  assert.equal(one(all, policy([{ ...get, Condition: {} }])), "");
  assert.equal(
    one(all, policy([{ ...get, Condition: { Bool: { "g:MFAPresent": ["true"] } } }])),
    "narrowed obs:object:GetObject",
  );
  const within = (...ips: string[]) => policy([{ ...get, Condition: { IpAddress: { "g:SourceIp": ips } } }], "5.0");
  assert.equal(one(within("10.0.0.0/16"), within("10.0.0.0/8")), "widened obs:object:GetObject");
  assert.equal(one(within("10.0.0.0/9", "10.128.0.0/9"), within("10.0.0.0/8")), "");
  const until = (date: string) => policy([{ ...get, Condition: { DateLessThan: { "g:CurrentTime": [date] } } }]);
  assert.equal(one(until("2030-01-01T00:00:00Z"), until("2031-01-01T00:00:00Z")), "widened obs:object:GetObject");
  const any = (...tags: string[]) =>
    policy([{ ...get, Condition: { "ForAnyValue:StringEquals": { "g:TagKeys": tags } } }]);
  assert.equal(one(any("a"), any("b", "a")), "widened obs:object:GetObject");
  assert.equal(one(any("a"), any("b")), "changed obs:object:GetObject");
  const odd = (value: string) => policy([{ ...get, Condition: { Odd: { "g:UserName": [value] } } }]);
  assert.equal(one(odd("a"), odd("b")), "changed obs:object:GetObject", "an operator without a known meaning");
});

test("diff: only patterns have wildcards, and a value that an operator cannot read may mean anything", () => {
  const stop = allow("ecs:servers:stop");
  const under = (operator: string, ...values: string[]) =>
    policy([stop, { ...allow("obs:object:GetObject"), Condition: { [operator]: { "g:UserName": values } } }]);
  const kind = (old: string, now: string) =>
    compare(old, now)
      .changes.map((one) => one.kind)
      .join();
  for (const value of ["a*", "?", "*", "a?c*"])
    for (const operator of [
      "StringEquals",
      "StringEqualsIgnoreCase",
      "StringStartWith",
      "StringEndWith",
      "StringNotEquals",
    ])
      assert.equal(kind(policy([stop]), under(operator, value)), "gained", `${operator} ${value}`);
  assert.equal(kind(under("StringEquals", "a*"), under("StringMatch", "a*")), "widened");
  assert.equal(kind(under("StringEquals", "a*"), under("StringEquals", "a*", "ab")), "widened");
  assert.equal(kind(under("StringEquals", "a*"), under("StringEquals", "ab")), "changed");
  assert.equal(kind(under("StringStartWith", "a*"), under("StringMatch", "a*")), "widened");
  assert.equal(kind(under("StringMatch", "a?"), under("StringMatch", "a*")), "widened");
  assert.equal(kind(under("StringMatch", "a?*"), under("StringMatch", "a*")), "widened");
  assert.equal(kind(under("StringMatch", "a*"), under("StringMatch", "a??")), "narrowed");
  for (const [operator, value] of [
    ["Bool", "yes"],
    ["Null", "1"],
    ["NumberLessThan", "ten"],
    ["DateLessThan", "tomorrow"],
    ["IpAddress", "here"],
  ] as const) {
    assert.equal(kind(policy([stop]), under(operator, value)), "gained", operator);
    assert.equal(kind(under(operator, value), under(operator, value)), "", operator);
    assert.equal(kind(under(operator, value), under(operator, `${value}!`)), "changed", operator);
  }
  assert.equal(kind(under("Bool", "true"), under("Bool", "TRUE")), "");
});

test("diff: the letter case of the service and the type of a resource is no change", () => {
  const on = (effect: string, ...Resource: string[]) => ({
    Effect: effect,
    Action: ["obs:object:GetObject"],
    Resource,
  });
  const one = (old: readonly Statement[], now: readonly Statement[]) => briefly(compare(policy(old), policy(now)));
  assert.deepEqual(one([on("Allow", "obs:*:*:object:*")], [on("Allow", "OBS:*:*:Object:*", "obs:*:*:OBJECT:*")]), []);
  assert.deepEqual(one([on("Allow", "obs:*:*:object:A/*")], [on("Allow", "obs:*:*:object:a/*")]), [
    "changed obs:object:GetObject",
  ]);
  assert.deepEqual(
    one(
      [on("Allow", "obs:*:*:object:a/*"), on("Deny", "obs:*:*:object:a/b")],
      [on("Allow", "OBS:*:*:object:a/*"), on("Deny", "obs:*:*:Object:a/b")],
    ),
    [],
  );
});

test("diff: files are taken together, and what other policies grant is granted on both sides", () => {
  const a = policy([allow("ecs:servers:stop")]);
  const b = policy([allow("vpc:ports:create")]);
  const both = policy([allow("vpc:ports:create", "ecs:servers:stop")]);
  assert.deepEqual(briefly(compare({ "a.json": a, "b.json": b }, { "c.json": both })), []);
  assert.deepEqual(briefly(compare(a, both, small, [parseActionPattern("vpc:*:*")])), []);
  assert.deepEqual(
    briefly(
      compare(both, policy([allow("ecs:servers:stop"), deny("vpc:*:*")]), small, [parseActionPattern("vpc:*:*")]),
    ),
    ["lost vpc:*:*", "lost vpc:ports:create"],
  );
});

test("diff: names that no table lists, malformed ones, misprints, and effects in other letter case", () => {
  assert.deepEqual(
    briefly(compare(policy([allow("abc:x:Y", "not an action")]), policy([allow("ABC:x:y", "Not an action")]))),
    [],
  );
  assert.deepEqual(briefly(compare(policy([allow("abc:x:y")]), policy([allow("abc:x:z")]))), [
    "gained abc:x:z",
    "lost abc:x:y",
  ]);
  assert.deepEqual(briefly(compare(policy([allow("vpc:ports:creare")]), policy([allow("vpc:ports:create")]))), []);
  assert.deepEqual(
    briefly(compare(policy([allow("ecs:servers:stop")]), policy([{ Effect: "allow", Action: "ecs:servers:stop" }]))),
    [],
  );
});

test("diff: version 5.0 with NotAction, NotResource and actions without a type (real catalog)", () => {
  const facts = realCatalog();
  const but = (...NotAction: string[]) => policy([{ Effect: "Allow", NotAction }], "5.0");
  assert.deepEqual(
    briefly(compare(but("iam:*:*", "dns:*:*"), but("iam:*:*"), facts)).filter((one) => !one.includes("dns:")),
    [],
  );
  assert.ok(briefly(compare(but("iam:*:*", "dns:*:*"), but("iam:*:*"), facts)).includes("gained dns:*:*"));
  assert.deepEqual(briefly(compare(but("iam:*:*"), but("IAM:*:*", "iam:users:*"), facts)), []);
  const set = (Action: string, more: Statement = {}) => policy([{ Effect: "Allow", Action: [Action], ...more }], "5.0");
  const gained = briefly(compare(set("sts::setContext"), set("sts:*:*"), facts));
  assert.ok(gained.includes("gained sts:*:*") && gained.includes("gained sts::tagSession"), gained.join());
  assert.ok(!gained.includes("gained sts::setContext"), "it was allowed before");
  assert.deepEqual(
    briefly(compare(set("sts::setContext", { NotResource: ["ecs:*:*:instance:1"] }), set("sts::setContext"), facts)),
    ["widened sts::setContext"],
  );
  assert.deepEqual(briefly(compare(set("*"), policy([{ Effect: "Allow", NotAction: ["x:y:z"] }], "5.0"), facts)), [
    "lost x:y:z",
  ]);
});

test("diff: versions 1.1 and 5.0 are not compared with each other", () => {
  const [old, now] = [policy([allow("ecs:servers:stop")]), policy([allow("ecs:servers:stop")], "5.0")];
  const side = (text: string) => [{ name: "p.json", text, notation: "json" as const }];
  assert.deepEqual(comparePolicies({ old: side(old), new: side(now) }, small), {
    kind: "incomparable",
    old: "1.1",
    new: "5.0",
  });
  assert.deepEqual(briefly(compare({ "a.json": old, "b.json": now }, old)), ["lost ecs:servers:stop"]);
});

test("diff: values that are not known before Terraform runs are named, and never silently equal", () => {
  const tf = (actions: string, resource = '"*"') => `resource "huaweicloud_identity_role" "r" {
  name = "r"
  type = "XA"
  policy = jsonencode({
    Version = "1.1"
    Statement = [{ Effect = "Allow", Action = ${actions}, Resource = [${resource}] }]
  })
}
`;
  const known = compare(
    { "main.tf": tf('["ecs:servers:stop"]') },
    { "main.tf": tf('concat(["ecs:servers:stop"], var.more)') },
  );
  assert.deepEqual(briefly(known), []);
  assert.deepEqual(
    known.uncompared.map(({ side, file, line, text, reason, isOnBothSides }) => [
      side,
      file,
      line,
      text,
      reason,
      isOnBothSides,
    ]),
    [["new", "main.tf", 6, "var.more", "unknown-value", false]],
  );
  const bucket = (name: string) => tf('["obs:object:GetObject"]', `"obs:*:*:object:\${${name}}/*"`);
  assert.deepEqual(briefly(compare({ "main.tf": bucket("var.a") }, { "main.tf": bucket("var.a") })), []);
  assert.equal(compare({ "main.tf": bucket("var.a") }, { "main.tf": bucket("var.a") }).uncompared.length, 0);
  assert.deepEqual(briefly(compare({ "main.tf": bucket("var.a") }, { "main.tf": bucket("var.b") })), [
    "changed obs:object:GetObject",
  ]);
});

test("diff: a wildcard is as sensitive as a name that it includes, unless that is denied (real catalog)", () => {
  const facts = realCatalog();
  const areas = (version: string, ...statements: Statement[]) =>
    compare(
      policy([allow("cts:tracker:list")], version),
      policy([allow("cts:tracker:list"), ...statements], version),
      facts,
    )
      .changes.filter(({ isPattern }) => isPattern)
      .map(({ name, sensitive }) => `${name} ${sensitive?.area ?? "none"}`);
  for (const action of [
    "ecs:*:*",
    "ecs:*:reset*",
    "ecs:*:*password",
    "abc:*:*",
    "abc:*:resetpass*",
    "a*:*:resetpassword",
  ])
    assert.deepEqual(areas("5.0", allow(action)), [`${action} keys`]);
  assert.deepEqual(areas("5.0", allow("vpc:*:*")), ["vpc:*:* exposure"]);
  assert.deepEqual(areas("5.0", allow("ecs:*:list*")), ["ecs:*:list* none"]);
  assert.deepEqual(areas("1.1", allow("newsvc:*:*")), ["newsvc:*:* keys"]);
  assert.deepEqual(areas("1.1", allow("evs:*:*")), ["evs:*:* none"], "no known action of the service is sensitive");
  assert.deepEqual(areas("1.1", allow("evs:*:reset*")), ["evs:*:reset* keys"]);
  assert.deepEqual(areas("1.1", allow("csms:*:get*")), ["csms:*:get* keys"], "reading shows a secret");
  assert.deepEqual(
    areas(
      "5.0",
      allow("eip:*:*"),
      deny("*:*:*Password", "eip:*:delete*", "*:agency:*", "*:agencies:*", "*:createagency:*"),
    ).filter((one) => !one.includes("delete")),
    ["eip:*:* exposure"],
  );
  assert.deepEqual(
    areas(
      "5.0",
      allow("scm:*:*"),
      deny("*:*:*Password", "scm:cert:*", "*:agency:*", "*:agencies:*", "*:createAgency:*"),
    ),
    ["scm:*:* none"],
  );
});

test("diff: a pattern names the parts for which the change is not true", () => {
  const except = (old: readonly Statement[], now: readonly Statement[]) =>
    compare(policy(old), policy(now))
      .changes.filter(({ isPattern }) => isPattern)
      .map(({ kind, name, except: parts }) => [kind, name, ...parts]);
  assert.deepEqual(except([allow("foo:bar:baz")], [allow("foo:bar:*")]), [["gained", "foo:bar:*", "foo:bar:baz"]]);
  assert.deepEqual(except([allow("foo:*:*")], [allow("foo:a:*", "foo:b:*")]), [
    ["lost", "foo:*:*", "foo:a:*", "foo:b:*"],
  ]);
  assert.deepEqual(except([allow("foo:bar:*")], [allow("foo:*:*"), deny("foo:bar:baz")]), [
    ["gained", "foo:*:*", "foo:bar:*"],
  ]);
  assert.deepEqual(except([], [allow("foo:*:*")]), [["gained", "foo:*:*"]]);
});

test("diff: a part that is not compared may grant something, on the side where it can", () => {
  const tf = (...statements: string[]) => `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({ Version = "1.1", Statement = [${statements.join(", ")}] })
}
`;
  const known = '{ Effect = "Allow", Action = ["ecs:servers:stop"] }';
  const mayGrant = (old: string, now: string) =>
    compare({ "a.tf": old }, { "a.tf": now })
      .uncompared.filter((one) => one.mayGrant)
      .map(({ side, text }) => `${side} ${text}`);
  const open = (effect: string, more = "") => tf(known, `{ Effect = "${effect}", Action = [var.x]${more} }`);
  assert.deepEqual(mayGrant(tf(known), open("Allow")), ["new var.x"]);
  assert.deepEqual(mayGrant(open("Allow"), tf(known)), []);
  assert.deepEqual(mayGrant(open("Allow"), open("Allow")), []);
  assert.deepEqual(mayGrant(tf(known), open("Deny")), [], "a Deny grants nothing");
  assert.deepEqual(mayGrant(open("Deny"), tf(known)), ["old var.x"]);
  assert.deepEqual(mayGrant(open("Deny"), open("Allow")), ["old var.x", "new var.x"]);
  const limited = open("Allow", ', Resource = ["obs:*:*:object:a/*"]');
  assert.deepEqual(mayGrant(limited, open("Allow")), ["new var.x"], "for more resources");
  const denied = tf(known, '{ Effect = "Allow", Action = [var.x] }', '{ Effect = "Deny", Action = ["iam:*:*"] }');
  assert.deepEqual(mayGrant(denied, open("Allow")), ["new var.x"], "what was denied");
  assert.deepEqual(mayGrant(tf(known), tf(known, "var.s")), ["new var.s"]);
  const nested = tf('for s in ["ecs"] : { Effect = "Allow", Action = ["${s}:*:*"] }');
  assert.ok(compare({ "a.tf": tf(known) }, { "a.tf": nested }).uncompared.length <= 1, "each place once");
  const branch = (effect: string) =>
    tf(known, `{ Effect = "${effect}", Action = var.c ? ["ecs:servers:list"] : ["vpc:ports:create"] }`);
  const both = tf(known, '{ Effect = "Allow", Action = ["ecs:servers:list", "vpc:ports:create"] }');
  assert.equal(mayGrant(branch("Allow"), both).length, 1, "only one of them was allowed");
  assert.equal(mayGrant(both, branch("Allow")).length, 0);
});

test("diff: unknown limits are compared by their text, and named if they cannot be", () => {
  const tf = (more: string) => `resource "huaweicloud_identityv5_policy" "r" {
  policy_document = jsonencode({ Version = "5.0", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop"], ${more} }] })
}
`;
  const both = (old: string, now: string) => {
    const { changes, uncompared } = compare({ "a.tf": tf(old) }, { "a.tf": tf(now) });
    return [changes.length > 0, uncompared.filter((one) => one.mayGrant).length > 0, uncompared.length > 0];
  };
  const [same, changed] = [
    [false, false, false],
    [true, false, false],
  ];
  const user = (value: string) => `Condition = { StringEquals = { "g:UserName" = [${value}] } }`;
  assert.deepEqual(both(user("var.a"), user("var.a")), same);
  assert.deepEqual(both(user("var.a"), user("var.b")), changed);
  assert.deepEqual(both('Resource = ["${var.a}/*"]', 'Resource = ["${var.b}/*"]'), changed);
  assert.deepEqual(both("Principal = { IAM = [var.a] }", "Principal = { IAM = [var.b] }"), changed);
  assert.deepEqual(both("Principal = { IAM = [var.a] }", "Principal = { IAM = [var.a] }"), same);
  const operators = 'Condition = { Bool = { "g:MFAPresent" = ["true"] }, StringEquals = var.c }';
  const [, mayGrant, isNamed] = both('Condition = { Bool = { "g:MFAPresent" = ["true"] } }', operators);
  assert.ok(both(operators, operators)[1] === false && (isNamed || mayGrant), "an operator without readable keys");
});

test("diff: policies of other kinds are named, and empty elements", () => {
  const scp = (action: string) => `resource "huaweicloud_organizations_policy" "s" {
  content = jsonencode({ Version = "5.0", Statement = [{ Effect = "Deny", Action = ["${action}"] }] })
}
`;
  const role = `resource "huaweicloud_identityv5_policy" "p" {
  policy_document = jsonencode({ Version = "5.0", Statement = [{ Effect = "Allow", Action = ["ecs:*:*"] }] })
}
`;
  const parts = (old: string, now: string) =>
    compare({ "a.tf": old }, { "a.tf": now }).uncompared.map(({ side, reason, text, mayGrant }) => [
      side,
      reason,
      text,
      mayGrant,
    ]);
  const name = "huaweicloud_organizations_policy.s";
  assert.deepEqual(parts(role + scp("ecs:*:*"), role), [["old", "other-policy", name, true]]);
  assert.deepEqual(parts(role, role + scp("ecs:*:*")), [["new", "other-policy", name, false]]);
  assert.deepEqual(parts(role + scp("ecs:*:*"), role + scp("ecs:*:*")), []);
  assert.deepEqual(parts(role + scp("ecs:*:*"), role + scp("ecs:a:*")), [
    ["old", "other-policy", name, true],
    ["new", "other-policy", name, false],
  ]);
  const json = (action: string) =>
    JSON.stringify({ Version: "5.0", Statement: [{ Effect: "Deny", Action: [action], Resource: ["*"] }] });
  const inJson = (old: string, now: string) =>
    compare({ "a.scp.json": json(old) }, { "a.scp.json": json(now) });
  assert.deepEqual(inJson("ecs:*:*", "ecs:a:*").changes, [], "a service control policy grants nothing");
  assert.deepEqual(
    inJson("ecs:*:*", "ecs:a:*").uncompared.map(({ side, reason, text, mayGrant }) => [side, reason, text, mayGrant]),
    [["old", "other-policy", "a.scp.json", true], ["new", "other-policy", "a.scp.json", false]],
  );
  assert.deepEqual(inJson("ecs:*:*", "ecs:*:*").uncompared, []);
  const tfJson = (content: string) =>
    JSON.stringify({ resource: { huaweicloud_organizations_policy: { s: { content } } } });
  const changed = compare({ "a.tf.json": tfJson(json("ecs:*:*")) }, { "a.tf.json": tfJson(json("ecs:a:*")) });
  assert.deepEqual(changed.uncompared.map((one) => one.text), [name, name]);
  const bucket = `resource "huaweicloud_obs_bucket_policy" "b" {\n  policy = var.p\n}\n`;
  assert.deepEqual(parts(role, role + bucket), [["new", "other-policy", "huaweicloud_obs_bucket_policy.b", true]]);
  for (const more of [
    { Resource: [] },
    { Condition: { StringEquals: {} } },
    { Condition: { StringEquals: { "g:UserName": [] } } },
  ])
    assert.deepEqual(
      compare(policy([allow("ecs:servers:stop")]), policy([{ ...allow("ecs:servers:stop"), ...more }])).uncompared.map(
        ({ reason, text }) => [reason, text],
      ),
      [["empty-element", Object.keys(more)[0]]],
    );
});

test("diff: where a change comes from", () => {
  const now = `{ "Version": "1.1", "Statement": [\n  { "Effect": "Allow", "Action": [\n    "ecs:servers:stop",\n    "vpc:*:*"\n  ] }\n] }`;
  const { changes } = compare(policy([allow("ecs:servers:stop")]), now);
  assert.deepEqual(
    changes.map(({ name, place }) => [name, place?.side, place?.line, place?.entry, place?.isWide]),
    [
      ["vpc:*:*", "new", 4, "vpc:*:*", true],
      ["vpc:ports:create", "new", 4, "vpc:*:*", true],
    ],
  );
});

test("diff: what is not compared", () => {
  const odd = policy([
    allow("ecs:servers:stop"),
    { Effect: "Permit", Action: ["ecs:servers:list"] },
    { ...allow("ecs:servers:list"), Foo: 1, Actions: [] },
  ]);
  assert.deepEqual(
    compare(policy([allow("ecs:servers:stop")]), odd).uncompared.map(({ reason, text }) => [reason, text]),
    [
      ["no-effect", "Permit"],
      ["unknown-element", "Foo"],
      ["unknown-element", "Actions"],
    ],
  );
});
