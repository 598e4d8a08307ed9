import assert from "node:assert/strict";
import { completionsAt, findings, findingsWith, hoverAt, labelOf, placeOf, policyOf, settled, until, withFiles, withPolicy } from "./steps.js";
import * as vscode from "vscode";

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** JSON without a Huawei Cloud policy, some of it similar to one. */
const others = {
  "aws.json": json({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["ec2:StopInstances", "s3:*"], Resource: "*" }] }),
  "aws-trust.json": json({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }] }),
  "alibaba.json": json({ Version: "1", Statement: [{ Effect: "Allow", Action: ["ecs:StopInstance", "ecs:Describe*"], Resource: "acs:ecs:*:*:instance/*" }] }),
  "bucket-policy.json": json({ Statement: [{ Sid: "read", Effect: "Allow", Principal: { ID: ["*"] }, Action: ["GetObject", "ListBucket"], Resource: ["bucket/*"] }] }),
  "package.json": json({ name: "a", version: "1.1.0", scripts: { "ecs:servers:stop": "node stop.js", "test:unit:watch": "node --test" } }),
  "tsconfig.json": `// a comment\n${json({ compilerOptions: { strict: true } })}`,
  "swagger.json": json({ openapi: "3.0.0", info: { version: "1.1" }, paths: {} }),
  "list.json": json(["ecs:servers:stop", "ecs:servers:reboot"]),
  "empty.json": "",
  "number.json": "1.1",
};

const terraform = `resource "huaweicloud_identity_role" "operator" {
  policy = jsonencode({
    Version = "1.1"
    Statement = [
      {
        Effect = "Allow"
        Action = ["ecs:servers:stop"]
      },
    ]
  })
}
`;

export const recognitionTests = {
  "a policy in a Terraform file has hovers and completion": () => withFiles({ "main.tf": terraform }, async ([document]) => {
    assert.ok(document);
    await until("the finding", () => findingsWith(document, "missing-dependency").length === 1);
    assert.match(await hoverAt(document, placeOf(document, "ecs:servers:stop", 6)), /\/v2\.1\/\{project_id\}\/servers\/\{server_id\}\/action/);
    const labels = (await completionsAt(document, placeOf(document, "ecs:servers:stop", "ecs:servers:".length))).map(labelOf);
    assert.ok(labels.includes("ecs:servers:reboot"), labels.join("\n"));
    assert.equal(new Set(labels).size, labels.length, "nothing is offered twice");
  }),
  "a policy in a Terraform file is checked with any language id, and fixed in HCL": () => withFiles({ "main.tf": terraform }, async ([document]) => {
    assert.ok(document);
    await until("the finding", () => findingsWith(document, "missing-dependency").length === 1);
    const [finding] = findingsWith(document, "missing-dependency");
    assert.equal(document.getText(finding!.range), "ecs:servers:stop");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, finding!.range);
    const fix = actions.find(({ title }) => title.includes("ecs:servers:get"));
    assert.ok(fix?.edit && await vscode.workspace.applyEdit(fix.edit));
    assert.ok(document.getText().includes('Action = ["ecs:servers:stop", "ecs:servers:get"]'), document.getText());
  }),

  "other JSON gets no findings": () =>
    withFiles(others, async (documents) => {
      await settled(...documents);
      for (const document of documents)
        assert.deepEqual(
          findings(document).map(({ message }) => message),
          [],
          document.fileName,
        );
    }),
  "no action is offered in an AWS policy": () =>
    withPolicy(others["aws.json"], async (document) => {
      const labels = (await completionsAt(document, placeOf(document, "ec2:StopInstances", 4))).map(labelOf);
      assert.deepEqual(
        labels.filter((label) => label.startsWith("ecs:")),
        [],
      );
    }),
  "a policy inside an API request is recognized": () => {
    const text = json({ role: { display_name: "ops", type: "XA", policy: JSON.parse(policyOf("ecs:servers:stop")) as unknown } });
    return withPolicy(text, async (document) => { await until("the finding", () => findingsWith(document, "missing-dependency").length === 1); });
  },
  "a policy with comments and a trailing comma is recognized": () => {
    const text = policyOf("ecs:servers:stop").replace('"ecs:servers:stop"', '// stop only\n        "ecs:servers:stop", /* more to come */');
    return withPolicy(text, async (document) => { await until("the finding", () => findingsWith(document, "missing-dependency").length === 1); }, "policy.jsonc");
  },
  "VS Code's own JSON features keep working": () => withPolicy(policyOf("ecs:servers:stop").replace(/\n\s*/g, " "), async (document) => {
    const edits = await until("the formatter", async () => {
      const answer = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 2, insertSpaces: true });
      return answer?.length ? answer : undefined;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText().trimEnd(), policyOf("ecs:servers:stop").trimEnd());
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri);
    assert.deepEqual(symbols.map(({ name }) => name).sort(), ["Statement", "Version"]);
    const broken = new vscode.WorkspaceEdit();
    broken.insert(document.uri, new vscode.Position(0, 1), "}");
    await vscode.workspace.applyEdit(broken);
    await until("VS Code's own syntax error", () => vscode.languages.getDiagnostics(document.uri).some(({ source, severity }) => source !== "huawei-iam" && severity === vscode.DiagnosticSeverity.Error));
  }),
};
