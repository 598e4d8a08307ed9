import { parse as parseOfficially } from "@cdktf/hcl2json";

/** A policy as plain data. */
export interface PlainPolicy {
  readonly Version?: string;
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

type Print = (policy: PlainPolicy) => string;

const resource = (value: string, type = "huaweicloud_identity_role", argument = "policy") =>
  `# 说明 😀\nresource "${type}" "t" {\n  name        = "t"\n  type        = "XA"\n  ${argument} = ${value}\n}\n`;
const sequences = (text: string) => text.replace(/[$%](?=\{)/g, "$&$&");
const text = (value: string) => sequences(JSON.stringify(value));

function hcl(value: unknown, indentation: string, isBare: boolean): string {
  const inner = `${indentation}  `;
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${inner}${hcl(item, inner, isBare)},`).join("\n")}\n${indentation}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const key = (name: string) => (isBare && /^[A-Za-z_][\w-]*$/.test(name) ? name : text(name));
  const entries = Object.entries(value).map(([name, one]) => `${inner}${key(name)}${isBare ? " = " : ": "}${hcl(one, inner, isBare)}`);
  return entries.length === 0 ? "{}" : `{\n${entries.join(isBare ? "\n" : ",\n")}\n${indentation}}`;
}

function onOneLine(value: unknown): string {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([name, one]) => `${/^\w+$/.test(name) ? name : text(name)} = ${onOneLine(one)}`).join(", ")} }`;
}

function blocks({ Statement }: PlainPolicy): string {
  const statements = Statement.map((statement) => {
    const lines = Object.entries(statement).map(([name, value]) => {
      const written = name === "Condition" ? `<<JSON\n${sequences(JSON.stringify(value, undefined, 2))}\nJSON` : onOneLine(value);
      return `    ${name.toLowerCase()} = ${written}`;
    });
    return `  statement {\n${lines.join("\n")}\n  }`;
  });
  return `resource "opentelekomcloud_identity_role_v3" "t" {\n  display_layer = "project"\n${statements.join("\n\n")}\n}\n`;
}

const inJson = (policy: string) =>
  JSON.stringify({ resource: { huaweicloud_identity_role: { t: { description: "说明 😀", type: "XA", policy } } } }, undefined, 2);

function jsonBlocks({ Statement }: PlainPolicy): string {
  const templates = (value: unknown): unknown => JSON.parse(sequences(JSON.stringify(value)));
  const statement = Statement.map((one) => Object.fromEntries(
    Object.entries(one).map(([name, value]) =>
      [name.toLowerCase(), templates(name === "Condition" ? JSON.stringify(value) : value)]),
  ));
  const t = { display_layer: "project", description: "说明 😀", statement };
  return JSON.stringify({ resource: { opentelekomcloud_identity_role_v3: { t } } }, undefined, 2);
}

/** The notations of a policy in a Terraform file. */
export const notations: Readonly<Record<string, Print>> = {
  "object of lines": (policy) => resource(`jsonencode(${hcl(policy, "  ", true)})`),
  "object with quoted keys": (policy) => resource(`jsonencode(${hcl(policy, "  ", false)})`),
  "object on one line": (policy) => resource(`jsonencode(${onOneLine(policy)})`),
  "heredoc": (policy) => resource(`<<EOF\n${sequences(JSON.stringify(policy, undefined, 2))}\nEOF`),
  "indented heredoc with CRLF": (policy) => resource(`<<-EOT\n${sequences(JSON.stringify(policy, undefined, 2)).replace(/^/gm, "\t")}\n  EOT`).replace(/\n/g, "\r\n"),
  "quoted": (policy) => resource(text(JSON.stringify(policy))),
  "string of a JSON file": (policy) => inJson(sequences(JSON.stringify(policy, undefined, 2))),
  "object in a string of a JSON file": (policy) => inJson(`\${jsonencode(${hcl(policy, "", true)})}`),
  "blocks": blocks,
  "blocks of a JSON file": jsonBlocks,
};

/** The policy of a file in one of these notations, as HashiCorp's parser reads it. */
export async function officialPolicy(file: string): Promise<PlainPolicy> {
  if (file.startsWith("{")) return policyOfJson(file);
  // The parser does not evaluate functions; without the call the same object is a plain value.
  const parsed = await parseOfficially("main.tf", file.replace(/(?<= policy = )jsonencode\(([^]*)\)(?=\r?\n\}\r?\n$)/, "$1")) as { resource: Record<string, { t: Record<string, unknown>[] }> };
  const [argumentsOfAll] = Object.values(parsed.resource);
  const { policy, statement } = argumentsOfAll!.t[0]!;
  if (typeof policy === "string") return JSON.parse(unescaped(policy) as string) as PlainPolicy;
  if (policy !== undefined) return unescaped(policy) as PlainPolicy;
  return { Version: "1.1", Statement: policyOfBlocks(statement as Record<string, unknown>[]) };
}

function policyOfBlocks(statement: readonly Record<string, unknown>[]): PlainPolicy["Statement"] {
  const elements: Readonly<Record<string, string>> = {
    effect: "Effect",
    action: "Action",
    resource: "Resource",
    condition: "Condition",
  };
  return statement.map((block) =>
    Object.fromEntries(
      Object.entries(block).map(([name, value]) => [
        elements[name] ?? name,
        name === "condition" ? conditionOf(unescaped(value) as string) : unescaped(value),
      ]),
    ),
  );
}

function unescaped(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/([$%])\1(?=\{)/g, "$1"));
}

/** The policy of a Terraform file in JSON: a template in a string. */
async function policyOfJson(file: string): Promise<PlainPolicy> {
  type Role = { policy: string; statement: never };
  const { resource: types } = JSON.parse(file) as { resource: Record<string, { t: Role }> };
  const { policy, statement } = Object.values(types)[0]!.t;
  if (statement !== undefined) return { Version: "1.1", Statement: policyOfBlocks(statement) };
  const [, object] = /^\$\{(jsonencode\([^]*\))\}$/.exec(policy) ?? [];
  return officialPolicy(object ? resource(object) : resource(`<<EOF\n${policy}\nEOF`));
}

/** A condition is JSON, or a call that creates it. */
function conditionOf(value: string): unknown {
  return value.startsWith("${jsonencode(") ? value : JSON.parse(value);
}
