import assert from "node:assert/strict";
import { test } from "node:test";
import { applySafeFixes } from "../../../server/src/core/lint/apply-safe-fixes.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { realCatalog } from "../../support/catalog.js";

const catalog = realCatalog();

test("a syntax error is not fixed in a file where another one of its policy cannot be", () => {
  const text = [
    "${jsonencode({",
    '    Version = "1.1"var.x ? jsonencode({ for k in local.base : k => null }) : <<EOF',
    '{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list"]}]}',
    "EOF",
    "    Statement = [",
    '      { Effect = "Allow", Action = concat(["ecs:servers:stop"], ["ecs:servers:start"]) }',
    "    ]",
    "  })}",
  ].join("\n");
  const { findings } = lintSource(text, "terraform", catalog);
  const broken = findings.filter(({ rule }) => rule.isSyntax);
  assert.ok(broken.length > 1);
  for (const finding of broken) for (const fix of finding.fixes()) assert.ok(fix.refused, finding.rule.id);
  assert.equal(applySafeFixes(text, catalog, {}, "terraform").text, text);
});

test("syntax errors that can be fixed together are", () => {
  const text = [
    'resource "huaweicloud_identity_role" "r" {',
    '  policy = <<EOF\n{"Version": "1.1" "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list",]}]}\nEOF',
    "}",
  ].join("\n");
  const fixed = applySafeFixes(text, catalog, {}, "terraform");
  assert.match(fixed.text, /"1\.1", "Statement".*"ecs:servers:list"\]/);
});

test("a comment in JSON text is told to be written with jsonencode, and not to rename the file", () => {
  const text = 'resource "huaweicloud_identity_role" "r" {\n  policy = <<EOF\n{"Version": "1.1", // why\n"Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list"]}]}\nEOF\n}\n';
  const { findings: [comment] } = lintSource(text, "terraform", catalog);
  assert.match(comment!.report.message.en, /jsonencode/);
  assert.doesNotMatch(comment!.report.message.en, /jsonc\b/);
  assert.match(applySafeFixes(text, catalog, {}, "terraform").text, /"1\.1",\n"Statement"/);
});
