import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { catalog as tinyCatalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const catalog = tinyCatalog("ecs:servers:get\necs:servers:list\necs:cloudServers:list");

const sound = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:cloudServers:list",
        "ecs:servers:get",
        "ecs:servers:list"
      ],
      "Resource": ["ecs:*:*:instance:*"]
    },
    {
      "Effect": "Deny",
      "Action": ["ecs:servers:get"]
    }
  ]
}
`;

/** What word processors, chats and web pages do to a text, each with the place in a line where it happens. */
const damages: Readonly<Record<string, (line: string) => string>> = {
  "a full-width comma": (line) => line.replace(/,$/, "，"),
  "a full-width colon": (line) => line.replace('":', '"：'),
  "curly quotes": (line) => line.replace(/"([^"]*)"/, "“$1”"),
  "a curly closing quote": (line) => line.replace(/"([^"]*)"/, '"$1”'),
  "a line break in a name": (line) => line.replace(/"(ecs:\w+:)(\w+")/, '"$1\n$2'),
  "an indented line break in a name": (line) => line.replace(/"(ecs:\w+:)(\w+")/, '"$1\n          $2'),
  "no comma": (line) => line.replace(/,$/, ""),
  "a superfluous comma": (line) => line.replace(/(["\]}])$/, "$1,"),
  "single quotes": (line) => line.replace(/"([^"]*)"/, "'$1'"),
  "no quotes": (line) => line.replace(/^( *)"(ecs:[\w:]+)"(,?)$/, "$1$2$3"),
};

const lines = sound.split("\n");

test("a name broken over two lines is joined before any separator, and before a missing comma", () => {
  for (const after of [",", "，", "、", ""]) {
    const damaged = sound.replace('cloudServers:list",', `cloudServers:\nlist"${after}`);
    assert.deepEqual(JSON.parse(applySafeFixes(damaged, catalog).text), JSON.parse(sound), after);
  }
});

const damage = fc.record({ line: fc.nat(lines.length - 1), name: fc.constantFrom(...Object.keys(damages)) });

test("a damaged paste is fixed completely, whatever one or two damages it has", () => {
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (all) => {
      const damaged = [...lines];
      for (const { line, name } of all) damaged[line] = damages[name]!(damaged[line]!);
      const { text } = applySafeFixes(damaged.join("\n"), catalog);
      assert.deepEqual(JSON.parse(text), JSON.parse(sound), `${damaged.join("\n")}\n${text}`);
    }),
    { numRuns: 500 },
  );
});
