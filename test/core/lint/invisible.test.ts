import assert from "node:assert/strict";
import test from "node:test";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { format } from "../../../server/src/core/text/message.js";
import { catalog } from "../../support/catalog.js";
import { notations } from "../../support/terraform.js";

const facts = catalog("ecs:servers:list\necs:servers:get");

interface Parts {
  readonly effect?: string;
  readonly action?: string;
  readonly key?: string;
  readonly operator?: string;
  readonly condition?: string;
  readonly version?: string;
}

const policyOf = ({ effect, action, key, operator, condition, version }: Parts) => ({
  Version: version ?? "1.1",
  Statement: [
    {
      Effect: effect ?? "Allow",
      [key ?? "Action"]: [action ?? "ecs:servers:list"],
      Resource: ["ecs:*:*:instance:i"],
      Condition: { [operator ?? "StringEquals"]: { [condition ?? "g:UserName"]: ["x"] } },
    },
  ],
});

/** Where an invisible character may be: in an action, an effect, the version, and keys of any kind. */
const places: readonly ((sign: string) => Parts)[] = [
  (sign) => ({ action: `ecs:ser${sign}vers:list` }),
  (sign) => ({ action: `ecs:servers:list${sign}` }),
  (sign) => ({ action: `${sign}ecs:${sign}servers:list` }),
  (sign) => ({ effect: `Al${sign}low` }),
  (sign) => ({ effect: `${sign}Allow` }),
  (sign) => ({ operator: `String${sign}Equals` }),
  (sign) => ({ condition: `g:User${sign}Name` }),
  (sign) => ({ condition: `obs:pre${sign}fix` }),
  (sign) => ({ version: `1.1${sign}` }),
  (sign) => ({ key: `Act${sign}ion` }),
];
const signs = ["\u200b", "\ufeff", "\u00a0", "\u2060", "\u200e", "\u202e", "\u2066", "\u00ad", "\u200d", "\u3000"];

test("an invisible character in a name is named and removed, in JSON and in every notation of Terraform", () => {
  for (const place of places)
    for (const sign of signs) {
      const value = policyOf(place(sign));
      const json = JSON.stringify(value);
      const code = `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      const prints = { json: (one: typeof value) => JSON.stringify(one), ...notations };
      for (const [name, print] of Object.entries(prints)) {
        // A resource of blocks has no version, and a blank ends a name without quotes.
        if (/^blocks/.test(name) && (value.Version !== "1.1" || /^[^]*Act[\u00a0\u3000]/.test(json))) continue;
        const text = print(value);
        const notation = name === "json" ? "json" : "terraform";
        const { findings } = lintSource(text, notation, facts);
        const messages = findings.map(({ report: { message, args } }) =>
          [format(message, args, "en"), format(message, args, "zh")]);
        const about = `${name} ${code} ${JSON.stringify(place(sign))}`;
        assert.ok(messages.some(([en, zh]) => en!.includes(`invisible character ${code}`) && zh!.includes(`不可见字符 ${code}`)), about);
        const fixed = applySafeFixes(text, facts, {}, notation).text;
        assert.equal(fixed.includes(sign), false, `${about}\n${fixed}`);
      }
    }
});

test("an escape of an invisible character is named, too", () => {
  const text = JSON.stringify(policyOf({ action: "ecs:servers:X" })).replace("X", "l\\u200bist");
  const { findings } = lintSource(text, "json", facts);
  assert.ok(findings.some(({ report: { message, args } }) => format(message, args, "en").includes("U+200B")));
  assert.match(applySafeFixes(text, facts).text, /"ecs:servers:list"/);
});

test("a name without quotes in HCL, too", () => {
  const text = 'resource "huaweicloud_identity_role" "r" {\n  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Act\u200bion = ["ecs:servers:list"] }] })\n}\n';
  const fixed = applySafeFixes(text, facts, {}, "terraform").text;
  assert.equal(fixed, text.replace("\u200b", ""));
});

test("several actions with such a blank between them are not joined, and other texts may have it", () => {
  const text = JSON.stringify(policyOf({ action: "ecs:servers:list\u00a0ecs:servers:get" }));
  assert.match(applySafeFixes(text, facts).text, /"ecs:servers:list", ?"ecs:servers:get"/);
  const resource = JSON.stringify(policyOf({})).replace("instance:i", "instance:i\u3000j");
  assert.equal(applySafeFixes(resource, facts).text, resource);
});
