import assert from "node:assert/strict";
import * as vscode from "vscode";
import { accept, actionsIn, applyFix, completionsAt, findings, findingsWith, fixesFor, hoverAt, labelOf, placeOf, policyOf, settled, until, withPolicy, type Tests } from "./steps.js";

const missing = (document: vscode.TextDocument) => findingsWith(document, "missing-dependency");

async function edit(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  change(workspaceEdit);
  assert.ok(await vscode.workspace.applyEdit(workspaceEdit));
}

export const editingTests: Tests = {
  "findings follow what is typed": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    await until("one finding", () => missing(document).length === 1);
    const end = placeOf(document, '"ecs:servers:stop"', '"ecs:servers:stop"'.length);
    await edit((change) => change.insert(document.uri, end, ',\n        "ecs:servers:g*"'));
    await until("none: a wildcard grants it", () => missing(document).length === 0);
    await edit((change) => change.replace(document.uri, new vscode.Range(placeOf(document, "ecs:servers:g*"), placeOf(document, "ecs:servers:g*", 14)), "ecs:servers:lock"));
    await until("two: one for each action", () => missing(document).length === 2);
    assert.ok(missing(document).every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
  }),
  "an action that only a newer page lists is a hint": () => withPolicy(policyOf("ecs:servers:stop", "ecs:servers:get"), async (document) => {
    const [hint] = await until("the hint", () => findingsWith(document, "newer-dependency").length === 1 && findingsWith(document, "newer-dependency"));
    assert.equal(hint?.severity, vscode.DiagnosticSeverity.Hint);
    assert.match(hint?.message ?? "", /ecs:servers:list/);
    assert.equal(missing(document).length, 0);
  }),
  "a denied dependency is its own finding": () => {
    const text = policyOf("ecs:servers:stop", "ecs:servers:get").replace(/\n {2}\]\n\}\n$/, ',\n    { "Effect": "Deny", "Action": ["ecs:servers:get"] }\n  ]\n}\n');
    return withPolicy(text, async (document) => { await until("the finding", () => findingsWith(document, "dependency-denied").length === 1); });
  },
  "one fix adds everything that all actions need": () => withPolicy(policyOf("ecs:servers:stop", "ecs:servers:resize", "ecs:servers:lock"), async (document) => {
    await until("three findings", () => missing(document).length === 3);
    await applyFix(document, missing(document)[0]!, /\ball\b/i);
    await until("none", () => missing(document).length === 0);
    await settled(document);
    assert.equal(missing(document).length, 0);
    const actions = actionsIn(document);
    assert.equal(actions.length, new Set(actions).size, "nothing is added twice");
    for (const action of ["ecs:servers:get", "evs:volumes:attach", "vpc:ports:create"]) assert.ok(actions.includes(action), action);
    assert.ok(!actions.includes("vpc:ports:creare"), "the misprint is never inserted");
  }),
  "actions of a statement with a condition get their dependencies in a new statement": () => {
    const text = policyOf("ecs:servers:stop").replace("      ]\n    }", '      ],\n      "Condition": { "StringEquals": { "g:DomainName": ["a"] } }\n    }');
    return withPolicy(text, async (document) => {
      await applyFix(document, await until("the finding", () => missing(document)[0]), /^Add /);
      await until("none", () => missing(document).length === 0);
      const { Statement: statements } = JSON.parse(document.getText()) as {
        Statement: { Action: string[]; Effect: string; Condition?: unknown }[];
      };
      assert.deepEqual(
        statements.map(({ Effect, Action }) => [Effect, ...Action]),
        [
          ["Allow", "ecs:servers:stop"],
          ["Allow", "ecs:servers:get"],
        ],
      );
      assert.equal(statements[1]?.Condition, undefined);
    });
  },
  "two actions in one string are found and split": () => withPolicy(policyOf(" ecs:servers:stop ecs:servers:get "), async (document) => {
    const finding = await until("the finding", () => findingsWith(document, "malformed-action")[0]);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    await applyFix(document, finding, /split/i);
    await until("no finding", () => findingsWith(document, "malformed-action").length === 0);
    assert.deepEqual(actionsIn(document), ["ecs:servers:stop", "ecs:servers:get"]);
  }),
  "a misprint of the documentation is recognized and corrected": () => withPolicy(policyOf("ecs:servers:get", "vpc:ports:creare"), async (document) => {
    const finding = await until("the finding", () => findingsWith(document, "documentation-erratum")[0]);
    assert.match(finding.message, /vpc:ports:create/);
    await applyFix(document, finding, /vpc:ports:create/);
    await until("no finding", () => findingsWith(document, "documentation-erratum").length === 0);
    assert.deepEqual(actionsIn(document), ["ecs:servers:get", "vpc:ports:create"]);
  }),
  "the misprint is never offered": () => withPolicy(policyOf("vpc:ports:"), async (document) => {
    const labels = (await completionsAt(document, placeOf(document, "vpc:ports:", 10))).map(labelOf);
    assert.ok(!labels.includes("vpc:ports:creare"));
  }),
  "a suggestion between two items replaces the whole string": () => withPolicy(policyOf("ecs:servers:get", "ecs:servers:re", "ecs:servers:lock"), async (document) => {
    const items = await completionsAt(document, placeOf(document, "ecs:servers:re", 8));
    const item = items.find((candidate) => labelOf(candidate) === "ecs:servers:reboot");
    assert.ok(item);
    await accept(document, item);
    assert.deepEqual(actionsIn(document), ["ecs:servers:get", "ecs:servers:reboot", "ecs:servers:lock"]);
  }),
  "an unclosed string is closed": () => withPolicy(policyOf("ecs:servers:get", "ecs:servers:re").replace('re"', "re"), async (document) => {
    const item = (await completionsAt(document, placeOf(document, "ecs:servers:re", 14))).find((candidate) => labelOf(candidate) === "ecs:servers:reboot");
    assert.ok(item, "ecs:servers:reboot is offered");
    await accept(document, item);
    assert.equal(document.getText(), policyOf("ecs:servers:get", "ecs:servers:reboot"));
  }),
  "a new item is offered with its quotes and comma": () => {
    const text = policyOf("ecs:servers:get").replace('"ecs:servers:get"', '"ecs:servers:get",\n        ');
    return withPolicy(text, async (document) => {
      const place = document.positionAt(document.getText().indexOf("ecs:servers:get") + 'ecs:servers:get",\n        '.length);
      const item = (await completionsAt(document, place)).find((candidate) => labelOf(candidate) === "ecs:servers:stop");
      assert.ok(item, "ecs:servers:stop is offered");
      await accept(document, item);
      assert.deepEqual(actionsIn(document), ["ecs:servers:get", "ecs:servers:stop"]);
    });
  },
  "hover shows what this policy lacks, and counts the matches of a wildcard": () => withPolicy(policyOf("ecs:servers:stop", "ecs:servers:re*"), async (document) => {
    assert.match(await hoverAt(document, placeOf(document, "ecs:servers:stop", 4)), /ecs:servers:get.*missing/i);
    const wildcard = await hoverAt(document, placeOf(document, "ecs:servers:re*", 4));
    for (const name of ["ecs:servers:reboot", "ecs:servers:resize"]) assert.ok(wildcard.includes(name), wildcard);
  }),
  "a broken file is still checked, and nothing is lost when it is fixed again": () => {
    const whole = policyOf("ecs:servers:stop");
    return withPolicy(whole.slice(0, whole.indexOf("stop") + 5), async (document) => {
      const errors = () => findings(document).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      await until("the findings in the broken file", () => missing(document).length === 1 && errors().length > 0);
      await edit((change) =>
        change.insert(
          document.uri,
          document.positionAt(document.getText().length),
          whole.slice(document.getText().length),
        ),
      );
      assert.equal(document.getText(), whole);
      await until("the finding in the complete file, and no error", () => missing(document).length === 1 && errors().length === 0);
    });
  },
  "the file keeps its line breaks, tabs and comments": () => {
    const text = '{\r\n\t"Version": "1.1", // version\r\n\t"Statement": [{\r\n\t\t"Effect": "Allow",\r\n\t\t"Action": [\r\n\t\t\t"ecs:servers:stop" // stop\r\n\t\t]\r\n\t}]\r\n}\r\n';
    return withPolicy(text, async (document) => {
      await applyFix(document, await until("the finding", () => missing(document)[0]), /^Add /);
      await until("none", () => missing(document).length === 0);
      assert.equal(document.getText(), text.replace('"ecs:servers:stop" // stop', '"ecs:servers:stop", // stop\r\n\t\t\t"ecs:servers:get"'));
    }, "policy.jsonc");
  },
  "a granted dependency is not offered again": () => withPolicy(policyOf("ecs:servers:stop", "ecs:*:get"), async (document) => {
    await settled(document);
    for (const finding of findings(document)) {
      for (const fix of await fixesFor(document, finding)) assert.doesNotMatch(fix.title, /^Add ecs:servers:get$/);
    }
  }),
  "settings choose the language and the severity immediately": () => withPolicy(policyOf("ecs:servers:stop"), async (document) => {
    const settings = vscode.workspace.getConfiguration("huaweiIam");
    try {
      await settings.update("language", "zh-cn", vscode.ConfigurationTarget.Global);
      await until("a Chinese finding", () => /\p{Script=Han}/u.test(missing(document)[0]?.message ?? ""));
      await settings.update("rules", { "missing-dependency": "error" }, vscode.ConfigurationTarget.Global);
      await until("an error", () => missing(document)[0]?.severity === vscode.DiagnosticSeverity.Error);
    } finally {
      await settings.update("language", undefined, vscode.ConfigurationTarget.Global);
      await settings.update("rules", undefined, vscode.ConfigurationTarget.Global);
    }
    await until("the English warning", () => missing(document)[0]?.severity === vscode.DiagnosticSeverity.Warning && /also needs/.test(missing(document)[0]?.message ?? ""));
  }),
};
