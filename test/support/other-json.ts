// JSON files without a Huawei Cloud policy, many of them similar to one. Editors open them too, so nothing here needs
// Node.

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_none, index) => make(index));

/** Policies of other clouds and of other Huawei Cloud services, whose languages look similar. */
const otherPolicies: readonly ((index: number) => string)[] = [
  (n) => json({ Version: "2012-10-17", Statement: [{ Sid: `s${n}`, Effect: "Allow", Action: ["ec2:StopInstances", "s3:*"], Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }] }),
  (n) => json({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole", Condition: { StringEquals: { "sts:ExternalId": String(n) } } }] }),
  (n) => json({ Version: "2008-10-17", Statement: [{ Sid: `read${n}`, Effect: "Allow", Principal: { ID: ["*"] }, Action: ["GetObject"], Resource: ["bucket/*"] }] }),
  (n) => json({ Statement: [{ Sid: `read${n}`, Effect: "Deny", Principal: "*", Action: ["ListBucket", "GetObject*"], Resource: ["bucket"] }] }),
  (n) => json({ Version: "1", Statement: [{ Effect: "Allow", Action: ["ecs:StopInstance", "ecs:Describe*"], Resource: `acs:ecs:*:*:instance/${n}` }] }),
  (n) => json({ version: "2.0", statement: [{ effect: "allow", action: ["name/cvm:StopInstances", "cos:*"], resource: [`qcs::cvm:ap-beijing:uin/${n}:instance/*`] }] }),
  (n) => json({ version: "3.0", statement: [{ effect: "deny", action: "*", resource: "*", condition: { ip_not_equal: { "qcs:ip": [`10.0.0.${n}`] } } }] }),
  (n) => json({ Version: "2016-09-07", Id: "__default_policy_ID", Statement: [{ Sid: "__topic_pub_1", Effect: "Allow", Principal: { CSP: [`urn:csp:iam::${n}:root`] }, Action: ["SMN:Publish"], Resource: "urn:smn:cn-north-1:1:topic" }] }),
  (n) => json({ Name: `Operator ${n}`, Actions: ["Microsoft.Compute/virtualMachines/deallocate/action"], NotActions: [], AssignableScopes: ["/subscriptions/1"] }),
  (n) => json({ version: 1, bindings: [{ role: "roles/compute.admin", members: [`user:${n}@example.com`] }] }),
  (n) => json({ Resources: { Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyName: `p${n}`, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "logs:*", Resource: { "Fn::Sub": "arn:aws:logs:*" } }] } }] } } } }),
  (n) => json({ format_version: "1.2", planned_values: { root_module: { resources: [{ address: `aws_iam_policy.p${n}`, values: { policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*" }] }) } }] } } }),
];

const ordinary: readonly ((index: number) => string)[] = [
  (n) => json({ name: `package-${n}`, version: "1.1.0", scripts: { "ecs:servers:stop": "node stop.js", "test:unit:watch": "node --test" } }),
  (n) => json({ name: "lock", lockfileVersion: 3, packages: Object.fromEntries(times(50, (index) => [`node_modules/p${index}`, { version: `1.${index}.${n}`, resolved: "https://example.com/p.tgz", integrity: "sha512-aa" }])) }),
  (n) => `// see https://example.com\n{\n  /* target */ "compilerOptions": { "target": "ES20${n}", "strict": true, },\n  "include": ["src"], // all\n}\n`,
  (n) => json({ version: "0.2.0", configurations: [{ type: "node", request: "launch", name: `Effect ${n}`, program: "${workspaceFolder}/a.js" }] }),
  (n) => json({ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: `d${n}` }, spec: { replicas: n, template: { spec: { containers: [{ image: "repo:tag" }] } } } }),
  (n) => json({ type: "FeatureCollection", features: times(20, (index) => ({ type: "Feature", geometry: { type: "Point", coordinates: [index + n / 7, -index] }, properties: { Effect: "Allow" } })) }),
  (n) => json({ $schema: "http://json-schema.org/draft-07/schema#", $id: `s${n}`, properties: { Version: { enum: ["1.1"] }, Statement: { items: { properties: { Effect: { enum: ["Allow", "Deny"] }, Action: { items: { pattern: "\\w+:\\w+:\\w+" } } } } } } }),
  (n) => json({ openapi: "3.0.0", info: { version: "1.1", title: `Statement ${n}` }, paths: { "/v1/{project_id}/cloudservers": { get: { operationId: "ecs:servers:list" } } } }),
  (n) => json(["ecs:servers:stop", "ecs:servers:reboot", n]),
  (n) => json({ "ecs:servers:stop": `关闭云服务器 ${n}`, "message:title:short": "Statement" }),
  (n) => json({ Statement: { Date: `2024-01-${n}`, Balance: 1.1, Effect: "none", Lines: [{ Action: "debit", Amount: n }] } }),
  (n) => json({ statements: [{ effect: "Allow", actions: ["read", "orders:write"] }], version: "1.1.0", id: n }),
  (n) => json({ cells: [{ cell_type: "code", source: [`print("Statement", ${n})\n`], outputs: [] }], nbformat: 4, nbformat_minor: 5 }),
  (n) => json({ bomFormat: "CycloneDX", specVersion: "1.5", version: n, components: times(30, (index) => ({ name: `c${index}`, purl: `pkg:npm/c${index}@1.0.0` })) }),
  (n) => json({ query: { bool: { must: [{ match: { message: "Effect: Allow, Action: ecs:servers:stop" } }], size: n } } }),
  (n) => json({ Parameters: { Version: "1.1" }, Outputs: { Statement: { Value: `urn:${n}` } } }),
  (n) => json({ Version: "1.1", Statement: `a sentence ${n}` }),
  (n) => json({ Version: "1.1", Statement: [], n }).replace('"Statement"', '"Statements"'),
];

/** Texts that are not JSON, or that a person would not write. */
const odd: readonly ((index: number) => string)[] = [
  () => "",
  (n) => " \n".repeat(n),
  (n) => String(n),
  (n) => `"ecs:servers:stop ${n}"`,
  (n) => `\ufeff${json({ name: `mark ${n}` })}`,
  (n) => `${"[".repeat(n * 400)} "Statement"`,
  (n) => `{"a":`.repeat(n * 200),
  (n) => `{ "a": ${n}, "b" `,
  (n) => `// only a comment about "Statement" ${n}`,
  (n) => `{"text": "${"\\u0000\\ud800".repeat(n)}"}`,
  (n) => `{\r"a": ${n},\r"b": "\u2028"\r}`,
  (n) => `{ "log": "line ${n}\nStatement\n" }`,
  (n) => "}{][,:\"'\\".repeat(n),
  (n) => `<<<<<<< HEAD\n{ "a": 1 }\n=======\n{ "a": ${n} }\n>>>>>>> other\n`,
  (n) => `{{#each items}}{ "Statement": "{{this}}" }{{/each}} ${n}`,
  (n) => `${times(40, (index) => json({ index, n }).replaceAll("\n", "")).join("\n")}`,
];

const huge = json({ rows: times(20_000, (index) => ({ id: index, Statement: `line ${index}`, Effect: "Allow", tags: ["a:b:c", "x"] })) });

/** Two hundred different files by name, one of them two megabytes large. */
export function otherJson(): Readonly<Record<string, string>> {
  const kinds = [...otherPolicies, ...ordinary, ...odd];
  const texts = times(199, (index) => kinds[index % kinds.length]!(1 + Math.floor(index / kinds.length)));
  return Object.fromEntries([...texts, huge].map((text, index) => [`other-${index}.${index % 10 === 7 ? "jsonc" : "json"}`, text]));
}
