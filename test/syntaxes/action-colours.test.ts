import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as oniguruma from "vscode-oniguruma";
import * as textmate from "vscode-textmate";
import { jsonStandIn } from "./json-stand-in.js";

type Root = "source.json" | "source.json.comments";

const injection = "huawei-iam.action.injection";
const grammarFile = "syntaxes/huawei-iam-action.tmLanguage.json";

/** The scopes of the characters of an action, one sign for each. */
const signs: readonly (readonly [scope: string, sign: string])[] = [
  ["keyword.operator.wildcard.huawei-iam", "*"],
  ["entity.name.type.service.huawei-iam", "s"],
  ["variable.other.constant.resource-type.huawei-iam", "r"],
  ["entity.name.function.operation.huawei-iam", "o"],
  ["punctuation.separator.action.huawei-iam", ":"],
];

const registry = new textmate.Registry({
  onigLib: loadOniguruma(),
  loadGrammar: async (scopeName) => {
    if (scopeName === injection) return textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile);
    return textmate.parseRawGrammar(JSON.stringify(jsonStandIn(scopeName as Root)), "stand-in.json");
  },
  getInjections: () => [injection],
});

async function loadOniguruma(): Promise<textmate.IOnigLib> {
  const wasm = readFileSync(join("node_modules", "vscode-oniguruma", "release", "onig.wasm"));
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}

/** One line of signs for each line of text; a blank if only the JSON grammar applies. */
async function colours(text: string, root: Root): Promise<string[]> {
  const grammar = await registry.loadGrammar(root);
  assert.ok(grammar);
  let stack = textmate.INITIAL;
  return text.split("\n").map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const marks = tokens.map(({ startIndex, endIndex, scopes }) => {
      const sign = signs.find(([scope]) => scopes.some((name) => name.startsWith(scope)))?.[1] ?? " ";
      return sign.repeat(Math.max(0, Math.min(endIndex, line.length) - startIndex));
    });
    return marks.join("").trimEnd();
  });
}

/**
 * A line that begins with `//` and consists of signs describes the colours of the line above; a line without one has no
 * colours.
 */
async function check(marked: string, root: Root = "source.json"): Promise<void> {
  const text: string[] = [];
  const expected: string[] = [];
  for (const line of marked.split("\n")) {
    if (/^\/\/[ sro:*]*$/.test(line)) expected[text.length - 1] = line.replace("//", "  ").trimEnd();
    else expected[text.push(line) - 1] = "";
  }
  const shown = (lines: string[], signs: string[]) => lines.map((line, i) => signs[i] ? `${line}\n${signs[i]}` : line).join("\n");
  assert.equal(shown(text, await colours(text.join("\n"), root)), shown(text, expected));
}

const policy = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:servers:stop",
//       sss:rrrrrrr:oooo
        "ecs:*:get*",
//       sss:*:ooo*
        "*:*:*", "vpc:*Ports*:c*e",
//       *:*:*    sss:*rrrrr*:o*o
        "evs:volumes:list"
//       sss:rrrrrrr:oooo
      ],
      "Resource": ["ecs:servers:stop", "ecs:*:*:instance:*"],
      "Condition": { "StringEquals": { "g:UserName": ["ecs:servers:stop"] } }
    }
  ]
}`;

test("colours: the parts of actions, in JSON", () => check(policy));

test("colours: the parts of actions, in JSON with comments", () => check(policy, "source.json.comments"));

test("colours: comments between actions", () => check(`{ "Action": [ // "ecs:servers:stop"
  // "ecs:servers:list",
  "ecs:servers:get" // and more
// sss:rrrrrrr:ooo
] }`, "source.json.comments"));

test("colours: on one line, and the keys after it are coloured", () => check(`  {"Action":["ecs:servers:stop"],"Effect":"Allow","x":["a:b:c"]}
//            sss:rrrrrrr:oooo`));

test("colours: one string in place of a list, and NotAction", () => check(`  { "Action": "ecs:servers:stop",
//             sss:rrrrrrr:oooo
    "NotAction" : [ "iam:*:*" ] }
//                   sss:*:*`));

test("colours: two lists in one file", () => check(`[{ "Action": ["ecs:servers:stop"] },
//             sss:rrrrrrr:oooo
 { "Action": ["ecs:servers:get"], "Effect": "Deny" }, "ecs:servers:get"]
//             sss:rrrrrrr:ooo`));

for (const other of [
  "http://example.com", "12:30:00", "0a:1b:2c:3d:4e:5f", "ecs:*:*:instance:*", "s3:GetObject", "ecs:servers", "ecs::stop", "ecs:servers:",
  " ecs:servers:stop", "ecs:servers:stop ", "ecs:servers:stop ecs:servers:get", "ecs：servers：stop", "a.b:c:d", "\\\"ecs:servers:stop\\\"",
]) {
  test(`colours: not ${other}`, () => check(`{ "Action": ["${other}"] }`));
}

test("colours: not the keys of an object", () => check(`{ "Action": [{ "ecs:servers:stop": 1 }], "ecs:servers:stop": ["ecs:servers:stop"] }`));

test("colours: not a text that only mentions an action list", () => check(`{ "Description": "\\"Action\\": [\\"ecs:servers:stop\\"]", "a": "Action", "b": ["Action"] }`));

test("colours: several lines in one string, as in published samples", () => check(`{ "Action": [ "
  ecs:servers:stop
  ecs:servers:get
" ], "Effect": "Allow" }`));

test("colours: an unfinished list does not break the next line", () => check(`{ "Action": [ "ecs:servers:st
  "ecs:servers:stop
], "Effect": "Allow" }`));
