// Terraform files in which a part does not mean the same without the text around it, or only just.

const statement = (action: string) => `{ Effect = "Allow", Action = ["${action}"] }`;
const json = (action: string) => `{"Effect":"Allow","Action":["${action}"]}`;
const role = (value: string, name = "a") => `resource "huaweicloud_identity_role" "${name}" {\n  policy = ${value}\n}`;
const object = (statements: string) => `{ Version = "1.1", Statement = [${statements}] }`;
const heredoc = (statements: string, mark = "EOF") => `<<${mark}\n{"Version":"1.1","Statement":[${statements}]}\n${mark}`;

/** Edits after which only all of the text shows what it means: what is replaced, and by what. */
export const oddEdits: readonly (readonly [text: string, old: string, newText: string])[] = [
  [`/* unclosed\n${role(`jsonencode(${object(statement("ecs:servers:stop"))})`)}\n`, "stop", "stop*/"],
  [`${role(`jsonencode(${object(statement("ecs:servers:stop"))})`)} \n${role(heredoc(json("ä")), "b")}\n`, " \nresource", " resource"],
  [`${role(heredoc(`${json("ecs:servers:stop")},${json("ä")}`))}\n`, "stop", "e\u0301"],
  [`${role(heredoc(`{\n"Effect":"Allow","Action":["ecs:servers:stop"]}`, "null"))}\n`, '"Effect"', '"x":\nnull\n,"Effect"'],
  [`${role(`<<EOF\n\${jsonencode(${object(statement("ecs:servers:stop"))})}\nEOF`)}\n`, '"ecs:servers:stop"', '/*\nEOF\n*/ "ecs:servers:stop"'],
  [`${role(`"\${jsonencode(${object(statement("ecs:servers:stop"))})}"`)}\n`, '"ecs:servers:stop"', '/*\nresource "a" "b" {\n*/ "ecs:servers:stop"'],
  [`module "m" {\n  policy = trimspace("\${trimspace(${heredoc(json("ecs:servers:stop"))}\n)}")\n}\n`, '"ecs:servers:stop"', '\n"ecs:servers:stop"'],
];

export const oddTerraform: readonly string[] = [
  // One line break between two blocks, or a comment.
  `${role(`jsonencode(${object(statement("ecs:servers:stop"))})`)}\n${role(heredoc(json("ecs:servers:get")), "b")}\n`,
  `${role(`jsonencode(${object(statement("ecs:servers:stop"))})`)} # a\n\n// b\n${role(heredoc(json("ecs:servers:get")), "b")} /* c */\n# d\n`,
  // A value of two resources, in two versions.
  `locals {\n  p = jsonencode(${object(statement("ecs:servers:stop"))})\n}\nresource "huaweicloud_identityv5_policy" "a" {\n  policy_document = local.p\n}\nresource "huaweicloud_organizations_policy" "b" {\n  content = local.p\n}\n`,
  // Sequences of templates.
  `${role(`<<EOF\n\${jsonencode(${object(statement("ecs:servers:stop"))})}\nEOF`)}\n`,
  `${role(`<<EOF\n\${jsonencode({\n  Version = "1.1"\n  Statement = [\n    {\n      Effect = "Allow"\n      Action = ["ecs:servers:stop"]\n    }\n  ]\n})}\nEOF`)}\n`,
  `${role(`"\${jsonencode(${object(statement("ecs:servers:stop"))})}"`)}\n`,
  `module "m" {\n  policy = "x \${trimspace(${heredoc(json("ecs:servers:stop"))}\n)}"\n}\n`,
  // An unclosed comment, and one that an edit may close or begin.
  `/* unclosed\n${role(`jsonencode(${object(`${statement("ecs:servers:stop")}, ${statement("ecs:servers:get")}`)})`)}\n`,
  `${role(`jsonencode(${object(statement("ecs:servers:stop"))})`)} \n${role(heredoc(json("ä")), "b")}\n`,
  `${role(`jsonencode(${object(`${statement("ecs:servers:stop")}, ${statement("ecs:servers:get")}`)})`)}\n# */\n`,
  // Letters that HCL composes, on the line of a statement.
  `${role(heredoc(`${json("ecs:servers:stop")},{"Effect":"Deny","Action":["e\u0301"]},${json("ä")}`))}\n`,
  `${role(JSON.stringify(`{"Version":"1.1","Statement":[${json("ecs:servers:stop")},${json("e\u0301")}]}`))}\n`,
  // Broken files.
  `${role(`jsonencode(${object(`${statement("ecs:servers:stop")}, ${statement("ecs:servers:get")}`)})`)}\nresource "x" "y" {\n  a = "\n}\n`,
  `resource "x" "y" {\n  a = [\n}\n${role(`jsonencode(${object(`${statement("ecs:servers:stop")}, ${statement("ecs:servers:get")}`)})`)}\n`,
  `${role(heredoc(json("ecs:servers:stop"), "EOF").slice(0, -4))}\n`,
  // Markers, conditions, copies and holes around a statement.
  `${role(heredoc(`${json("ecs:servers:stop")},\n%{ if var.x }\n${json("ecs:servers:get")},\n%{ endif }\n\${var.more}`))}\n`,
  `${role(`jsonencode({ Version = "1.1", Statement = concat(var.x ? [${statement("ecs:servers:stop")}] : [${statement("evs:*:*")}], [for a in var.y : { Effect = "Allow", Action = ["ecs:servers:\${a}", var.z ? "ecs:servers:get" : "ecs:servers:list"] }], local.more) })`)}\nlocals {\n  more = [${statement("ecs:servers:stop")}]\n}\n`,
  `resource "opentelekomcloud_identity_role_v3" "t" {\n  statement { # a\n    effect = "Allow"\n    action = ["ecs:servers:stop"]\n    condition = <<C\n{"StringEquals":{"g:UserName":["a"]}}\nC\n  }\n  dynamic "statement" {\n    for_each = var.x\n    content {\n      effect = "Deny"\n      action = ["ecs:servers:get"]\n    }\n  }\n}\n`,
  `{"resource":{"huaweicloud_identity_role":{"r":{"type":"XA","policy":"{\\"Version\\":\\"1.1\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"ecs:servers:stop\\"]}, {\\"Effect\\":\\"Deny\\",\\"Action\\":[\\"ecs:\${var.x}\\"]}]}","description":"“a” ，"}}}}`,
  `{"resource":{"huaweicloud_identity_role":{"r":{"policy":"{\\"Version\\":\\"1.1\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"ecs:servers:stop\\"]}]}"}}}}`,
];
