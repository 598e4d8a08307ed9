import assert from "node:assert/strict";
import test from "node:test";
import { lintFile } from "../../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import { withoutPlaceholders, statementSnippet } from "../../../server/src/core/templates/snippet.js";
import { templates } from "../../../server/src/core/templates/templates.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();
const found = (text: string) => lintFile(parsePolicyFile(text), catalog, {}).findings.map(({ rule }) => rule.id);

for (const template of templates) {
  const text = withoutPlaceholders(template.text);
  test(`template ${template.id}: is a Huawei Cloud policy without findings on the real catalog, including hints`, () => {
    const { policies, problems } = parsePolicyFile(text);
    assert.deepEqual(policies.map(({ kind }) => kind), [template.id === "agency" ? "agency-policy" : "custom-policy"]);
    assert.deepEqual(problems, []);
    assert.deepEqual(found(text), []);
  });

  test(`template ${template.id}: every action is in the real catalog`, () => {
    const actions = parsePolicyFile(text).policies.flatMap(({ statements }) =>
      statements.flatMap((statement) => statement.actions),
    );
    for (const { pattern } of actions) {
      if (pattern.isWildcard) assert.ok(catalog.matching(pattern).length > 0, pattern.text);
      // Only the page about agencies names it, no published table.
      else if (template.id !== "empty" && pattern.text !== "iam:agencies:assume") assert.equal(catalog.action(pattern.text)?.status, "documented", pattern.text);
    }
  });

  test(`template ${template.id}: Version, Statement; Effect, Action, Resource; two blanks`, () => {
    assert.equal(text, JSON.stringify(JSON.parse(text), undefined, 2));
    const { Statement: statements, ...policy } = JSON.parse(text) as { Version: string; Statement: object[] };
    assert.deepEqual(policy, { Version: "1.1" });
    const order = ["Effect", "Action", "Resource"];
    for (const statement of statements)
      assert.deepEqual(
        Object.keys(statement),
        order.filter((key) => key in statement),
      );
  });

  test(`template ${template.id}: its statements in the list of another policy`, () => {
    const statements = withoutPlaceholders(statementSnippet(template));
    assert.ok(statements.startsWith("{\n  ") && statements.endsWith("\n}"), statements);
    const whole = JSON.parse(text) as { Statement: unknown };
    assert.deepEqual(JSON.parse(`[${statements}]`), whole.Statement);
  });
}

test("templates: every choice gives a policy without findings on the real catalog", () => {
  const withChoice = templates.filter(({ text }) => text.includes("|}"));
  assert.deepEqual(withChoice.map(({ id }) => id), ["service-read-only", "service-admin"]);
  for (const { id, text } of withChoice) {
    const [, choices = ""] = /\$\{1\|([^}]*)\|\}/.exec(text) ?? [];
    for (const choice of choices.split(",")) assert.deepEqual(found(text.replace(/\$\{1\|[^}]*\}/g, choice)), [], `${id}: ${choice}`);
  }
});

test("templates: ids and titles are unique, and every language has its own text", () => {
  const texts = templates.flatMap(({ title, description }) => [title, description]);
  for (const language of ["en", "zh"] as const) {
    const written = texts.map((text) => text[language]);
    assert.equal(new Set(written).size, written.length);
    for (const text of written) assert.equal(/[\u4e00-\u9fff]/.test(text), language === "zh", text);
  }
  assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length);
});

test("templates: a placeholder has the same example wherever it occurs", () => {
  for (const { text } of templates) {
    const places = [...text.matchAll(/\$\{(\d+)[:|]([^}]*)\}/g)].map(([, number, example]) => `${number} ${example}`);
    assert.equal(new Set(places.map((place) => place.split(" ")[0])).size, new Set(places).size, text);
    assert.equal(text.replace(/\$\{\d+[:|][^}]*\}/g, "").includes("$"), false, text);
  }
});
