import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hoverAt, placeOf, until, withPolicy, type Tests } from "./steps.js";

const text = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:servers:stop",
        "ecs:servers:get*"
      ],
      "Resource": ["ecs:*:*:instance:web-*"],
      "Condition": { "Bool": { "g:MFAPresent": ["true"] } }
    }
  ]
}
`;

async function hintsIn(document: vscode.TextDocument): Promise<string[]> {
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, range);
  return hints.map(({ label, position }) => `${String(position.line)}: ${typeof label === "string" ? label : label.map(({ value }) => value).join("")}`);
}

export const hoverTests: Tests = {
  "hover explains every element": () => withPolicy(text, async (document) => {
    for (const [word, says] of [
      ["Version", /always `"1\.1"`/], ["Statement", /1 of 8 statements/], ["Effect", /A Deny takes precedence/], ["Action", /2 of 100 actions/], ["Resource", /1 of 10 resources/],
      ["web-", /whose name or ID begins with `web-`/], ["Condition", /1 of 10 operators/], ["Bool", /written as strings/], ["g:MFAPresent", /multi-factor authentication[^]*"Bool": \{ "g:MFAPresent": \["true"\] \}/],
    ] as const) {
      const said = await until(`a hover on ${word}`, () => hoverAt(document, placeOf(document, word, 1)));
      assert.match(said, says);
    }
  }),
  "hover says which other action the twin APIs need, and links its page": () => withPolicy(text, async (document) => {
    const said = await until("a hover", () => hoverAt(document, placeOf(document, "ecs:servers:stop", 5)));
    assert.match(said, /`ecs:cloudServers:stop` — `POST \/v1\/\{project_id\}\/cloudservers\/action`/);
    assert.match(said, /\]\(https:\/\/github\.com\/huaweicloudDocs\/ecs\/blob\/[0-9a-f]{40}\//);
  }),
  "hover has both languages if the setting says so": () => withPolicy(text, async (document) => {
    const settings = vscode.workspace.getConfiguration("huaweiIam");
    const atEffect = () => hoverAt(document, placeOf(document, "Effect", 1));
    try {
      await settings.update("hover.language", "both", vscode.ConfigurationTarget.Global);
      await until("both languages", async () => /\*\*Effect\*\*: [^]*\*\*Effect\*\*：/.test(await atEffect()));
      await settings.update("hover.enable", false, vscode.ConfigurationTarget.Global);
      await until("no hover", async () => !(await atEffect()).includes("**Effect**"));
    } finally {
      await settings.update("hover.language", undefined, vscode.ConfigurationTarget.Global);
      await settings.update("hover.enable", undefined, vscode.ConfigurationTarget.Global);
    }
    await until("English again", async () => /\*\*Effect\*\*: /.test(await atEffect()) && !/\p{Script=Han}/u.test(await atEffect()));
  }),
  "inlay hints count what a wildcard matches, and show labels on demand": () => withPolicy(text, async (document) => {
    await until("the count", async () => (await hintsIn(document)).join() === "7: 3 actions");
    const settings = vscode.workspace.getConfiguration("huaweiIam");
    try {
      await settings.update("inlayHints.labels", true, vscode.ConfigurationTarget.Global);
      await until("a label", async () => (await hintsIn(document)).some((hint) => /^6: Stopping an ECS/.test(hint)));
      await settings.update("inlayHints.wildcardMatches", false, vscode.ConfigurationTarget.Global);
      await until("the label alone", async () => (await hintsIn(document)).length === 1);
    } finally {
      await settings.update("inlayHints.labels", undefined, vscode.ConfigurationTarget.Global);
      await settings.update("inlayHints.wildcardMatches", undefined, vscode.ConfigurationTarget.Global);
    }
    await until("the count alone", async () => (await hintsIn(document)).join() === "7: 3 actions");
  }),
};
