import type { Grammar } from "../grammar.js";
import { policyGrammar } from "./policy.js";

/** Terraform files with policies in all of their notations. */
export const terraformGrammar: Grammar = {
  file: ["<block><nl>", "<blocks>", "<blocks>", "<blocks>"],
  blocks: ["<block><nl>", "<block><nl><nl><blocks>", "<comment><nl><blocks>"],
  block: [
    "locals {\n  base = [<strings>]\n}",
    'resource "huaweicloud_identity_role" "<id>" {<nl>  name = "x"<nl>  type = "XA"<nl>  policy = <policy><nl>}',
    'resource "huaweicloud_identity_policy" "<id>" {<nl>  policy_document = <policy><nl>}',
    'resource "opentelekomcloud_identity_role_v3" "<id>" {<nl>  statement {<nl>    effect = "Allow"<nl>    action = <list><nl>  }<nl>}',
    "locals {<nl>  base = <list><nl>  p = <object><nl>}",
    'data "x" "y" {<nl>  <id> = <expression><nl>}',
    'variable "a" {<nl>  default = <expression><nl>}',
    'resource "huaweicloud_organizations_policy" "<id>" {<nl>  type = "service_control_policy"<nl>  content = <policy><nl>}',
    "<id> = <expression>",
  ],
  policy: ["jsonencode(<object>)", "jsonencode(<object>)", "<heredoc>", '"<quoted>"', "local.p", 'file("x.json")', "var.x ? jsonencode(<object>) : <heredoc>", "jsonencode(merge(<object>, <object>))"],
  object: [
    '{ Version = "1.1", Statement = [{ Effect = "Allow", Action = <list> }] }',
    '{<nl>    Version = "1.1"<nl>    Statement = [<nl>      <statement>,<nl>      <statement><nl>    ]<nl>  }',
    '{<nl>    "Version" : "5.0",<nl>    "Statement" : [<statement>]<nl>  }',
    "{ (<expression>) = <expression> }",
    "{ for k in local.base : k => <expression> }",
  ],
  statement: ['{ Effect = "Allow", Action = <list> }', '{<nl>        Effect = "Deny"<nl>        Action = <list> # <id><nl>        Resource = ["*"]<nl>      }', '{ Effect = <expression>, Action = concat(<list>, local.base), Condition = { Bool = { "g:MFAPresent" = ["true"] } } }'],
  list: ['["<action>"]', "[<nl><strings>,<nl>]", "[<strings>]", "local.base", "[for a in local.base : a]", "concat(<list>, <list>)", "[]", "var.x ? <list> : <list>"],
  strings: ['"<action>"', '"<action>", <strings>', "<expression>", '"<action>",<nl><strings>', '"${local.base[0]}"', '"ecs:${var.x}:get"'],
  action: policyGrammar["action"]!.slice(0, 22),
  heredoc: ['<<EOF\n{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["<action>"]}]}\nEOF\n', '<<-JSON\n    {\n      "Version": "1.1",\n      "Statement": [{ "Effect": "Allow", "Action": ["<action>", "${var.x}", "$${g:UserName}"] }]\n    }\n    JSON\n', '<<E\n%{ if true }{"Version": "1.1"}%{ endif }\nE\n'],
  quoted: ['{\\"Version\\":\\"1.1\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"<action>\\"]}]}', "${jsonencode(<object>)}", "x"],
  expression: ['"x"', "1", "true", "null", "local.base", "var.x[0].y", "<object>", "<list>", "!<expression>", "(<expression>)", "f(<expression>...)", "<expression> + <expression>", "a[*].b", "<heredoc>", '"a${<expression>}b"'],
  id: ["a", "b-1", "说明", "p"],
  comment: ["# x", "// <id>", "/* <id>\n */"],
  nl: ["\n", "\n", "\r\n", "\n\n"],
};

/** Configuration files. */
export const configGrammar: Grammar = {
  file: ["{<members>}", "{<s><members><s>}", "<value>"],
  members: ["<member>", "<member>,<s><members>", "<member>,<s><members>", "<member>,", ""],
  member: [
    '"rules": {}',
    '"rules": {<rules>}', '"ignore": [<entries>]', '"catalog": {"edition": "<edition>"}', '"tests": [<test>]', '"assumeGranted": [<strings>]', '"$schema": "x"', '"grantedByEnterpriseProject": <value>',
    '"overrides": [{"files": ["<glob>"], "rules": {<rules>}}]', '"<word>": <value>', '"root": true',
  ],
  rules: ['"missing-dependency": "off"', '"<rule>": "<level>"', '"<rule>": "<level>", <rules>', '"<rule>": <value>'],
  rule: ["missing-dependency", "unknown-action", "unused-ignore", "allow-deny-conflict", "x", "__proto__", "constructor", "all"],
  level: ["off", "error", "warning", "hint", "info", "loud", ""],
  entries: ["<entry>", "<entry>,<s><entries>", "<value>"],
  entry: ['{"rule": "missing-dependency", "reason": "x"}', '{"rule": "<rule>", "files": ["<glob>"], "actions": [<strings>], "reason": "<word>"}', '{"rule": "<rule>", "<word>": <value>}', '{"rule": "<rule>", "file": "<glob>", "action": "<action>"}'],
  test: ['{"policies": ["p.json"], "can": ["ecs:servers:stop"]}', '{"name": "<word>", "policies": ["<glob>"], "can": [<strings>], "cannot": [<strings>], "needs": "<word>"}'],
  glob: ["*.json", "**/*.json", "a/**", "{a,b}", "[", "!x", "**", "***", "../x", "", "[a-", "a\\\\b", "(*)"],
  strings: ['"<action>"', '"<action>", <strings>', "<value>", ""],
  action: policyGrammar["action"]!,
  edition: ["huaweicloud", "otc", "x"],
  word: ["x", "rules", "ignore", "reason", "complete", "说明", ""],
  value: ["1", '"x"', "null", "true", "[]", "{}", "[<value>]", '{"a": <value>}'],
  s: ["", " ", "\n  ", " // x\n", "/* y */"],
};

/** Files of policy tests. */
export const policyTestGrammar: Grammar = {
  file: ["{<members>}", "{<members>}", '{"policies": ["p.json"],<s>"can": [<expectations>],<s>"cannot": [<expectations>]}', '{"policies": [<paths>], "tests": [{<members>}, {<members>}]}', "<value>"],
  members: ["<member>", "<member>,<s><members>", "<member>,<s><members>"],
  member: ['"can": [<expectations>]', '"policies": [<paths>]', '"cannot": [<expectations>]', '"because": "<word>"', '"needs": "complete"', '"name": "<word>"', '"<word>": <value>'],
  paths: ['"p.json"', '"<path>"', '"<path>", <paths>', "<value>"],
  path: ["p.json", "main.tf", "*.json", "**/*.tf", "../x.json", "/etc/passwd", "", "[", "missing.json", "file:///w/p.json", "a//b", "%zz"],
  expectations: ['"<what>"', '"<what>", <expectations>', "<expectation>", "<expectation>,<s><expectations>", ""],
  expectation: ['{"action": "<what>"}', '{"action": "<what>", "resource": "<resource>"}', '{"action": ["<what>", "<what>"], "condition": {"<key>": <values>, "<key>": <values>}, "because": "<word>"}', "<value>"],
  what: [...policyGrammar["action"]!, "POST /v2.1/{project_id}/servers/{server_id}/action", "GET https://ecs.x.com/v2.1/a/servers/b", "NovaStopServer", "ECS/ShowServer", "POST", "GET /"],
  resource: policyGrammar["resource"]!,
  key: policyGrammar["key"]!,
  values: ['"a"', "null", '["a", "b"]', "1", "{}", '"10.0.0.1"', '"2020-01-01"'],
  word: ["x", "complete", "说明", "can", ""],
  value: ["1", '"x"', "null", "true", "[]", "{}", "[<value>]", '{"a": <value>}'],
  s: ["", " ", "\n  ", " // x\n", "/* y */"],
};

/** Catalog overlays of users. */
export const overlayGrammar: Grammar = {
  file: ['{"services": [<service>]}', '{"services": [<services>]}', '{"services": [<services>], "identity": {"services": [<services>]}}', "<value>"],
  services: ["<service>", "<service>, <services>", "<value>"],
  service: ['{"service": "x", "sources": {}, "actions": {}}', '{"service": "<word>", "sources": {"page": <source>}, "actions": {<actions>}}', '{"service": "<word>", "sources": {"page": <source>}, "patterns": ["<action>"], "actions": {<actions>}, "schema": <schema>}', '{"service": "<word>", "sources": {"page": <source>}, "actions": {<actions>}, "<word>": <value>}'],
  source: ['{"edition": "huaweicloud", "title": "x", "date": "2024-01-01"}', '{"edition": "huaweicloud", "title": "<word>", "date": "<word>", "repository": "r", "path": "p", "commit": "0", "decides": true}', "<value>"],
  actions: ['"ecs:servers:stop": [<row>]', '"<action>": [<row>]', '"<action>": [<row>, <row>], <actions>', '"<action>": <value>'],
  row: ['{"label": "x", "apis": [], "source": "page"}', '{"label": <label>, "apis": ["<api>"], "dependsOn": [<needs>], "iamProject": <value>, "source": "page"}', '{"label": <value>, "apis": [], "operation": <value>, "with": <value>, "dependsOn": <value>, "tagAuth": <value>, "source": "page"}', '{"label": "", "apis": ["<api>", "<api>"], "with": [<needs>], "operation": "<word>", "source": "<word>"}', "<value>"],
  label: ['"x"', '{"en": "x", "zh": "说明"}', "<value>"],
  api: ["GET /v1/{id}", "POST /v1/{project_id}/servers", "", "GET", "/v1//{", "PUT /v1/{a}/{b}?x=y", "GET /v1/servers/{id}/*"],
  needs: ['"<action>"', '"<action>", <needs>', '{"action": "<action>", "when": "x"}', "<value>"],
  schema: ['{"actions": {}}', '{"actions": {"<action>": {"aliases": ["<action>"], "conditionKeys": ["<word>"], "resources": [{"urn": "<word>"}]}}, "resources": [{"type": "<word>", "urn": "<action>"}], "conditions": [{"key": "<word>", "type": "string", "label": {"en": "x", "zh": "y"}}]}', "<value>"],
  action: policyGrammar["action"]!,
  word: ["ecs", "page", "x", "__proto__", "constructor", "", "g:x", "说明", "toString"],
  value: ["1", '"x"', "null", "true", "[]", "{}", "[<value>]", '{"a": <value>}'],
};

/** Pages with tables of actions, in the three notations of the published pages. */
export const pageGrammar: Grammar = {
  file: ["<html>", "# Page\n\n<html>\n", "# Page\n\n<pipe>\n", "Page\n====\n\n<grid>\n", "Page\n====\n\n<simple>\n", "<html>\n\n<pipe>"],
  html: [
    "<table><thead><tr><th>Permission</th><th>API</th><th>Action</th></tr></thead><tbody><row></tbody></table>",
    "<table><thead><tr><th><p>权限</p></th><th>对应API接口</th><th>授权项</th><th>依赖的授权项</th><th>IAM项目</th><th>企业项目</th></tr></thead>\n<tbody><rows></tbody></table>",
    "<table><row></table>", "<table><thead></thead><tbody><rows></tbody></table>",
  ],
  rows: ["<row>", "<row><rows>"],
  row: ["<tr><td><words></td><td><p><api></p></td><td><action></td></tr>", '<tr><td rowspan="<number>"><words></td><td><p><api></p></td><td><p><action></p></td><td><needs></td><td>√</td><td>×</td></tr>\n', '<tr><td><words></td><td colspan="<number>"><api></td><td><ul><li><action></li></ul></td><td>-</td><td>支持</td><td>不支持</td></tr>', "<tr></tr>"],
  needs: ["-", "<p><action></p><p><action></p>", "<words>: <action>", "<action>、<action>", '<a href="x">a</a>'],
  pipe: ["|权限|API|授权项|\n|--|:--:|--|\n|<words>|<api>|<action>|\n", "|Permission|API|Action|Dependencies|IAM Project|\n|-|-|-|-|-|\n|<words>|<api>|<action>|<action><br><action>|√|\n|<words>|<api>|<action>|-|Supported|\n", "|A|\n|-|\n|1|2|\n"],
  grid: [
    "+------+------+\n| A    | B    |\n+======+======+\n| a    | b    |\n+------+------+\n",
    ".. table:: **Table 1** x\n\n   +------------+---------------------+------------------+\n   | Permission | API                 | Action           |\n   +============+=====================+==================+\n   | stop       | POST /v1/{id}/stop  | ecs:servers:stop |\n   |            +---------------------+------------------+\n   |            | GET /v1/{id}        | ecs:servers:get  |\n   +------------+---------------------+------------------+\n",
  ],
  simple: ["===== =====\nA     B\n===== =====\na     b\n===== =====\n", "========== ================== ================\nPermission API                Action\n========== ================== ================\nstop       POST /v1/{id}/stop ecs:servers:stop\n========== ================== ================\n"],
  api: ["GET /v1/{project_id}/servers", "POST /v2.1/{project_id}/servers/{server_id}/action（os-stop）", "PUT /v1/x", "-", "get /v1/x", "GET /v1/a或GET /v1/b"],
  action: policyGrammar["action"]!.slice(0, 18),
  words: ["stop", "查询详情", "a &amp; b", "<b>x</b>", "", "&#x110000;", "<span>", "\\*"],
  number: ["2", "0", "-1", "99999999", "x", "1"],
};
