import assert from "node:assert/strict";
import test from "node:test";
import { loadCatalog } from "../../../server/src/core/catalog/load/load.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog, packedOf } from "../../support/catalog.js";
import { policy } from "../../support/fixture.js";
import { checkRefactored, offers, readSelection, titleOf } from "../../support/refactor.js";

const rows = `
  ecs:servers:get
  ecs:servers:getConsole
  ecs:servers:getServer
  ecs:servers:list
  ecs:servers:stop
  ecs:flavors:get
  evs:volumes:get
  evs:volumes:list
  iam:users:list
  obs:bucket:ListBucket
  vpc:ports:creare => vpc:ports:create
  vpc:ports:create
  vpc:ports:createPair
`;
const facts = catalog(rows);
const complete = loadCatalog({ ...packedOf(rows), coverage: { ecs: { huaweicloud: { status: "all-named", date: "2024-01-01", undocumented: [] } } } });

/** The titles of a refactoring for the marked selection of a text. */
function titles(id: string, marked: string, known = facts): string[] {
  const { text, start, end } = readSelection(marked);
  return offers(text, known, start, end).filter(({ refactoring }) => refactoring.id === id).map((offered) => {
    checkRefactored(text, offered, known);
    return titleOf(offered);
  });
}

function result(id: string, marked: string, known = facts): string {
  const { text, start, end } = readSelection(marked);
  const [offered] = offers(text, known, start, end).filter(({ refactoring }) => refactoring.id === id);
  assert.ok(offered && !offered.refactored.refused, `${id} is offered`);
  checkRefactored(text, offered, known);
  return applyEdits(text, offered.refactored.edits);
}

function refusal(id: string, marked: string, known = facts): string {
  const { text, start, end } = readSelection(marked);
  const [offered] = offers(text, known, start, end).filter(({ refactoring }) => refactoring.id === id);
  assert.ok(offered?.refactored.refused, `${id} is refused`);
  assert.deepEqual(offered.refactored.edits, []);
  return format(offered.refactored.refused.reason, offered.refactored.refused.args, "en");
}

const two = (first: string, second: string) => `{ "Version": "1.1", "Statement": [${first}, ${second}] }`;
const list = (count: number, name = "x:y:z") => Array.from({ length: count }, (_, index) => `"${name}${String(index)}"`).join(", ");

test("expandWildcard: for a completely known service, only future actions are lost", () => {
  assert.deepEqual(titles("expandWildcard", policy('"ecs:servers:|get*"'), complete), ["Replace 'ecs:servers:get*' by the 3 actions that it matches (future ones will no longer match)"]);
  assert.deepEqual(titles("expandWildcard", policy('"*:*:|list"'), complete), ["Replace '*:*:list' by the 3 known actions that it matches (unknown and future ones will no longer match)"]);
});

test("expandWildcard: actions that the statement already grants are not listed again", () => {
  const marked = policy('"ecs:servers:get*|", "ECS:servers:getConsole", "ecs:*:get"');
  assert.deepEqual(titles("expandWildcard", marked), ["Replace 'ecs:servers:get*' by the 3 known actions that it matches, 2 of which this statement covers already (unknown and future ones will no longer match)"]);
  assert.equal(result("expandWildcard", marked), policy('"ecs:servers:getServer", "ECS:servers:getConsole", "ecs:*:get"'));
  assert.equal(result("expandWildcard", policy('"evs:volumes:get", "evs:volumes:get*|"')), policy('"evs:volumes:get"'));
});

test("expandWildcard: nothing without a wildcard, or for one that matches no known action", () => {
  for (const items of ['"ecs:servers:get|"', '"zzz:*:*|"', '"nonsense*|"', '|"ecs:servers:stop", "ecs:servers:get*"']) assert.deepEqual(titles("expandWildcard", policy(items)), [], items);
});

test("expandWildcard: refused above 100 actions", () => {
  assert.equal(refusal("expandWildcard", policy(`"ecs:*:*|", ${list(98)}`)), "the statement would have 104 actions, and the service allows 100 (IAM.1033)");
});

test("shrinkToWildcard: the longest common prefix first, then one for more, and never one that matches an action that is not granted", () => {
  const all = '"ecs:servers:get|", "ecs:servers:getConsole", "ecs:servers:getServer", "ecs:servers:list"';
  const less = (pattern: string, count: number) => `Replace ${String(count)} actions by '${pattern}' (future actions will match, too)`;
  assert.deepEqual(titles("shrinkToWildcard", policy(all), complete), [less("ecs:servers:get*", 3)]);
  assert.deepEqual(titles("shrinkToWildcard", policy(`${all}, "ecs:servers:stop"`), complete), [less("ecs:servers:get*", 3), less("ecs:servers:*", 5)]);
  assert.deepEqual(titles("shrinkToWildcard", policy('"ecs:servers:get|", "ecs:servers:getConsole", "ecs:servers:list"')), [], "getServer is not granted");
  assert.deepEqual(titles("shrinkToWildcard", policy('"ecs:servers:getCon|sole", "ecs:servers:getServer", "ecs:*:get"'), complete), [less("ecs:servers:get*", 2)], "another wildcard grants the third");
});

test("shrinkToWildcard: a selection limits it", () => {
  const marked = policy('«"evs:volumes:list", "evs:volumes:get"», "ecs:servers:get"');
  assert.equal(result("shrinkToWildcard", marked), policy('"evs:volumes:*", "ecs:servers:get"'));
  assert.deepEqual(titles("shrinkToWildcard", policy('«"evs:volumes:list", "ecs:servers:get"», "evs:volumes:get"')), [], "two resource types");
});

test("shrinkToWildcard: a misprint of the tables is kept, because it means another action", () => {
  assert.deepEqual(titles("shrinkToWildcard", policy('"vpc:ports:crea|re", "vpc:ports:create"')), []);
  assert.equal(result("shrinkToWildcard", policy('"vpc:ports:creare", "vpc:ports:create|", "vpc:ports:createPair"')), policy('"vpc:ports:creare", "vpc:ports:create*"'));
});

test("shrinkToWildcard: comments of the actions are kept at the wildcard", () => {
  const marked = policy('\n  // a\n  "evs:volumes:get|", // b\n  "evs:volumes:list" // c\n').replace("}] }", "}] }");
  assert.equal(result("shrinkToWildcard", marked), policy('\n  // a\n  // c\n  "evs:volumes:*" // b\n'));
});

test("sortActions: sorted lists, and lists with other values, are not changed", () => {
  for (const items of ['"ecs:servers:get", |"ecs:servers:list"', '"ecs:servers:stop|", 1, "ecs:servers:get"', '"ecs:servers:stop| ecs:servers:get", "ecs:a:b"', "|"]) assert.deepEqual(titles("sortActions", policy(items)), [], items);
  assert.deepEqual(titles("sortActions", policy('"b:b:b", "a:a:a"').replace("Effect", "Eff|ect")), [], "the cursor is not in the list");
});

test("sortActions: the first of equal names is kept, with the comments of all", () => {
  assert.deepEqual(titles("sortActions", policy('|"ecs:servers:get", "ECS:servers:GET"')), ["Remove duplicates (1 of 2 actions)"]);
  assert.equal(result("sortActions", policy('\n  "b:b:b|", // one\n  "a:a:a",\n  // two\n  "B:b:b", // three\n')), policy('\n  "a:a:a",\n  // two\n  // three\n  "b:b:b", // one\n'));
});

test("sortActions: a comment that would comment out the next text is moved above its action", () => {
  assert.equal(result("sortActions", policy('|"b:b:b", "c:c:c", // c\n  "a:a:a"')), policy('"a:a:a", "b:b:b",\n  // c\n  "c:c:c"'));
});

test("moveAction: not offered for all actions of a statement, or over several statements", () => {
  const one = '{ "Effect": "Allow", "Action": ["ecs:servers:get|", "ecs:servers:list"] }';
  assert.deepEqual(titles("moveAction", policy('"ecs:servers:get|"')), []);
  assert.deepEqual(titles("moveAction", policy('«"ecs:servers:get", "ecs:servers:list"»')), []);
  assert.deepEqual(titles("moveAction", two(one.replace("ecs:servers:list", "ecs:«servers:list").replace("|", ""), one.replace("|", "»"))), []);
  assert.deepEqual(titles("moveAction", `{ "Version": "1.1", "Statement": ${one} }`), [], "Statement is not an array");
});

test("moveAction: effect, resources, condition and comments of the statement are the same", () => {
  const marked = policy('"ecs:servers:get", "ecs:servers:list|"').replace("Allow", "Deny").replace("] }", '], /* only x */ "Condition": { "StringEquals": { "g:UserName": ["x"] } } }');
  const scope = ', /* only x */ "Condition": { "StringEquals": { "g:UserName": ["x"] } } }';
  assert.equal(result("moveAction", marked), two(`{ "Effect": "Deny", "Action": ["ecs:servers:get"]${scope}`, `{ "Effect": "Deny", "Action": ["ecs:servers:list"]${scope}`));
});

test("moveAction: refused if the policy would become too long", () => {
  const long = Array.from({ length: 57 }, (_, index) => `"ecs:servers:${"x".repeat(70)}${String(index).padStart(2, "0")}"`).join(", ");
  const restricted = policy(`"ecs:servers:get|", ${long}`).replace("] }", `], "Resource": ["ecs:*:*:instance:${"y".repeat(1200)}"] }`);
  assert.match(refusal("moveAction", restricted), /^the policy would be \d+ characters long without white space, and the service allows 6144 \(IAM\.1021\)$/);
});

test("splitByService: resources are moved with their service, and a service without any keeps them all", () => {
  const resources = '"Resource": ["ecs:*:*:instance:1", "obs:*:*:object:b/x"]';
  const statement = (action: string, more: string) => `{ "Effect": "Allow", "Action": [${action}], ${more} }`;
  const whole = (actions: string) => `{ "Version": "1.1", "Statement": [${statement(actions, resources)}] }`;
  assert.equal(result("splitByService", whole('"ecs:servers:get|", "obs:bucket:ListBucket"')), two(
    statement('"ecs:servers:get"', '"Resource": ["ecs:*:*:instance:1"]'), statement('"obs:bucket:ListBucket"', '"Resource": ["obs:*:*:object:b/x"]')));
  assert.equal(result("splitByService", whole('"ecs:servers:get|", "evs:volumes:get"')), two(
    statement('"ecs:servers:get"', resources), statement('"evs:volumes:get"', resources)));
});

test("splitByService: entries without a service are kept in the first statement; with one service there is nothing to split", () => {
  assert.equal(result("splitByService", policy('"*:*:list", "ecs:servers:get|", "nonsense", "evs:volumes:get"')), two(
    '{ "Effect": "Allow", "Action": ["*:*:list", "ecs:servers:get", "nonsense"] }', '{ "Effect": "Allow", "Action": ["evs:volumes:get"] }'));
  for (const items of ['"ecs:servers:get|", "ECS:servers:list"', '"ecs:servers:get|", "*:*:list"', '"nonsense|", "*:*:list"']) assert.deepEqual(titles("splitByService", policy(items)), [], items);
});

test("mergeStatements: only statements with the same effect, resources and condition, and without other elements", () => {
  const statement = (more: string, effect = "Allow") => `{ "Effect": "${effect}", "Action": ["ecs:servers:get"]${more} }`;
  const merged = (first: string, second: string) => titles("mergeStatements", two(first.replace("Effect", "Eff|ect"), second));
  const title = ["Merge statements 1, 2 (same effect, resources and condition)"];
  const condition = (values: string) => `, "Condition": { "StringEquals": { "g:UserName": [${values}] } }`;
  assert.deepEqual(merged(statement(condition('"a", "b"')), statement(condition('"b", "a"'))), title);
  assert.deepEqual(merged(statement(""), statement("", "allow")), title, "the service accepts both spellings");
  assert.deepEqual(merged(statement(""), statement("", "Deny")), []);
  assert.deepEqual(merged(statement(""), statement(condition('"a"'))), []);
  assert.deepEqual(merged(statement(', "Resource": ["ecs:*:*:instance:1"]'), statement(', "Resource": ["ecs:*:*:instance:2"]')), []);
  assert.deepEqual(merged(statement(""), statement(', "Sid": "x"')), [], "an element that would be lost");
  assert.deepEqual(merged(statement(""), statement(', "NotAction": ["ecs:servers:list"]')), []);
});

test("mergeStatements: refused above 100 actions", () => {
  const statement = (name: string) => `{ "Effect": "Allow", "Action": [${list(60, name)}] }`;
  assert.equal(refusal("mergeStatements", two(statement("a:b:c").replace("Effect", "Eff|ect"), statement("d:e:f"))), "the statement would have 120 actions, and the service allows 100 (IAM.1033)");
});

test("splitByScope: OBS gets its own file, a reliable list of services decides, unknown ones are kept", () => {
  const marked = policy('"ecs:servers:get|", "obs:bucket:ListBucket", "zzz:a:b", "*:*:list"');
  assert.deepEqual(titles("splitByScope", marked), ["Move the actions of OBS to 'policy-obs.json', to be created as AX and as XA"]);
  assert.equal(result("splitByScope", marked), policy('"ecs:servers:get", "zzz:a:b", "*:*:list"'));
  for (const items of ['"iam:users:list|", "obs:bucket:ListBucket"', '"ecs:servers:get|", "zzz:a:b"', '"iam:users:list|", "*:*:list"']) assert.deepEqual(titles("splitByScope", policy(items)), [], items);
});

test("splitByScope: a whole statement is moved with its comments; an indivisible one keeps everything together", () => {
  const marked = `{ "Version": "1.1", "Statement": [
  // People
  { "Effect": "Allow", "Action": ["iam:users:list|"] }, // all
  // Servers
  { "Effect": "Allow", "Action": ["ecs:servers:get"] }
] }`;
  const { text, start } = readSelection(marked);
  const [offered] = offers(text, facts, start).filter(({ refactoring }) => refactoring.id === "splitByScope");
  assert.ok(offered);
  assert.equal(applyEdits(text, offered.refactored.edits), '{ "Version": "1.1", "Statement": [\n  // Servers\n  { "Effect": "Allow", "Action": ["ecs:servers:get"] }\n] }');
  assert.deepEqual(offered.refactored.newFiles, [{ suffix: "global", name: "policy-global.json", text: '{ "Version": "1.1", "Statement": [\n  // People\n  { "Effect": "Allow", "Action": ["iam:users:list"] } // all\n] }' }]);
  assert.deepEqual(titles("splitByScope", policy('"ecs:servers:get|", "iam:users:list iam:users:get"')), []);
});

test("splitByScope: a response of the API becomes a request; one of several policies is not split", () => {
  const inner = policy('"ecs:servers:get|", "iam:users:list"');
  const { text, start } = readSelection(`{ "role": { "id": "1", "catalog": "CUSTOMED", "display_name": "${"n".repeat(64)}", "links": { "self": "x" }, "policy": ${inner}, "description": "d" } }`);
  const [offered] = offers(text, facts, start).filter(({ refactoring }) => refactoring.id === "splitByScope");
  assert.deepEqual(JSON.parse(offered?.refactored.newFiles?.[0]?.text ?? ""), { role: { type: "AX", display_name: `${"n".repeat(57)}-global`, policy: JSON.parse(policy('"iam:users:list"')), description: "d" } });
  assert.deepEqual(titles("splitByScope", `{ "roles": [{ "policy": ${inner} }] }`), []);
});

test("a comment without a place prevents a refactoring, and the reason names it", () => {
  assert.equal(refusal("expandWildcard", policy('"evs:volumes:get",\n // why\n "evs:volumes:get*|"')), "the comment // why would lose its place");
});
