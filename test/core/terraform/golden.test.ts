import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { refactoringActions } from "../../../server/src/features/code-actions/refactorings.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { catalog } from "../../support/catalog.js";
import { edited } from "../../support/edited.js";
import { checkGolden } from "../../support/fixture.js";

const facts = catalog(`
  ecs:servers:stop -> ecs:servers:list
  ecs:servers:list
  ecs:servers:get
  ecs:servers:reboot
  evs:volumes:get
  evs:volumes:list
`);

const resource = (type: string, lines: readonly string[]) =>
  `resource "${type}" "t" {\n${lines.map((line) => (line ? `  ${line}\n` : "\n")).join("")}}\n`;
const blocks = (...lines: readonly string[]) => resource("opentelekomcloud_identity_role_v3", lines);
const object = (...lines: readonly string[]) =>
  resource("huaweicloud_identity_role", [
    "policy = jsonencode({",
    '  Version = "1.1"',
    ...lines.map((line) => `  ${line}`),
    "})",
  ]);

/** A text, and where the cursor is. */
const texts: Readonly<Record<string, readonly [string, string]>> = {
  "comments of blocks": [
    blocks(
      'display_layer = "project"',
      "",
      "# above one",
      "statement {",
      '  effect = "Allow"',
      '  action = ["ecs:servers:get", "ecs:servers:list"]',
      "} # one",
      "statement { # two",
      '  effect = "Allow"',
      '  action = ["evs:volumes:get"]',
      "} # end two",
      "# three",
      "statement {",
      '  effect = "Deny"',
      '  action = ["ecs:servers:reboot"]',
      "} // end three",
    ),
    "ecs:servers:get",
  ],
  "a block with a resource and a comment after it": [
    blocks(
      "statement {",
      '  effect   = "Allow"',
      '  action   = ["ecs:servers:stop", "ecs:servers:get"] // both',
      '  resource = ["ecs:*:*:instance:i-1"]',
      "  // end",
      "} # after",
    ),
    "ecs:servers:stop",
  ],
  "comments inside a list of a block": [
    blocks(
      "statement {",
      '  effect = "Allow"',
      "  action = [",
      "    # get",
      '    "ecs:servers:get",',
      '    "evs:volumes:get", # volumes',
      "  ]",
      "  condition = <<-EOF",
      '{"StringEquals": {"g:UserName": ["x"]}}',
      "EOF",
      "}",
      "# end",
    ),
    "evs:volumes:get",
  ],
  "an argument between two blocks": [
    blocks(
      "statement {",
      '  effect = "Allow"',
      '  action = ["ecs:servers:get", "ecs:servers:list"]',
      "}",
      'display_layer = "project"',
      "statement {",
      '  effect = "Allow"',
      '  action = ["evs:volumes:get"]',
      "}",
    ),
    "ecs:servers:get",
  ],
  "line breaks with CR": [
    blocks(
      "# above",
      "statement {",
      '  effect = "Allow"',
      '  action = ["ecs:servers:get", "evs:volumes:get"]',
      "} # one",
      "",
      "# two",
      "statement {",
      '  effect = "Allow"',
      '  action = ["ecs:servers:list"]',
      "}",
    ).replaceAll("\n", "\r\n"),
    "evs:volumes:get",
  ],
  "three equal statements in an object": [
    object(
      "Statement = [",
      '  { Effect = "Allow", Action = ["ecs:servers:get", "evs:volumes:get"] }, // one',
      "  // two",
      '  { Effect = "Allow", Action = ["ecs:servers:list"] },',
      "]",
    ),
    "evs:volumes:get",
  ],
  "slashes and number signs": [
    object(
      "Statement = [{",
      '  Effect = "Allow"',
      "  Action = [",
      "    # reboot",
      '    "ecs:servers:reboot",',
      "    /* list */",
      '    "ecs:servers:list", // both',
      '    "ecs:servers:get", # both',
      "  ]",
      "}]",
    ),
    "ecs:servers:list",
  ],
  "the first list of concat": [
    object(
      'Statement = [{ Effect = "Allow", Action = concat(["evs:volumes:list"], ["ecs:servers:stop"], ["ecs:servers:get"]) }]',
    ),
    "ecs:servers:stop",
  ],
  "an empty list in concat": [
    object('Statement = [{ Effect = "Allow", Action = concat(["ecs:servers:stop"], []) }]'),
    "ecs:servers:stop",
  ],
  "lines of a list in concat": [
    object(
      "Statement = [{",
      '  Effect = "Allow"',
      "  Action = concat([",
      '    "ecs:servers:get",',
      '    "ecs:servers:stop",',
      '  ], ["evs:volumes:list"])',
      "}]",
    ),
    "ecs:servers:stop",
  ],
  "lines of a list in concat without a comma": [
    object(
      "Statement = [{",
      '  Effect = "Allow"',
      "  Action = concat([",
      '    "ecs:servers:get", # get',
      '    "ecs:servers:stop" # stop',
      '  ], ["evs:volumes:list"])',
      "}]",
    ),
    "ecs:servers:stop",
  ],
  "rows with comments, of which one is removed": [
    blocks(
      "statement {",
      '  effect = "Allow" # effect',
      "  action = [",
      '    "ecs:servers:get",  # once 😀',
      '    "evs:volumes:get",  // volumes',
      "    # above the repetition",
      '    "ecs:servers:get", # twice',
      "    # above reboot",
      '    "ecs:servers:reboot", # reboot',
      "  ]",
      "}",
    ).replaceAll('get",  ', 'get", '),
    "evs:volumes:get",
  ],
  "rows with comments, and commas before the items": [
    object(
      "Statement = [{",
      '  Effect = "Allow"',
      "  Action = [",
      '    "ecs:servers:get"    # once',
      '    , "ecs:servers:stop" # stop',
      "    # above the repetition",
      '    , "ecs:servers:get" # twice',
      "    # above reboot",
      '    , "ecs:servers:reboot" # reboot',
      "  ]",
      "}]",
    ),
    "ecs:servers:stop",
  ],
};

function changes(text: string, at: string): string[] {
  const uri = "file:///main.tf";
  const environment = { catalog: facts, rules: {}, language: "en" as const, features: defaultFeatures };
  const start = new LineIndex(text).positionAt(text.indexOf(at) + 1);
  const snapshot = new Snapshot(uri, 1, text, environment);
  const actions = refactoringActions(snapshot, { start, end: start }, undefined, { disabled: true }).map((action) => {
    const edits = action.edit?.changes?.[uri];
    return `--- ${action.title}\n${edits ? edited(text, edits) : "not offered\n"}`;
  });
  const fixes = lintSource(text, "terraform", facts).findings.flatMap((finding) =>
    finding
      .fixes()
      .map(
        ({ title, refused, edits }) =>
          `--- fix: ${title.en}\n${refused ? `refused: ${refused.reason.en}\n` : applyEdits(text, edits)}`,
      ),
  );
  return [...actions, ...fixes];
}

test("terraform: refactorings and fixes of blocks and computed lists keep comments and layout (golden)", () => {
  const printed = Object.entries(texts).map(([name, [text, at]]) => {
    const all = changes(text, at);
    assert.ok(all.length > 0, name);
    return `=== ${name}\n${text}${all.join("")}`;
  });
  // Git changes line breaks of golden files.
  checkGolden("terraform/changes.txt", printed.join("\n").replaceAll("\r", "␍"));
});
