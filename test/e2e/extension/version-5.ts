import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  completionsAt,
  findings,
  findingsWith,
  labelOf,
  placeOf,
  settled,
  until,
  withFiles,
  withPolicy,
  type Tests,
} from "./steps.js";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const policy = (statement: object) => ({ Version: "5.0", Statement: [statement] });
const start = { Effect: "Allow", Action: ["ecs:cloudServers:start"] };
const trust = { Effect: "Allow", Principal: { Service: ["service.APIG"] }, Action: ["sts:agencies:assume"] };

/** Valid policies of four kinds. */
const valid = {
  "identity.json": json(policy(start)),
  "agency.json": json({ agency_name: "gateway", trust_policy: JSON.stringify(policy(trust)) }),
  "full.scp.json": json(policy({ Sid: "Statement1", Effect: "Allow", Action: ["*"], Resource: ["*"] })),
  "session.json": json({
    agency_urn: "iam::a:agency:b",
    agency_session_name: "s",
    policy: JSON.stringify(policy(start)),
  }),
};

const settings = () => vscode.workspace.getConfiguration("huaweiIam");

export const version5Tests: Tests = {
  "a hover in a policy of version 5.0 has both languages if the setting says so": () =>
    withPolicy(valid["identity.json"], async (document) => {
      const place = placeOf(document, "cloudServers:start", 2);
      const shown = async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          "vscode.executeHoverProvider",
          document.uri,
          place,
        );
        const contents = hovers.flatMap((one) => one.contents);
        return contents.map((one) => (typeof one === "string" ? one : one.value)).join("\n");
      };
      try {
        await settings().update("hover.language", "both", vscode.ConfigurationTarget.Global);
        await until("both languages", async () =>
          /Access level: write[^]*访问级别：写|访问级别：写[^]*Access level: write/.test(await shown()),
        );
      } finally {
        await settings().update("hover.language", undefined, vscode.ConfigurationTarget.Global);
      }
    }),
  "valid policies of version 5.0 have no findings, and a hover has the access level": () =>
    withFiles(valid, async (documents) => {
      await settled(...documents);
      for (const document of documents)
        assert.deepEqual(
          findings(document).map(({ message }) => message),
          [],
          document.fileName,
        );
      const [identity] = documents;
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        identity!.uri,
        placeOf(identity!, "cloudServers:start", 2),
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((one) => (typeof one === "string" ? one : one.value))
        .join("\n");
      assert.match(text, /Access level: write|访问级别：写/);
      const labels = (await completionsAt(identity!, placeOf(identity!, "ecs:cloudServers:start", 4))).map(labelOf);
      assert.ok(labels.includes("ecs:cloudServers:deleteServers"), labels.slice(0, 9).join());
      assert.ok(!labels.includes("ecs:servers:stop"), "no name of version 1.1");
    }),
  "a misspelled element of version 5.0 has the code of ValidatePolicy and a fix": () =>
    withPolicy(json(policy({ Efect: "Allow", Action: start.Action })), async (document) => {
      await until("the finding", () => findingsWith(document, "unknown-element").length === 1);
      const [finding] = findingsWith(document, "unknown-element");
      assert.match(finding!.message, /INVALID_POLICY_ELEMENT/);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        finding!.range,
      );
      const fix = actions.find(({ edit, title }) => edit && title.includes("Effect"));
      assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
      await until("no finding", () => findings(document).length === 0);
    }),
};
