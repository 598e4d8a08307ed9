import { readFileSync, readdirSync } from "node:fs";
import { policy } from "./fixture.js";

const condition = '"Condition": { "StringEquals": { "g:UserName": ["x"] } }';

/** Realistic policies, some of them ugly: no operation may do harm to them. */
export const policies: readonly string[] = [
  ...readdirSync("examples").filter((name) => /(?<!-test)\.jsonc?$/.test(name)).sort().map((name) => readFileSync(`examples/${name}`, "utf8")),
  policy('"ecs:servers:stop"'),
  policy('"ecs:servers:stop",'),
  policy('"ecs:servers:stop" "ecs:servers:reboot"'),
  policy('"ECS:Servers:STOP", "ecs:servers:stop", "ecs:*:list*"'),
  policy('\r\n\t"ecs:servers:stop", // why\r\n\t/* a */ "vpc:ports:creare" /* b */,\r\n'),
  policy('\r  "ecs:servers:resize"\r, "ecs:servers:lock"\r'),
  policy('" ecs:servers:stop，ecs:servers:lock ", "ecs:servers:\\u0067et", "", "vpc:ports:creare vpc:ports:get"'),
  policy('"\n ecs:servers:resize\n vpc:ports:creare\n "'),
  policy('"ecs:servers:stop"，"ecs:servers:get"'),
  `\uFEFF${policy('"ecs:servers:unlock", [1, {}], null, 1.5e3')}`,
  `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":"ecs:servers:stop ecs:servers:lock"},{"Effect":"Deny","Action":["ecs:servers:get"],${condition}}]}`,
  `{ "Version": "1.1", "Statement": { "Effect": "Allow", "Action": ["ecs:servers:stop"], ${condition} } }`,
  `// a policy
{
  "Version": "1.1", // of ours
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "ecs:servers:stop", // stop
        // "ecs:servers:start",
        "ecs:servers:create"
      ],
      ${condition}, /* only x */
    },
    { "Effect": "Allow", "Action": ["ecs:servers:lock"], "Resource": ["ECS:*:*:instance:1"] }, // lock
    { "Effect": "Deny", "Action": ["evs:*:*"] },
  ],
}
`,
  `{ "roles": [{ "policy": ${policy('"ecs:servers:stop"')} }, { "policy": ${policy('"ecs:servers:lock"').replace("1.1", "5.0")} }, { "policy": ${policy('"vpc:ports:creare"')} }] }`,
  `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["x:y:z"], "Action": ["ecs:servers:stop"], "Effect": "Allow" }] }`,
  `{ "Version": "1.1", "Statement": [ { "Effect": "Allow" "Action": ["ecs:servers:stop",, "ecs:servers:lock" } , { "Effect": "Deny" ] }`,
  policy(`"ecs:servers:stop", ${Array.from({ length: 99 }, (_, index) => `"x:y:z${String(index)}"`).join(", ")}`),
];
