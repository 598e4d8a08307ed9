import assert from "node:assert/strict";
import test from "node:test";
import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { isReadByName, withoutEnding } from "../../../server/src/core/policy/file-names.js";
import { notationOf } from "../../../server/src/core/terraform/file-notation.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";

const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list\nobs:object:GetObject");

const template = (actions: string, more = "") =>
  `{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [${actions}]${more}\n    }\n  ]\n}\n`;
const object = (actions: string) =>
  `\${jsonencode({\n  Version   = "1.1" # 版本\n  Statement = [{ Effect = "Allow", Action = [${actions}] }]\n})}\n`;
const findings = (text: string) => lintSource(text, "terraform", facts).findings;
const found = (text: string) => findings(text).map(({ rule }) => rule.id);

test("terraform: template files are read by their names", () => {
  for (const name of ["policy.json.tftpl", "policy.tftpl", "策略.json.tpl", "A.TFTPL"]) {
    assert.equal(notationOf(`/a/${name}`), "terraform", name);
    assert.ok(isReadByName(name), name);
  }
  assert.ok(!isReadByName("page.tpl"), "other templates are not");
  assert.equal(withoutEnding("policy.json.tftpl"), "policy");
});

test("terraform: a template file is a policy, its sequences are holes, and fixes keep them", () => {
  for (const print of [template, object]) {
    assert.deepEqual(found(print('"ecs:servers:stop"')), ["missing-dependency"]);
    assert.deepEqual(found(print('"ecs:servers:stop", "ecs:servers:${op}"')), []);
    const text = print('"ecs:servers:stop", "obs:bucket:${op}"');
    assert.deepEqual(found(text), ["missing-dependency"]);
    const [fix] = findings(text)[0]!.fixes();
    assert.equal(fix?.refused, undefined);
    assert.equal(applyEdits(text, fix!.edits), print('"ecs:servers:stop", "ecs:servers:get", "obs:bucket:${op}"'));
  }
  const crlf = template('"ECS:servers:list"', ',\n      "Resource": ["${jsonencode(x)}"]').replace(/\n/g, "\r\n");
  assert.deepEqual(found(crlf), ["service-case"]);
  assert.equal(applyEdits(crlf, findings(crlf)[0]!.fixes()[0]!.edits), crlf.replace("ECS", "ecs"));
  const variable = template('"obs:object:GetObject"', ', "Resource": ["obs:*:*:object:b/${g:UserName}"]');
  assert.deepEqual(found(variable), ["json-syntax"]);
  assert.deepEqual(found(variable.replace("${", "$$$${")), []);
});

test("terraform: a template file is explained with its unknown values, and other templates are left alone", () => {
  const text = template('"ecs:servers:list", "${action}"');
  const { policies, unknown } = explainSource({ text, notation: "terraform" }, facts, "en");
  assert.equal(policies.length, 1);
  assert.deepEqual(unknown, [{ text: "${action}", line: 6 }]);
  const aws = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:*"], "Resource": "*" }] }';
  for (const other of [
    aws,
    "#!/bin/sh\necho ${name}\n",
    "{{- range .Values.Statement }}\n{{ end }}\n",
    "${x}\n",
    "%{ if x }Statement%{ endif }",
  ])
    assert.deepEqual(found(other), [], other);
});
