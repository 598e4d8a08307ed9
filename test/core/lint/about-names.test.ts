import assert from "node:assert/strict";
import { test } from "node:test";
import { ownCatalog } from "../../../server/src/core/analysis/own-catalog.js";
import { isAbout, type PolicyKind } from "../../../server/src/core/language/policy-languages.js";
import { parsePolicyFile } from "../../../server/src/core/policy/parse.js";
import type { PolicyRule } from "../../../server/src/core/rule/rule.js";
import { rules } from "../../../server/src/core/rules/index.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();

const aboutNames = rules.filter(
  (rule): rule is PolicyRule<unknown> => "isAboutNames" in rule && rule.isAboutNames === true,
);

/** Statements in which the same name is listed: alone, denied, limited, and among others. */
function policiesWith(name: string, version: string, other: string): string[] {
  const statements = [
    { Effect: "Allow", Action: [name] },
    { Effect: "Deny", Action: [name] },
    { Effect: "Allow", Action: [name], Resource: ["ecs:*:*:instance:x"] },
    { Effect: "Allow", Action: [name], Condition: { StringEquals: { "g:UserName": ["x"] } } },
    { Effect: "Deny", Action: [other, name, `${name}x`], Resource: ["*"] },
  ];
  return statements.map((statement) => JSON.stringify({ Version: version, Statement: [statement] }));
}

function reportersOf(name: string, text: string, kind: PolicyKind): string[] {
  const file = parsePolicyFile(text, "json", { kind, isOnly: kind !== "custom-policy" });
  const policy = file.policies[0]!;
  const [statement] = policy.statements;
  const entry = statement!.actions.find(({ pattern }) => pattern.text === name)!;
  const context = { catalog, settings: { grantedByEnterpriseProject: true, assumeGranted: [] }, file, policy };
  const listed = { statement: statement!, entry };
  return aboutNames
    .filter((rule) => isAbout(rule.appliesTo ?? ["custom-policy"], kind))
    .filter((rule) => rule.checkAction?.(listed, context) ?? rule.checkNamedAction?.(listed, context))
    .map(({ id }) => id);
}

for (const [kind, version] of [["custom-policy", "1.1"], ["identity-policy", "5.0"]] as const)
  test(`rules about names report on a documented action wherever it is listed, ${version}`, () => {
    const names = ownCatalog({ kind }, catalog)!.actions.map((action) => action.name);
    const found = new Set<string>();
    for (const name of names) {
      const [first, ...others] = policiesWith(name, version, names[0]!).map((text) => reportersOf(name, text, kind));
      for (const other of others) assert.deepEqual(other, first, name);
      for (const id of first!) found.add(id);
    }
    if (kind === "custom-policy") assert.deepEqual([...found].sort(), ["renamed-action"]);
  });
