import { realCatalog } from "../../support/catalog.js";

const names = realCatalog().actions.slice(0, 2000).map(({ name }) => name);
const name = (index: number) => names[index % names.length]!;
const many = (count: number, make: (index: number) => string, separator = ",\n") =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

/** A kind of text that can be made of any size: `make(n)` has about n repetitions. */
export interface Shape {
  readonly title: string;
  readonly make: (n: number) => string;
  /** The name of its file, which decides the notation and the kind of policy. */
  readonly file: string;
}

const statements = (all: string, version = "1.1") => `{"Version": "${version}", "Statement": [\n${all}\n]}\n`;
const allow = (actions: string, more = "", effect = "Allow") => `{"Effect": "${effect}", "Action": [${actions}]${more}}`;
const one = (actions: string, more = "") => statements(allow(actions, more));

const ofJson: Readonly<Record<string, (n: number) => string>> = {
  "statements": (n) => statements(many(n, (at) => allow(`"${name(at)}"`))),
  "equal statements": (n) => statements(many(n, () => allow('"ecs:servers:stop"'))),
  "statements for resources": (n) =>
    statements(many(n, (at) => allow(`"${name(at)}"`, `, "Resource": ["ECS:*:*:instance:${at}"]`))),
  "actions": (n) => one(many(n, (at) => `"${name(at)}"`)),
  "equal actions": (n) => one(many(n, () => '"ecs:servers:stop"')),
  "unknown actions": (n) => one(many(n, (at) => `"ecs:servers:stopp${at}"`)),
  "unknown services": (n) => one(many(n, (at) => `"svc${at}:servers:get"`)),
  "actions in one string": (n) => one(`"${many(n, name, " ")}"`),
  "names without colons": (n) => one(many(n, (at) => `"name${at}"`)),
  "wildcards": (n) => one(many(n, (at) => `"ecs:a${at}*:get"`)),
  "wildcards of known services": (n) => one(many(n, (at) => `"${name(at).split(":")[0]!}:*:get${at}*"`)),
  "wildcards allowed and denied": (n) =>
    statements(
      [allow(many(n, (at) => `"ecs:a${at}*:get"`)), allow(many(n, (at) => `"ecs:b${at}*:get"`), "", "Deny")].join(),
    ),
  "allowed and denied": (n) =>
    statements([allow(many(n, (at) => `"${name(at)}"`)), allow(many(n, (at) => `"${name(at)}"`), "", "Deny")].join()),
  "Allow and Deny in turns": (n) =>
    statements(many(n, (at) => allow(`"${name(at)}", "ecs:*:get${at}*"`, "", at % 2 ? "Deny" : "Allow"))),
  "everything allowed, many denied": (n) =>
    statements([allow('"*:*:*"'), allow(many(n, (at) => `"${name(at)}"`), "", "Deny")].join()),
  "resources": (n) => one('"ecs:servers:stop"', `, "Resource": [${many(n, (at) => `"ECS:*:*:instance:${at}"`)}]`),
  "equal resources": (n) => one('"ecs:servers:stop"', `, "Resource": [${many(n, () => '"ECS:*:*:instance:1"')}]`),
  "resources of other services": (n) =>
    one('"ecs:servers:stop"', `, "Resource": [${many(n, (at) => `"SVC${at}:*:*:thing:${at}"`)}]`),
  "condition keys": (n) =>
    one('"ecs:servers:stop"', `, "Condition": {"StringEquals": {${many(n, (at) => `"g:Key${at}": ["a"]`)}}}`),
  "operators": (n) =>
    one('"ecs:servers:stop"', `, "Condition": {${many(n, (at) => `"StringEquals${at}": {"g:UserName": ["a"]}`)}}`),
  "values": (n) =>
    one('"ecs:servers:stop"', `, "Condition": {"StringEquals": {"g:UserName": [${many(n, (at) => `"u${at}"`)}]}}`),
  "equal keys of a statement": (n) => statements(`{${many(n, () => '"Effect": "Allow"')}, "Action": ["ecs:servers:stop"]}`),
  "unknown keys of a statement": (n) =>
    statements(`{"Effect": "Allow", "Action": ["ecs:servers:stop"], ${many(n, (at) => `"Key${at}": 1`)}}`),
  "unknown keys of a policy": (n) =>
    `{"Version": "1.1", ${many(n, (at) => `"Key${at}": 1`)}, "Statement": [${allow('"ecs:servers:stop"')}]}`,
  "equal keys of a policy": (n) =>
    `{${many(n, () => '"Version": "1.1"')}, "Statement": [${allow('"ecs:servers:stop"')}]}`,
  "one long string": (n) => one(`"ecs:servers:${"a".repeat(20 * n)}"`),
  "one long line of blanks": (n) => one(`"ecs:servers:stop"${" ".repeat(20 * n)}, "ecs:servers:get"`),
  "escapes": (n) => one(`"ecs:servers:${"\\u0067".repeat(n)}"`),
  "suppression comments": (n) => one(many(n, () => '// huawei-iam-disable-next-line\n"ecs:servers:stopp"')),
  "unused suppression comments": (n) => one("// huawei-iam-disable-next-line unknown-action\n".repeat(n)),
  "comments": (n) => one(many(n, (at) => `// comment ${at}\n/* and */ "${name(at)}"`)),
  "policies in one file": (n) => `[${many(n, (at) => one(`"${name(at)}"`))}]`,
  "policies in strings": (n) => `[${many(n, (at) => `{"policy": ${JSON.stringify(one(`"${name(at)}"`))}}`)}]`,
  "missing commas": (n) => one(many(n, (at) => `"${name(at)}"`, "\n")),
  "superfluous commas": (n) => one(many(n, (at) => `"${name(at)}"`, ",,\n")),
  "unclosed strings": (n) => one(many(n, (at) => `"${name(at)}`)),
  "missing quotes": (n) => one(many(n, (at) => name(at))),
  "missing colons": (n) => statements(many(n, (at) => `{"Effect" "Allow", "Action" ["${name(at)}"]}`)),
  "missing braces": (n) => statements(many(n, (at) => `{"Effect": "Allow", "Action": ["${name(at)}"]`)),
  "missing brackets": (n) => statements(many(n, (at) => `{"Effect": "Allow", "Action": ["${name(at)}"}`)),
  "extra braces": (n) => statements(many(n, (at) => `{{"Effect": "Allow", "Action": ["${name(at)}"]}`)),
  "extra closers": (n) => statements(many(n, (at) => `{"Effect": "Allow", "Action": ["${name(at)}"]]}`)),
  "full-width punctuation": (n) => one(many(n, (at) => `“${name(at)}”`, "，\n")),
  "broken strings": (n) => one(many(n, (at) => `"${name(at)}\n"`)),
  "quotes": (n) => one('"'.repeat(10 * n)),
  "apostrophes": (n) => one(many(n, (at) => `'${name(at)}'`)),
  "words": (n) => one("word ".repeat(5 * n)),
  "nested brackets": (n) => one("[".repeat(10 * n)),
  "nested braces": (n) => one('{"a":'.repeat(5 * n)),
  "numbers among actions": (n) => one(many(n, (at) => `${at}, "${name(at)}"`)),
  "a file of something else": (n) => `{"Statement": [${many(n, (at) => `{"k${at}": ["${name(at)}"]}`)}]}`,
  "version 5.0: actions": (n) => statements(allow(many(n, (at) => `"${name(at)}"`)), "5.0"),
  "version 5.0: statements": (n) =>
    statements(many(n, (at) => allow(`"ecs:servers:stop${at}"`, `, "Resource": ["ecs:*:*:instance:${at}"]`)), "5.0"),
  "version 5.0: wildcards allowed and denied": (n) =>
    statements(
      [allow(many(n, (at) => `"ecs:a${at}*:get"`)), allow(many(n, (at) => `"ecs:b${at}*:get"`), "", "Deny")].join(),
      "5.0",
    ),
  "version 5.0: NotAction, NotResource": (n) =>
    statements(
      many(n, (at) => `{"Effect": "Deny", "NotAction": ["ecs:servers:get${at}"], "NotResource": ["ecs:*:*:instance:${at}"]}`),
      "5.0",
    ),
  "version 5.0: condition keys": (n) =>
    statements(
      allow('"ecs:cloudServers:get"', `, "Condition": {"StringEquals": {${many(n, (at) => `"g:Key${at}": ["\${g:UserName}"]`)}}}`),
      "5.0",
    ),
  "trust policy: principals": (n) =>
    statements(
      `{"Effect": "Allow", "Action": ["sts:agencies:assume"], "Principal": {"IAM": [${many(n, (at) => `"${at}"`)}]}}`,
      "5.0",
    ),
  "trust policy: statements": (n) =>
    statements(
      many(n, (at) => `{"Effect": "Allow", "Action": ["sts:agencies:assume"], "Principal": {"Service": ["service.S${at}"]}}`),
      "5.0",
    ),
  "agency policy": (n) =>
    one('"iam:agencies:assume"', `, "Resource": {"uri": [${many(n, (at) => `"/iam/agencies/${at}"`)}]}`),
  "role": (n) =>
    `{"Version": "1.0", "Statement": [${allow(many(n, (at) => `"ecs:${at}*:*"`))}], "Depends": [${many(n, (at) => `{"catalog": "BASE", "display_name": "r${at}"}`)}]}`,
};

const block = (at: number) =>
  `  statement {\n    effect = "Allow"\n    actions = ["${name(at)}"]\n    resources = ["ECS:*:*:instance:${at}"]\n  }\n`;
const policyResource = (body: string) =>
  `resource "huaweicloud_identity_policy" "p" {\n  name = "p"\n  type = "AX"\n  policy = ${body}\n}\n`;
const encoded = (actions: string) =>
  policyResource(`jsonencode({\n Version = "1.1"\n Statement = [{\n Effect = "Allow"\n Action = ${actions}\n }]\n })`);

const ofTerraform: Readonly<Record<string, (n: number) => string>> = {
  "Terraform: actions": (n) => encoded(`[${many(n, (at) => `"${name(at)}"`)}]`),
  "Terraform: statements": (n) =>
    policyResource(
      `jsonencode({\n Version = "1.1"\n Statement = [${many(n, (at) => `{ Effect = "Allow", Action = ["${name(at)}"] }`)}]\n })`,
    ),
  "Terraform: policies": (n) =>
    many(n, (at) => encoded(`["${name(at)}"]`).replace('"p" {', `"p${at}" {`), "\n"),
  "Terraform: statement blocks": (n) =>
    `data "huaweicloud_identity_policy_document" "d" {\n${many(n, block, "")}}\n`,
  "Terraform: heredoc": (n) =>
    policyResource(`<<EOT\n${one(many(n, (at) => `"${name(at)}"`))}\nEOT`),
  "Terraform: unclosed heredocs": (n) => many(n, (at) => policyResource(`<<E${at}\n{"Version": "1.1", "Statement": [`), "\n"),
  "Terraform: quoted string": (n) => policyResource(JSON.stringify(one(many(n, (at) => `"${name(at)}"`)))),
  "Terraform: locals": (n) =>
    `locals {\n${many(n, (at) => `  a${at} = "${name(at)}"`, "\n")}\n}\n${encoded(`[${many(n, (at) => `local.a${at}`)}]`)}`,
  "Terraform: locals that use each other": (n) =>
    `locals {\n  a0 = ["ecs:servers:stop"]\n${many(n, (at) => `  a${at + 1} = concat(local.a${at}, ["${name(at)}"])`, "\n")}\n}\n${encoded(`local.a${Math.min(n, 40)}`)}`,
  "Terraform: a local used often": (n) =>
    `locals {\n  a = ["ecs:servers:stop"]\n}\n${encoded(`concat(${many(n, () => "local.a")})`)}`,
  "Terraform: concat": (n) => encoded(`concat(${many(n, (at) => `["${name(at)}"]`)})`),
  "Terraform: nested concat": (n) => encoded(`${"concat([\"ecs:servers:stop\"], ".repeat(n)}[]${")".repeat(n)}`),
  "Terraform: conditions": (n) => encoded(`concat(${many(n, (at) => `var.a${at} ? ["${name(at)}"] : []`)})`),
  "Terraform: nested conditions": (n) => encoded(`${"var.a ? [\"ecs:servers:stop\"] : ".repeat(n)}[]`),
  "Terraform: for": (n) => encoded(`concat(${many(n, (at) => `[for x in ["${name(at)}"] : "\${x}"]`)})`),
  "Terraform: nested for": (n) => encoded(`${"[for x in ".repeat(n)}["a"]${" : x]".repeat(n)}`),
  "Terraform: interpolations": (n) => encoded(`["ecs:servers:${"${var.a}".repeat(n)}"]`),
  "Terraform: deep interpolation": (n) => encoded(`["${'${"'.repeat(n)}a${'"}'.repeat(n)}"]`),
  "Terraform: unclosed braces": (n) => many(n, (at) => `resource "huaweicloud_identity_policy" "p${at}" {\n policy = jsonencode({`, "\n"),
  "Terraform: comments": (n) => encoded(`[${many(n, (at) => `# c\n"${name(at)}", // d\n`, "")}]`),
  "Terraform: suppression comments": (n) => encoded(`[${many(n, () => '# huawei-iam-disable-next-line\n"ecs:servers:stopp",\n', "")}]`),
  "Terraform: resources of others": (n) => many(n, (at) => `resource "aws_x" "r${at}" {\n  a = "b"\n  c = [1, 2]\n}`, "\n"),
  "Terraform: parentheses": (n) => encoded(`${"(".repeat(n)}[]${")".repeat(n)}`),
  "Terraform: operators": (n) => encoded(`["a"${' + "b"'.repeat(n)}]`),
  "Terraform: quotes": (n) => encoded('"'.repeat(10 * n)),
};

export const shapes: readonly Shape[] = [
  ...Object.entries(ofJson).map(([title, make]) => ({ title, make, file: "p.json" })),
  {
    title: "service control policy",
    make: (n) => statements(many(n, (at) => allow(`"ecs:servers:stop${at}"`, "", "Deny")), "5.0"),
    file: "scp.json",
  },
  ...Object.entries(ofTerraform).map(([title, make]) => ({ title, make, file: "main.tf" })),
];
