import assert from "node:assert/strict";
import test from "node:test";
import { realCatalog } from "../support/catalog.js";
import { checkGolden, policy } from "../support/fixture.js";
import { hoverAt as hoverWith, type HoverOptions } from "../support/hover.js";

const real = realCatalog();
const hoverAt = (marked: string, options?: HoverOptions) => hoverWith(marked, real, options);

/** Texts with all elements of each kind of policy. */
const documents: Readonly<Record<string, string>> = {
  "custom-policy": `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["ecs:cloudServers:resize", "ecs:servers:get", "obs:object:GetObject"],
      "Resource": ["*", "obs:*:*:object:my-bucket/*", "ecs:cn-north-4:*:instance:i-1", "EVS:*:*:*:*x", "a:*:*:b:c*d", "no resource"],
      "Condition": {
        "StringEquals": { "g:ResourceTag/env": ["dev"], "obs:prefix": ["x"], "g:RequestedRegion": ["cn-north-4"], "nothing": ["x"] },
        "StringMatchIfExists": { "g:DomainName": ["a*"] },
        "ForAnyValue:StringNotEquals": {},
        "Bool": { "g:MFAPresent": ["true"] },
        "Null": { "g:MFAAge": ["true"] },
        "StringLike": {},
        "Nonsense": {}
      }
    },
    { "Effect": "Deny", "NotAction": ["ecs:servers:stop"] }
  ]
}`,
  "agency-policy": '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["iam:agencies:assume"], "Resource": { "uri": ["/iam/agencies/0123456789abcdef0123456789abcdef"] } }] }',
  "role": '{ "Version": "1.0", "Depends": [{ "catalog": "BASE", "display_name": "Server Administrator" }], "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:list", "VPC:*:*", "identity:assume role"] }] }',
  "identity-policy": `{
  "Version": "5.0",
  "Statement": [{ "Sid": "one", "Effect": "Allow", "NotAction": ["iam::getX"], "Action": ["ecs:servers:list", "*"], "NotResource": ["iam::0123456789abcdef:user:alice"], "Resource": ["*"],
    "Condition": { "ForAnyValue:StringEquals": { "g:TagKeys": ["env"] }, "IpAddress": { "g:SourceIp": ["10.0.0.0/8"] } } }]
}`,
  "trust-policy": '{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Principal": { "Service": ["service.APIG"], "IAM": ["x"] }, "NotPrincipal": {}, "Action": ["sts:agencies:assume"] }] }',
  "api-body": `{ "role": { "display_name": "my policy", "type": "XA", "description": "d", "description_cn": "d", "name": "x", "catalog": "y", "flag": "z", "unknown": 1, "policy": ${policy('"ecs:servers:get"')} } }`,
  "api-list": `{ "roles": [{ "display_name": "one", "type": "AX", "policy": ${policy('"obs:object:get"')} }] }`,
};

/** All different hovers of a text in order. */
function walk(text: string, options: HoverOptions): string {
  const found: string[] = [];
  for (let offset = 0; offset <= text.length; offset++) {
    const one = hoverAt(`${text.slice(0, offset)}|${text.slice(offset)}`, options);
    if (!one || /^\w+:(?:servers|cloudServers|object|agencies):\w+$/.test(one.about)) continue;
    const entry = `### ${one.about}\n${one.value}\n`;
    if (!found.includes(entry)) found.push(entry);
  }
  return found.join("\n");
}

for (const [name, text] of Object.entries(documents)) {
  for (const [mode, options] of Object.entries({ en: {}, zh: { language: "zh" }, both: { both: true } } satisfies Record<string, HoverOptions>)) {
    test(`hover on the elements of a text: ${name}, ${mode} (golden)`, () => {
      const all = walk(text, options);
      if (mode === "en") assert.doesNotMatch(all.replace(/《.*》/g, ""), /\p{Script=Han}{3}/u);
      checkGolden(`hover/elements/${name}.${mode}.md`, all);
    });
  }
}

test("hover on an element: how much of the limits is used, in bold if one is exceeded", () => {
  const statements = (count: number) => `{ "Version": "1.1", "State|ment": [${Array.from({ length: count }, () => '{ "Effect": "Allow", "Action": ["a:b:c"] }').join(", ")}] }`;
  const { length } = JSON.stringify(JSON.parse(statements(3).replace("|", "")));
  assert.ok(hoverAt(statements(3))!.value.endsWith(`\n\n3 of 8 statements (IAM.1028). ${String(length)} of 6,144 characters, white space not counted (IAM.1021).`));
  assert.match(hoverAt(statements(9))!.value, /\*\*9 of 8\*\* statements: too many \(IAM\.1028\)\./);
  assert.match(hoverAt(statements(9), { language: "zh" })!.value, /语句：\*\*9\/8\*\*，超出上限（IAM\.1028）。/);
  assert.match(hoverAt('{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Acti|ons": ["a:b:c", "a:b:d e:f:g"] }] }')!.value, /^\*\*Action\*\*: [^]*\n\n3 of 100 actions in this statement \(IAM\.1033\)\.$/);
  assert.doesNotMatch(hoverAt('{ "Version": "5.0", "State|ment": [{ "Effect": "Allow", "Action": ["a:b:c"] }] }')!.value, / of \d/, "no limits are known for version 5.0");
});

test("hover on an element: the range is the word under the cursor, with any quotes", () => {
  for (const [marked, about] of [
    ['{ |"Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }', undefined],
    ['{ "|Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }', "Version"],
    ['{ "Version|": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }', "Version"],
    ['{ "Version": 1|.1, "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:get"] }] }', "1.1"],
    ['{ "Version": "1.1", "Statement": [{ "Effect": "all|ow", "Action": ["ecs:servers:get"] }] }', "allow"],
    ['{ "Version": "1.1", "Statement": [{ "Effect": "M|aybe", "Action": ["ecs:servers:get"] }] }', undefined],
    ['{ "Version": "1.1", "Statement": [{ "S|id": "x", "Effect": "Allow", "Action": ["ecs:servers:get"] }] }', undefined],
  ] as const) assert.equal(hoverAt(marked)?.about, about, marked);
});

test("hover on a resource: only a statement for some resources lists the actions that do not support it", () => {
  const text = (resource: string) => policy('"ecs:servers:get", "ecs:cloudServers:resize"').replace("] }] }", `], "Resource": ["${resource}"] }] }`);
  assert.match(hoverAt(text("ecs:*:*:instance:|x"))!.value, /\n\nWhether the actions of this statement can be granted for single resources:\n\n- \*\*no\*\*: `ecs:servers:get`\n- yes: `ecs:cloudServers:resize`$/);
  assert.equal(hoverAt(text("*|"))!.value, "**All resources** of the actions in this statement.");
});
