import assert from "node:assert/strict";
import test from "node:test";
import { lintSource } from "../../../server/src/core/lint/lint-source.js";
import { format } from "../../../server/src/core/text/message.js";
import { applyEdits } from "../../../server/src/core/text/range.js";
import { catalog } from "../../support/catalog.js";
import { checkGolden } from "../../support/fixture.js";

// A fix of a policy may change a local value in a JSON file.

const facts = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:list
  evs:volumes:list
`);

const document = (statements: string) => `{ Version = "1.1", Statement = ${statements} }`;
const hcl = (statements: string, name = "t") =>
  `resource "huaweicloud_identity_role" "${name}" {\n  policy = jsonencode(${document(statements)})\n}\n`;
const action = (value: string) => `[{ Effect = "Allow", Action = ${value} }]`;
const lines = (...all: readonly string[]) => all.map((line) => `${line}\n`).join("");

/** All fixes of a text, as their titles and the texts that they change, or why they are not made. */
function fixesOf(text: string, ...siblings: readonly string[]): string[] {
  return lintSource(text, "terraform", facts, {}, siblings).findings.flatMap((finding) =>
    finding.fixes().map(({ title, args, refused, edits, elsewhere = [] }) => {
      const head = `--- ${finding.rule.id}: ${format(title, args, "en")}\n`;
      if (refused) return `${head}refused: ${format(refused.reason, refused.args, "en")}\n`;
      const all = [...(edits.length > 0 ? [{ text, edits }] : []), ...elsewhere];
      return head + all.map((one) => applyEdits(one.text, one.edits)).join("--- and\n");
    }),
  );
}

/** A file of local values in JSON, and the policy that uses them. */
const folders: Readonly<Record<string, readonly [locals: string, main: string]>> = {
  "a list on one line": [lines('{ "locals": { "n": 1, "read": ["ecs:servers:stop", "ECS:servers:list"] } }'), hcl(action("local.read"))],
  "a list on several lines, indented by tabs": [
    lines("{", '\t"//": "说明 😀",', '\t"locals": {', '\t\t"read": [', '\t\t\t"ecs:servers:stop",', '\t\t\t"ECS:servers:list",', '\t\t\t"ecs:servers:list"', "\t\t]", "\t}", "}"),
    hcl(action("local.read")),
  ],
  "a list that is a part of a longer one": [
    lines("{", '  "locals": {', '    "read": [', '      "ecs:servers:stop",', '      "ECS:servers:list"', "    ]", "  }", "}"),
    hcl(action('concat(local.read, ["evs:volumes:list"])')),
  ],
  "without spaces": [lines('{"locals":{"read":["ecs:servers:stop","ecs:servers:stop"]},"variable":{"v":{}}}'), hcl(action("local.read"))],
  "a list in an object": [lines('{ "locals": { "by": { "ops": { "read": ["ecs:servers:stop"] } } } }'), hcl(action("local.by.ops.read"))],
  "a string": [lines('{ "locals": { "one": "ECS:servers:list" } }'), hcl(action("[local.one]"))],
  "a statement": [
    lines("{", '  "locals": {', '    "ops": {', '      "Effect": "allow",', '      "Action": ["ecs:servers:stop"],', '      "Resource": ["ECS:*:*:instance:$${x}"]', "    }", "  }", "}"),
    hcl("[local.ops]"),
  ],
  "statements": [
    lines("{", '  "locals": {', '    "all": [', "      {", '        "Effect": "Allow",', '        "Action": [', '          "ecs:servers:stop"', "        ],", '        "Resource": ["ecs:*:*:instance:1"]', "      }", "    ]", "  }", "}"),
    hcl("local.all"),
  ],
  "a policy": [
    lines("{", '  "locals": {', '    "doc": {', '      "Version": "1.1",', '      "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:stop"], "Resource": ["ECS:*:*:instance:1"] }]', "    }", "  }", "}"),
    'resource "huaweicloud_identity_role" "t" {\n  policy = jsonencode(local.doc)\n}\n',
  ],
  "escapes": [
    lines('{ "locals": { "read": ["\\u0045CS:servers:list", "ECS:servers\\u003alist", "ecs:servers:stop"], "x": "\\"\\\\\\/" } }'),
    hcl(action("local.read")),
  ],
  "policy variables": [
    lines('{ "locals": { "ops": { "Effect": "Allow", "Action": "ecs:servers:list", "Resource": "ecs:*:*:instance:$${g:UserName}%%{x}\\/\\"\\u0041", "Condition": { "StringEquals": { "g:UserName": "$${x}" } } } } }'),
    hcl("[local.ops]"),
  ],
  "sequences": [
    lines('{ "locals": { "service": "ECS", "read": ["${local.service}:servers:list", "${lower(\\"ECS\\")}:servers:stop"] } }'),
    hcl(action("local.read")),
  ],
  "expressions": [lines('{ "locals": { "read": "${concat([\\"ecs:servers:stop\\"], [\\"EVS:volumes:list\\"])}" } }'), hcl(action("local.read"))],
  "a local of a local": [
    lines('{ "locals": { "all": "${local.read}", "read": ["ecs:servers:stop"], "unused": ["${local.all}"] } }'),
    hcl(action("local.all")),
  ],
  "used outside of policies": [
    lines('{ "locals": { "read": ["ecs:servers:stop"] }, "output": { "o": { "value": "${local.read}" } } }'),
    hcl(action("local.read")),
  ],
  "two policies": [lines('{ "locals": { "read": ["ecs:servers:stop"] } }'), hcl(action("local.read")) + hcl(action("local.read"), "u")],
  "comments and a comma, which Terraform rejects": [
    lines("{", '  "locals": {', '    "read": [', '      "ECS:servers:list", // list', '      "ecs:servers:list", // again', "    ]", "  }", "}"),
    hcl(action("local.read")),
  ],
};

test("terraform: fixes of local values in JSON keep the layout of the file (golden)", () => {
  const printed = Object.entries(folders).map(([name, [locals, main]]) => {
    const all = fixesOf(locals, main);
    assert.ok(all.length > 0, name);
    return `=== ${name}\n${locals}${all.join("")}`;
  });
  checkGolden("terraform/json-locals.txt", printed.join("\n"));
});

test("terraform: a local value is not changed if a JSON file uses it outside of policies, in whatever way it is written", () => {
  const locals = 'locals {\n  read = ["ecs:servers:stop"]\n}\n';
  const value = (written: string) => `{ "output": { "o": { "value": "${written}" } } }`;
  const uses = ["${local.read}", "${local[\\\"read\\\"]}", "${\\u006cocal.read}", "${local\\u002eread}", "${local.\\n\\u0072ead}", "%{ for x in local.read }x%{ endfor }"];
  for (const use of uses)
    for (const own of [locals, '{ "locals": { "read": ["ecs:servers:stop"] } }'])
      assert.match(fixesOf(own, hcl(action("local.read")), value(use)).join(""), /refused: .* also used outside of policies/, use);
  for (const harmless of [value("${local.read2}"), value("$\\u007bx} l\\u006fcal"), '{ "//": "local.read" }', '{ "locals": { "//": "${local.read}" } }'])
    assert.match(fixesOf(locals, hcl(action("local.read")), harmless).join(""), /"ecs:servers:get"/, harmless);
});

test("terraform: a fix uses the line breaks of the file that it changes", () => {
  const object = lines("{", '  "locals": {', '    "all": {', '      "Effect": "Allow",', '      "Action": [', '        "ecs:servers:stop"', "      ],", '      "Resource": ["ecs:*:*:instance:1"]', "    }", "  }", "}");
  const main = hcl("[local.all]");
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");
  const [fixed] = fixesOf(object, main);
  const after = (text: string | undefined) => text?.slice(text.indexOf("\n") + 1);
  assert.match(after(fixed)!, /ecs:servers:get/);
  assert.equal(after(fixesOf(crlf(object), main)[0]), after(fixed));
  assert.equal(after(fixesOf(object, crlf(main))[0]), crlf(after(fixed)!));
});
