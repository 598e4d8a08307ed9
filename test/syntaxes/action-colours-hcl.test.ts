import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as oniguruma from "vscode-oniguruma";
import * as textmate from "vscode-textmate";

const injection = "huawei-iam.action.hcl.injection";
const grammarFile = "syntaxes/huawei-iam-action-hcl.tmLanguage.json";

/** The scopes of strings in the grammar that HashiCorp's extension brings, and nothing else of it. */
const hclGrammar = {
  scopeName: "source.hcl.terraform",
  patterns: [
    {
      begin: '"',
      end: '"',
      name: "string.quoted.double.hcl",
      patterns: [
        { begin: "\\$\\{", end: "\\}", name: "meta.interpolation.hcl", patterns: [{ include: "$self" }] },
        { match: "\\\\.", name: "constant.character.escape.hcl" },
      ],
    },
    { begin: "<<-?\\s*(\\w+)\\s*$", end: "^\\s*\\1\\s*$", name: "string.unquoted.heredoc.hcl" },
  ],
};

const registry = new textmate.Registry({
  onigLib: loadOniguruma(),
  loadGrammar: async (scopeName) =>
    scopeName === injection
      ? textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile)
      : textmate.parseRawGrammar(JSON.stringify(hclGrammar), "hcl.json"),
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

/** The coloured parts of a text, in order: services, resource types, operations and wildcards. */
async function coloured(text: string): Promise<string[]> {
  const grammar = await registry.loadGrammar("source.hcl.terraform");
  assert.ok(grammar);
  let stack = textmate.INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const own = scopes.findLast((scope) => scope.endsWith(".huawei-iam"));
      return own && !own.startsWith("punctuation") ? [line.slice(startIndex, endIndex)] : [];
    });
  });
}

test("colours in HCL: actions in strings, heredocs and JSON in a string", async () => {
  const parts = ["ecs", "servers", "stop"];
  assert.deepEqual(await coloured('action = ["ecs:servers:stop"]'), parts);
  assert.deepEqual(await coloured('policy = <<-EOF\n  {"Action": ["ecs:servers:stop"]}\nEOF'), parts);
  assert.deepEqual(await coloured('policy = "{\\"Action\\":[\\"ecs:servers:stop\\"]}"'), parts);
  assert.deepEqual(await coloured('action = ["ecs:*:get*"]'), ["ecs", "*", "get", "*"]);
});

test("colours in HCL: no other text", async () => {
  for (const text of [
    'x = "ecs:*:*:instance:*"',
    'x = "ecs:servers"',
    'x = "ecs:servers:${var.op}"',
    'x = "12:30:00"',
    'x = "http://a:b"',
    "# ecs:servers:stop",
    'x = "a ecs:servers:stop"',
    'x = "${f("x")}"',
  ])
    assert.deepEqual(await coloured(text), [], text);
});
