import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { effectivePermissions } from "../../../server/src/core/analysis/permissions.js";
import { dependenciesOf } from "../../../server/src/core/catalog/dependencies.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { parseConfig } from "../../../server/src/core/config/parse-config.js";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { minifiedPolicyLength } from "../../../server/src/core/policy/minified-length.js";
import type { Fix } from "../../../server/src/core/fix/fix.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { assertProportional } from "../../support/growth.js";
import { brokenTexts, policyTexts } from "../../pages/policies.js";
import { realCatalog } from "../../support/catalog.js";
import { checkFix } from "../../support/harmless.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const catalog = realCatalog();
const sound = policyTexts(catalog);
const broken = brokenTexts(sound);
const runs = { numRuns: 300 };

/** The verdicts of every policy of a text on every known action. */
function verdicts(text: string): string[] {
  return parsePolicyFile(text, "jsonc").policies.map((policy) => {
    const permissions = effectivePermissions(policy, catalog);
    return catalog.actions.map(({ name }) => permissions.verdict(name)[0]).join("");
  });
}

test("properties: every fix of a valid text keeps its promises, and the line breaks", () => {
  fc.assert(fc.property(sound, (text) => {
    for (const finding of lint(parsePolicyFile(text, "jsonc"), catalog)) {
      const all: (Fix | undefined)[] = [...finding.fixes(), finding.fixAll()];
      for (const fix of all.filter((one) => one !== undefined && !one.refused) as Fix[]) {
        checkFix(text, fix, catalog);
        assert.equal(applyEdits(text, fix.edits).includes("\r\n"), text.includes("\r\n"), "line breaks");
      }
    }
  }), { numRuns: 120, examples: [['{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:cloudServers:put aom:alarmRule:create"]}]}']] });
});

test("properties: all safe fixes together change no verdict", () => {
  fc.assert(fc.property(sound, (text) => {
    const { text: fixed } = applySafeFixes(text, catalog, {}, "jsonc");
    if (fixed !== text) assert.deepEqual(verdicts(fixed), verdicts(text), text);
  }), runs);
});

for (const [name, texts] of Object.entries({ sound, broken })) {
  for (const dialect of ["json", "jsonc"] as const) {
    test(`properties: fixing a ${name} text as ${dialect} twice is the same as once`, () => {
      fc.assert(fc.property(texts, (text) => {
        const once = applySafeFixes(text, catalog, {}, dialect);
        const twice = applySafeFixes(once.text, catalog, {}, dialect);
        assert.equal(twice.text, once.text, text);
        assert.equal(twice.edits.length, 0);
        assert.equal(applyEdits(text, once.edits), once.text);
      }), runs);
    });
  }
}

/** Everything that some actions require, directly or indirectly. */
function closure(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const required of dependenciesOf(catalog.action(name) ?? { name, service: "", resourceType: "", operation: "", permissions: [], status: "documented" }).required) {
      if (seen.has(required.toLowerCase())) continue;
      seen.add(required.toLowerCase());
      open.push(required);
    }
  }
  return seen;
}

const listed = (text: string) =>
  parsePolicyFile(text).policies.flatMap(({ statements }) =>
    statements.flatMap(({ actions }) => actions.map(({ pattern }) => pattern.text.toLowerCase())),
  );

test("properties: adding all missing dependencies ends, adds only them, and exceeds no limit", () => {
  const names = catalog.actions.filter(({ status }) => status === "documented").map(({ name }) => name);
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 90 }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.array(fc.boolean()),
      (lists, restricted) => {
        const statements = lists.map((list, index) => ({
          Effect: "Allow",
          Action: list,
          ...(restricted[index] ? { Resource: ["ecs:*:*:instance:x"] } : {}),
        }));
        let text = JSON.stringify({ Version: "1.1", Statement: statements }, null, 2);
        const start = text;
        for (let round = 0; ; round++) {
          assert.ok(round < 3, "more than three rounds");
          const missing = lint(parsePolicyFile(text), catalog).filter(({ rule }) => rule.id === "missing-dependency");
          if (missing.length === 0) break;
          const fix = missing[0]!.fixAll() ?? missing[0]!.fixes()[0]!;
          if (fix.refused) break;
          assert.equal(fix.safety, "grants-access");
          text = applyEdits(text, fix.edits);
          const [policy] = parsePolicyFile(text).policies;
          assert.ok(
            policy!.statements.length <= 8
              && policy!.statements.every(({ actions }) => actions.length <= 100)
              && minifiedPolicyLength(policy!) <= 6144,
          );
        }
        const allowed = closure(lists.flat());
        const before = listed(start);
        assert.deepEqual(
          listed(text).filter((name) => !before.includes(name) && !allowed.has(name)),
          [],
        );
      },
    ),
    { numRuns: 100 },
  );
});

/** Uses a text like an editor: every finding with its texts and fixes. */
function exercise(text: string): void {
  for (const dialect of ["json", "jsonc"] as const) {
    const findings = lint(parsePolicyFile(text, dialect), catalog);
    const seen = new Set<string>();
    for (const [index, finding] of findings.entries()) {
      const { message, args, range } = finding.report;
      for (const template of [message.en, message.zh]) {
        for (const [, place] of template.matchAll(/\{(\w+)\}/g)) assert.notEqual(args[place!], undefined, `${finding.rule.id}: {${place}}`);
      }
      assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, finding.rule.id);
      if (index < 100) finding.fixes();
      if (!seen.has(finding.rule.id)) finding.fixAll();
      seen.add(finding.rule.id);
    }
  }
  parseConfig(text);
}

test("properties: no text makes it throw", () => {
  fc.assert(fc.property(fc.oneof(broken, fc.string(), fc.string({ unit: "binary" }), fc.json()), exercise), { numRuns: 500 });
  fc.assert(fc.property(broken, fc.nat(), (text, cut) => exercise(text.slice(0, cut % (text.length + 1)))), runs);
});

const around = (inner: string) => `{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:stop", ${inner}]}]}`;

for (const text of ['"\ud800:\udfff:x", "\\ud800:a:b"', '"ecs:\0:get", \0']) {
  test(`properties: ${JSON.stringify(text)} in a policy is processed`, () => exercise(around(text)));
}

const garbage: Readonly<Record<string, readonly [size: number, make: (size: number) => string]>> = {
  "brackets": [100_000, (size) => `{"Statement": ${"[".repeat(size)}`],
  "brackets in a policy": [100_000, (size) => around("[".repeat(size))],
  "braces with keys": [100_000, (size) => `{"Version": "1.1", "Statement": ${'{"a":'.repeat(size)}`],
  "closing brackets only": [100_000, (size) => `"Statement" ${"]".repeat(size)}`],
  "characters in a string": [10_000_000, (size) => around(`"${"a".repeat(size)}"`)],
  "characters in an unclosed string": [10_000_000, (size) => around(`"${"a".repeat(size)}`)],
  "blanks": [1_000_000, (size) => around(`"ecs:servers:get"${" ".repeat(size)}`)],
  "full-width commas": [100_000, (size) => around("，".repeat(size))],
  "smart quotes": [100_000, (size) => around("“".repeat(size))],
  "slashes": [100_000, (size) => around("/".repeat(size))],
  "open comments": [50_000, (size) => around("/*".repeat(size))],
  "actions": [10_000, (size) => around(Array.from({ length: size }, (_, index) => `"ecs:servers:get${index % 50}"`).join(","))],
  "suppression comments": [3000, (size) => around(`\n${"// huawei-iam-disable-next-line x\n".repeat(size)}"ecs:servers:get"`)],
};
for (const [what, [size, make]] of Object.entries(garbage)) {
  test(`properties: ${size} ${what} are processed in a time in proportion to their number`, () => assertProportional(size, make, exercise));
}
