import assert from "node:assert/strict";
import test from "node:test";
import { refactorings } from "../../../server/src/core/refactor/index.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { checkGolden } from "../../support/fixture.js";
import { checkRefactored, offers, titleOf } from "../../support/refactor.js";

const facts = catalog(`
  ecs:servers:get
  ecs:servers:getConsole
  ecs:servers:list
  ecs:servers:listTags
  ecs:servers:stop
  evs:volumes:get
  iam:users:list
`);

/** The same policy in the layouts of different authors, with the same actions. */
const layouts: Readonly<Record<string, string>> = {
  "two spaces": `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:servers:stop",
        "ecs:servers:listTags",
        "ecs:servers:get*",
        "iam:users:list",
        "ecs:servers:list",
        "ECS:servers:stop"
      ]
    },
    {
      "Effect": "Deny",
      "Action": [
        "evs:volumes:get"
      ],
      "Resource": [
        "evs:*:*:volume:*"
      ]
    },
    {
      "Effect": "Allow",
      "Action": [
        "evs:volumes:get"
      ]
    }
  ]
}
`,
  "inline lists": `{
  "Version": "1.1",
  "Statement": [
    { "Effect": "Allow", "Action": ["ecs:servers:stop", "ecs:servers:listTags", "ecs:servers:get*", "iam:users:list", "ecs:servers:list", "ECS:servers:stop"] },
    { "Effect": "Deny", "Action": ["evs:volumes:get"], "Resource": ["evs:*:*:volume:*"] },
    { "Effect": "Allow", "Action": ["evs:volumes:get"] }
  ]
}
`,
  "one line": '{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["ecs:servers:stop","ecs:servers:listTags","ecs:servers:get*","iam:users:list","ecs:servers:list","ECS:servers:stop"]},{"Effect":"Deny","Action":["evs:volumes:get"],"Resource":["evs:*:*:volume:*"]},{"Effect":"Allow","Action":["evs:volumes:get"]}]}',
  "tabs, brace behind bracket": `{
\t"Version": "1.1",
\t"Statement": [{
\t\t"Effect": "Allow",
\t\t"Action": [
\t\t\t"ecs:servers:stop",
\t\t\t"ecs:servers:listTags",
\t\t\t"ecs:servers:get*",
\t\t\t"iam:users:list",
\t\t\t"ecs:servers:list",
\t\t\t"ECS:servers:stop"
\t\t]
\t}, {
\t\t"Effect": "Deny",
\t\t"Action": ["evs:volumes:get"],
\t\t"Resource": ["evs:*:*:volume:*"]
\t}, {
\t\t"Effect": "Allow",
\t\t"Action": ["evs:volumes:get"]
\t}]
}
`,
  "comments and trailing commas": `// Operators.
{
  "Version": "1.1",
  "Statement": [
    // Servers
    {
      "Effect": "Allow",
      "Action": [ // what they do
        "ecs:servers:stop", // at night
        // Tags are listed, too.
        "ecs:servers:listTags",
        "ecs:servers:get*", // reading

        /* People */
        "iam:users:list",
        "ecs:servers:list", // all of them
        "ECS:servers:stop", // again
        // nothing else
      ],
    }, // servers

    {
      "Effect": "Deny", // never
      "Action": ["evs:volumes:get"],
      "Resource": ["evs:*:*:volume:*"],
    },
    // Disks
    {
      // why
      "Effect": "Allow",
      "Action": [
        "evs:volumes:get", // one
      ],
    },
  ],
}
`,
  "commas first": `{
  "Version": "1.1"
, "Statement": [
    { "Effect": "Allow"
    , "Action":
      [ "ecs:servers:stop"
      , "ecs:servers:listTags"
      , "ecs:servers:get*" // reading
      , "iam:users:list"
      , "ecs:servers:list"
      , "ECS:servers:stop"
      ]
    }
  , { "Effect": "Deny", "Action": ["evs:volumes:get"], "Resource": ["evs:*:*:volume:*"] }
  , { "Effect": "Allow", "Action": ["evs:volumes:get"] }
  ]
}
`,
  "body of a request": `{
  "role": {
    "display_name": "operators",
    "description": "Operators",
    "policy": {
      "Version": "1.1",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": [
            "ecs:servers:stop",
            "ecs:servers:listTags",
            "ecs:servers:get*",
            "iam:users:list",
            "ecs:servers:list",
            "ECS:servers:stop"
          ]
        },
        {
          "Effect": "Deny",
          "Action": ["evs:volumes:get"],
          "Resource": ["evs:*:*:volume:*"]
        },
        {
          "Effect": "Allow",
          "Action": ["evs:volumes:get"]
        }
      ]
    }
  }
}
`,
};
const all: Readonly<Record<string, string>> = {
  ...layouts,
  "four spaces": layouts["two spaces"]!.replace(/^ +/gm, (indent) => indent + indent),
  "two spaces, CRLF": layouts["two spaces"]!.replaceAll("\n", "\r\n"),
  "comments and trailing commas, CRLF": layouts["comments and trailing commas"]!.replaceAll("\n", "\r\n"),
};

/** The cursor position for each refactoring. */
const places: Readonly<Record<string, string>> = {
  expandWildcard: "ecs:servers:get*",
  shrinkToWildcard: "ecs:servers:list\"",
  sortActions: "ecs:servers:stop",
  moveAction: "ecs:servers:listTags",
  splitByService: "ecs:servers:stop",
  mergeStatements: "ecs:servers:stop",
  splitByScope: "iam:users:list",
};

const visible = (text: string) => text.replaceAll("\r", "␍").replaceAll("\t", "→");

for (const { id } of refactorings) {
  test(`refactor: ${id} in the style of its author`, () => {
    const sections = Object.entries(all).map(([layout, text]) => {
      const at = text.indexOf(places[id]!);
      const [offered] = offers(text, facts, at).filter(({ refactoring }) => refactoring.id === id);
      assert.ok(offered, `${id}: ${layout}`);
      assert.equal(offered.refactored.refused, undefined, `${id}: ${layout}`);
      checkRefactored(text, offered, facts);
      const { edits, newFiles = [] } = offered.refactored;
      return [`=== ${layout}\n${titleOf(offered)}\n${titleOf(offered, "zh")}`, applyEdits(text, edits), ...newFiles.map((file) => `--- ${file.name}\n${file.text}`)].map(visible).join("\n");
    });
    checkGolden(`refactor/${id}.txt`, `${sections.join("\n")}\n`);
  });
}
