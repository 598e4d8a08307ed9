import assert from "node:assert/strict";
import test from "node:test";
import { comparePolicies } from "../../../server/src/core/diff/compare.js";
import { globOverlap } from "../../../server/src/core/diff/overlap.js";
import { matchesPart } from "../../../server/src/core/catalog/pattern.js";
import { comparisonToMarkdown } from "../../../server/src/core/describe/diff/comparison.js";
import { catalog } from "../../support/catalog.js";
import { policies } from "../../support/policies.js";

const facts = catalog("ecs:servers:stop\necs:servers:get\nvpc:ports:get");

test("diff: it accepts any text: policies that are cut at any place", () => {
  for (const [index, whole] of policies.entries()) {
    for (let end = 0; end <= whole.length; end += 1 + (whole.length >> 4)) {
      for (const notation of ["json", "jsonc", "terraform"] as const) {
        const side = (text: string) => [{ name: "a", text, notation }];
        const result = comparePolicies({ old: side(whole), new: side(whole.slice(0, end)) }, facts);
        if ("changes" in result) assert.ok(comparisonToMarkdown(result, "en").length > 0, String(index));
      }
    }
  }
});

test("diff: many resources, values and keys neither take long nor hide a change", () => {
  const many = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index));
  const get = { Effect: "Allow", Action: ["ecs:servers:get"] };
  const texts = [
    { ...get, Resource: many(3000, (index) => `obs:*:*:object:b${index}/*`) },
    { ...get, Resource: many(200, (index) => `obs:*:*:object:*${index}*`) },
    { ...get, Condition: { StringMatch: { "g:UserName": many(100, (index) => `*${index}*`) } } },
    { ...get, Condition: { StringEquals: Object.fromEntries(many(30, (index) => `g:K${index}`).map((key) => [key, ["a", "b"]])) } },
    { ...get, Condition: { "ForAllValues:StringEquals": Object.fromEntries(many(30, (index) => `g:K${index}`).map((key) => [key, ["a"]])) } },
    { ...get, Condition: { "ForAnyValue:StringEquals": { "g:K": many(60, String) } } },
  ].map((statement) => JSON.stringify({ Version: "1.1", Statement: [statement, { ...statement, Effect: "Deny", Resource: ["obs:*:*:object:*x*/y"] }] }));
  const side = (text: string) => [{ name: "a", text, notation: "json" as const }];
  for (const [at, old] of texts.entries()) {
    for (const [other, now] of texts.entries()) {
      const result = comparePolicies({ old: side(old), new: side(now) }, facts);
      assert.ok("changes" in result);
      assert.equal(result.changes.length > 0, at !== other, `${at} ${other}`);
    }
  }
});

test("diff: what two patterns share matches both, also for long ones", () => {
  const long = "a".repeat(1499);
  const pairs = [["a*", "*a"], ["a*b", "*c*"], ["*", "x"], ["a*", "b*"], ["ab", "a*b"], ["*a*b*", "*b*a*"], [`*${long}`, `${long}*`], [`${"a*".repeat(400)}b`, `c${"*a".repeat(400)}`]];
  for (const [a = "", b = ""] of pairs) {
    const both = globOverlap(a, b);
    if (both !== undefined) assert.ok(matchesPart(a, both) && matchesPart(b, both), `${a.slice(0, 20)} ${b.slice(0, 20)}`);
  }
  assert.equal(globOverlap("a*", "b*"), undefined);
  assert.equal(globOverlap("a/*", "*/secret"), "a/*/secret");
});
