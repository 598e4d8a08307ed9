import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Fix } from "../../../server/src/core/fix/fix.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../../server/src/core/terraform/find.js";
import { meaningOf } from "../../../server/src/core/terraform/put-back/same-policy.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { messageOf } from "../../support/fixture.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const facts = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:reboot -> ecs:servers:get
  ecs:servers:list -> ecs:servers:get
  ecs:servers:create -> ecs:servers:list, ims:images:get (from an image)
  vpc:ports:creare => vpc:ports:create
`);
const action = fc.constantFrom(
  ...facts.actions.map(({ name }) => name),
  "ECS:servers:get",
  "ecs:servers:gett",
  "ecs:*:list*",
  "evs:volumes:list ",
);
interface Listed {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
}
const statement: fc.Arbitrary<Listed> = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Allow", "Deny", "allow"),
    Action: fc.array(action, { minLength: 1, maxLength: 4 }),
    Resource: fc.constantFrom(["ecs:*:*:instance:1"], ["OBS:*:*:object:b/*"]),
  },
  { requiredKeys: ["Effect", "Action"] },
);
const statements = fc.array(statement, { minLength: 1, maxLength: 3 });

const list = (items: readonly string[]) => `[\n${items.map((one) => `    ${JSON.stringify(one)},\n`).join("")}  ]`;
const definition = (values: readonly (readonly string[])[]) =>
  `# 说明 😀\nlocals {\n${values.map((value, index) => `  s${String(index)} = ${list(value)}\n`).join("")}}\n`;
const definitionInJson = (values: readonly (readonly string[])[]) =>
  JSON.stringify({ "//": "说明 😀", locals: Object.fromEntries(values.map((value, index) => [`s${String(index)}`, value])) }, undefined, 2);
/** Which files of the folder are in JSON, and not in HCL's own syntax. */
interface Notations {
  readonly isMainJson: boolean;
  readonly areLocalsJson: boolean;
}
const notations: fc.Arbitrary<Notations> = fc.record({ isMainJson: fc.boolean(), areLocalsJson: fc.boolean() });

/** A role whose actions are in local values of another file, which as many roles use as `roles` says. */
function filesOf(
  all: readonly Listed[],
  roles: number,
  { isMainJson, areLocalsJson }: Notations,
): readonly [main: string, locals: string] {
  const items = all.map(({ Effect, Resource }, index) => {
    const resource = Resource ? `, Resource = ${JSON.stringify(Resource)}` : "";
    return `    { Effect = ${JSON.stringify(Effect)}, Action = local.s${String(index)}${resource} },\n`;
  });
  const policy = `jsonencode({\n    Version = "1.1"\n    Statement = [\n${items.join("")}    ]\n  })`;
  const role = (name: string) =>
    `resource "huaweicloud_identity_role" "${name}" {\n  type   = "XA"\n  policy = ${policy}\n}\n`;
  const names = Array.from({ length: roles }, (_, index) => `r${String(index)}`);
  const inJson = Object.fromEntries(names.map((name) => [name, { type: "XA", policy: `\${${policy}}` }]));
  const main = isMainJson
    ? JSON.stringify({ resource: { huaweicloud_identity_role: inJson } }, undefined, 2)
    : names.map(role).join("\n");
  return [main, (areLocalsJson ? definitionInJson : definition)(all.map(({ Action }) => Action))];
}

/** The content of the policies of the folder, apart from its layout. */
function policiesOf(main: string, locals: string): string[] {
  return parseTerraform(main, [locals]).views.map(({ text }) => meaningOf(text));
}

/** Both texts after a fix of the first one. */
function afterFix(own: string, other: string, { edits, elsewhere = [] }: Fix): readonly [string, string] {
  for (const { text } of elsewhere) assert.equal(text, other);
  return [applyEdits(own, edits), applyEdits(other, elsewhere.flatMap((one) => one.edits))];
}

function fixesOf(text: string, notation: "json" | "terraform", siblings: readonly string[], seen: Map<string, number>) {
  return lintSource(text, notation, facts, {}, siblings).findings.flatMap((finding) => {
    const all = finding.fixAll();
    return [...finding.fixes(), ...(all ? [all] : [])].map((fix) => {
      const title = `${finding.rule.id} ${messageOf(finding)}: ${JSON.stringify(fix.args)} ${fix.title.en}`;
      const count = (seen.get(title) ?? 0) + 1;
      seen.set(title, count);
      return [`${title} #${String(count)}`, fix] as const;
    });
  });
}

test("terraform: a fix of a value in another file gives the same policy as the fix in JSON", () => {
  let made = 0;
  const refused: Record<string, number> = {};
  fc.assert(fc.property(statements, notations, (all, written) => {
    const json = JSON.stringify({ Version: "1.1", Statement: all }, undefined, 2);
    const wanted = new Map(fixesOf(json, "json", [], new Map()));
    const [main, locals] = filesOf(all, 1, written);
    const seen = new Map<string, number>();
    const inMain = fixesOf(main, "terraform", [locals], seen).map(([title, fix]) => [title, fix, main, locals] as const);
    const inLocals = fixesOf(locals, "terraform", [main], seen).map(([title, fix]) => [title, fix, locals, main] as const);
    for (const [title, fix, own, other] of [...inMain, ...inLocals]) {
      const inJson = wanted.get(title);
      if (!inJson) continue;
      if (fix.refused) {
        const why = `${fix.title.en}: ${fix.refused.reason.en}`;
        if (!inJson.refused) refused[why] = (refused[why] ?? 0) + 1;
        continue;
      }
      made++;
      const [ownAfter, otherAfter] = afterFix(own, other, fix);
      const [mainAfter, localsAfter] = own === main ? [ownAfter, otherAfter] : [otherAfter, ownAfter];
      assert.deepEqual(policiesOf(mainAfter, localsAfter), [meaningOf(applyEdits(json, inJson.edits))], title);
    }
  }), { numRuns: 600 });
  assert.ok(made > 500, String(made));
  assert.deepEqual(refused, {}, "no fix is refused that JSON can take");
});

/** How a JSON file has the statements of a policy in a local value. */
const shapes = fc.record({
  part: fc.constantFrom("policy", "statements", "statement"),
  space: fc.constantFrom(0, 2, "\t"),
  hasCrlf: fc.boolean(),
  isInOneFile: fc.boolean(),
});
type Shape = typeof shapes extends fc.Arbitrary<infer One> ? One : never;

/** A role in HCL or JSON, and a file in JSON with its statements in a local value. In one file, both are the same. */
function objectsOf(all: readonly Listed[], { part, space, hasCrlf, isInOneFile }: Shape): readonly [string, string] {
  const local = { policy: { Version: "1.1", Statement: all }, statements: all, statement: Object.fromEntries(all.map((one, index) => [`s${String(index)}`, one])) }[part];
  const items = all.map((_, index) => `local.s.s${String(index)}`).join(", ");
  const list = part === "statements" ? "local.s" : `[${items}]`;
  const policy = `jsonencode(${part === "policy" ? "local.s" : `{ Version = "1.1", Statement = ${list} }`})`;
  const resource = { huaweicloud_identity_role: { r: { type: "XA", policy: `\${${policy}}` } } };
  const locals = { "//": "说明 😀 local.s", locals: { s: local, other: ["\\/"] } };
  const escaped = JSON.stringify(isInOneFile ? { ...locals, resource } : locals, undefined, space)
    .replace(/\$\{(?=g:)/g, "$$$&").replaceAll("ECS", "\\u0045CS");
  const json = hasCrlf ? escaped.replaceAll("\n", "\r\n") : escaped;
  const main = `resource "huaweicloud_identity_role" "r" {\n  type   = "XA"\n  policy = ${policy}\n}\n`;
  return [isInOneFile ? json : main, json];
}

test("terraform: a fix of statements in a JSON file gives the same policy as the fix of a policy in JSON", () => {
  const names: fc.Arbitrary<readonly Listed[]> = fc.array(fc.record(
    { Effect: fc.constantFrom("Allow", "allow"), Action: fc.array(action, { minLength: 1, maxLength: 3 }), Sid: fc.constant("a"), Resource: fc.constantFrom(["ecs:*:*:instance:${g:UserName}/\"1"], ["ecs:*:*:instance:1"]) },
    { requiredKeys: ["Effect", "Action"] },
  ), { minLength: 1, maxLength: 3 });
  const made = new Map<string, number>();
  const refused = new Map<string, number>();
  fc.assert(fc.property(names, shapes, (all, shape) => {
    const json = JSON.stringify({ Version: "1.1", Statement: all }, undefined, 2);
    const wanted = new Map(fixesOf(json, "json", [], new Map()));
    const [main, locals] = objectsOf(all, shape);
    const siblings = shape.isInOneFile ? [] : [main];
    for (const [title, fix] of fixesOf(locals, "terraform", siblings, new Map())) {
      const inJson = wanted.get(title);
      if (!inJson || inJson.refused) continue;
      const count = fix.refused ? refused : made;
      const key = fix.refused ? `${shape.part}: ${fix.title.en}: ${fix.refused.reason.en}` : shape.part;
      count.set(key, (count.get(key) ?? 0) + 1);
      if (fix.refused) continue;
      const [localsAfter, mainAfter] = afterFix(locals, main, fix);
      const after = shape.isInOneFile ? parseTerraform(localsAfter) : parseTerraform(mainAfter, [localsAfter]);
      const policies = after.views.map(({ text }) => meaningOf(text));
      assert.deepEqual(policies, [meaningOf(applyEdits(json, inJson.edits))], title);
      const { s } = (JSON.parse(localsAfter.replaceAll("$${", "${")) as { locals: { s: unknown } }).locals;
      if (shape.part === "policy") assert.deepEqual(s, JSON.parse(applyEdits(json, inJson.edits)), "as Terraform reads it");
      assert.doesNotMatch(localsAfter, shape.hasCrlf ? /(?<!\r)\n/ : /\r/, title);
    }
  }), { numRuns: 300 });
  for (const part of ["policy", "statements", "statement"]) assert.ok((made.get(part) ?? 0) > 100, JSON.stringify([...made]));
  assert.deepEqual([...refused], []);
});

test("terraform: a fix of a value that two policies use changes both, and says so unless it is right for both", () => {
  let made = 0;
  fc.assert(fc.property(statements, notations, (all, written) => {
    const [main, locals] = filesOf(all, 2, written);
    const before = policiesOf(main, locals);
    for (const [, fix] of fixesOf(locals, "terraform", [main], new Map())) {
      if (fix.refused) continue;
      made++;
      const [localsAfter, mainAfter] = afterFix(locals, main, fix);
      const [first, second] = policiesOf(mainAfter, localsAfter);
      const title = format(fix.title, fix.args, "en");
      assert.notEqual(first, before[0]);
      if (fix.safety === "safe") assert.ok(first === second || second === before[1], title);
      else if (second === before[1]) assert.doesNotMatch(title, /huaweicloud_/);
      else if (first === second) assert.match(title, / \(changes huaweicloud_identity_role\.r0, huaweicloud_identity_role\.r1\)$/);
      else assert.match(title, / \(a part of it also changes huaweicloud_identity_role\.r1\)$/);
    }
  }), { numRuns: 400 });
  assert.ok(made > 100, String(made));
});

test("terraform: safe fixes of a folder give the policy that they give in JSON", () => {
  fc.assert(fc.property(statements, fc.constantFrom(1, 2), notations, (all, roles, written) => {
    const json = JSON.stringify({ Version: "1.1", Statement: all }, undefined, 2);
    const wanted = meaningOf(applySafeFixes(json, facts).text);
    const [main, locals] = filesOf(all, roles, written);
    const first = applySafeFixes(main, facts, {}, "terraform", [locals]);
    const second = applySafeFixes(first.siblings[0]!, facts, {}, "terraform", [first.text]);
    const again = applySafeFixes(second.siblings[0]!, facts, {}, "terraform", [second.text]);
    assert.deepEqual(policiesOf(again.text, again.siblings[0]!), Array.from({ length: roles }, () => wanted));
  }), { numRuns: 400 });
});
