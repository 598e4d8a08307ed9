import type { Grammar } from "../grammar.js";

/** The catalog of the fuzz: small, with dependencies, a ring of them, an erratum and rows of both versions. */
export const rows = `
  ecs:servers:stop 关闭云服务器 POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:reboot POST /v2.1/{project_id}/servers/{server_id}/action -> ecs:servers:get
  ecs:servers:get GET /v2.1/{project_id}/servers/{server_id}
  ecs:servers:resize -> ecs:servers:get, evs:volumes:list, vpc:ports:create
  newer ecs:servers:resize -> ecs:flavors:get
  ecs:servers:create -> ecs:servers:list, ims:images:get (from an image)
  ecs:servers:list -> ecs:servers:get, ecs:quotas:get
  ecs:ring:a -> ecs:ring:b
  ecs:ring:b -> ecs:ring:a, ecs:ring:c
  ecs:ring:c -> ecs:servers:stop
  evs:volumes:list
  obs:object:GetObject
  vpc:ports:creare => vpc:ports:create
`;

/** Policies of both versions and in containers, sound and with usual slips. */
export const policyGrammar: Grammar = {
  file: ["<policy>", "<policy>", "<policy>", "<container>", "\ufeff<policy>", "// a policy<nl><policy><nl>", "<policy><nl>"],
  container: [
    '{"roles": [{"policy": <policy>}]}',
    '{"role": {"display_name": "ops", "type": "AX", "description": "x", "policy": <policy>}}',
    '{"roles": [{"policy": <policy>}, {"policy": <policy>}]}',
    '{"policy_document": "{\\"Version\\":\\"5.0\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"ecs:servers:stop\\"]}]}"}',
    '{"x": {"policy": "{\\"Version\\": \\"1.1\\", \\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": [\\"ecs:servers:resize\\"]}]}"}}',
    '{"resource": {"huaweicloud_identity_role": {"r": {"policy": "${jsonencode(<policy>)}"}}}}',
    "[<policy>, <policy>]",
  ],
  policy: [
    '{"Version":"1.1","Statement":[<statement>]}',
    '{<s>"Version": "1.1",<s>"Statement": [<statements>]<s>}',
    '{<s>"Version": "5.0",<s>"Statement": [<statements>]<s>}',
    '{<s>"Version": <version>,<s>"Statement": <statements-value><s>}',
    '{<s>"Statement": [<statements>],<s>"Version": "1.1"<s>}',
    '{<nl>  "Version": "1.1",<nl>  "Statement": [<nl>    <statement>,<nl>    <statement><nl>  ]<nl>}',
    '{"Version":"1.1","Statement":[<statement>],<s>"Depends": [],<s>"<junk>": <value>}',
  ],
  version: ['"1.1"', '"5.0"', '"1.0"', "1.1", '"2012-10-17"', '""', "null"],
  "statements-value": ["[<statements>]", "<statement>", "[]", "[[<statement>]]", "null"],
  statements: ["<statement>", "<statement>", "<statement>,<s><statement>", "<statement>,<s><statements>", "", "<statement><s><statement>"],
  statement: [
    '{"Effect":"Allow","Action":["<action>"]}',
    '{<s>"Effect": <effect>,<s>"Action": <actions><s>}',
    '{<s>"Effect": <effect>,<s>"Action": <actions>,<s>"Resource": <resources><s>}',
    '{<s>"Effect": <effect>,<s>"Action": <actions>,<s>"Condition": <condition><s>}',
    '{<s>"Action": <actions>,<s>"Effect": <effect>,<s>"Resource": <resources>,<s>"Condition": <condition><s>}',
    '{<s>"Sid": "<junk>",<s>"Effect": <effect>,<s>"NotAction": <actions>,<s>"NotResource": <resources><s>}',
    '{<s>"Effect": <effect>,<s>"Action": <actions>,<s>"Action": <actions>,<s>"effect": "Deny"<s>}',
    '{<s><nl>      "Effect": "Allow", // <junk><nl>      "Action": <actions><nl>    }',
  ],
  effect: ['"Allow"', '"Allow"', '"Deny"', '"allow"', '"Alow"', "true", '""'],
  actions: ['["<action>"]', "[<s><items><s>]", "[<s><items><s>]", '"<action>"', "[]", "[<items>,<s>]", "{}", "[<nl>        <items><nl>      ]"],
  items: ['"<action>"', '"<action>"', '"<action>",<s><items>', '"<action>",<s><items>', '"<action>"<s><items>', "<value>", '"<action>", /* <junk> */ <items>', '"<action> <action>"', '"<action>", // <junk><nl><items>'],
  action: [
    "ecs:servers:stop", "ecs:servers:get", "ecs:servers:resize", "ecs:servers:create", "ecs:servers:list", "ecs:ring:a", "ecs:ring:b", "evs:volumes:list",
    "ecs:*:*", "ecs:*:get*", "*:*:*", "*", "ecs:servers:*", "ECS:Servers:STOP", " ecs:servers:stop", "ecs:servers:stpo", "vpc:ports:creare", "ecs:servers", "ecs::", ":", "obs:object:GetObject", "ecs:\\u0073ervers:stop", "授权:a:b", "iam:agencies:*", "", "ecs:servers:stop,ecs:servers:get",
  ],
  resources: ['["<resource>"]', '"<resource>"', '["<resource>", "<resource>"]', "[]", '{"uri": ["/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c"]}', '["*"]'],
  resource: ["*", "ecs:*:*:instance:1", "obs:*:*:object:bucket/key*", "OBS:*:*:bucket:*", "ecs:*:*:instance", "a:b:c:d:e:f", "", "*:*:*:*:*", "vpc:cn-north-1:x:port:${g:UserName}"],
  condition: ['{"Bool": {"g:MFAPresent": ["true"]}}', "{}", '{"<operator>": {"<key>": <values>}}', '{"<operator>": {"<key>": <values>, "<key>": <values>}, "<operator>": {"<key>": <values>}}', '{"<operator>": <value>}', "[]"],
  operator: ["StringEquals", "StringNotEqualsIgnoreCase", "Bool", "NumberLessThan", "DateGreaterThan", "IpAddress", "Null", "StringMatch", "ForAnyValue:StringEquals", "StringEqualsIfExists", "StringLike", "stringequals", ""],
  key: ["g:UserName", "g:MFAPresent", "g:CurrentTime", "g:SourceIp", "obs:prefix", "ecs:ServerId", "g:userName", "x", "", "g:"],
  values: ['["a"]', '"true"', '["2020-01-01T00:00:00Z"]', '["1", 2, null]', "[]", '["10.0.0.0/8", "::1"]', '"${g:UserName}"', "true"],
  value: ["1", '"x"', "null", "true", "[]", "{}", '{"a": [1, {"b": -1.5e3}]}', "1.", "01", "'x'", "x"],
  junk: ["x", "", "说明", "huawei-iam-disable-next-line", "huawei-iam-disable-line missing-dependency", "Effect", "\\n", "a:b:c", "Statment"],
  s: ["", "", " ", "\n  ", " // x\n", "/* y */", "\r\n\t", "  "],
  nl: ["\n", "\n", "\r\n", "\r"],
};
