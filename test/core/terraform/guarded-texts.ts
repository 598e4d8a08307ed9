import { explainSource } from "../../../server/src/core/explain/explain-source.js";
import type { PolicyExplanation } from "../../../server/src/core/explain/model.js";
import type { GuardNote } from "../../../server/src/core/policy/guarded-part.js";
import { catalog } from "../../support/catalog.js";

// Terraform texts with policies of which parts may not apply, and what an explanation says about these.

export const facts = catalog("ecs:servers:list\necs:servers:get\necs:servers:stop\necs:servers:start");

export const role = (policy: string, before = "") =>
  `${before}resource "huaweicloud_identity_role" "t" {\n  policy = ${policy}\n}\n`;
export const statements = (list: string, before = "") =>
  role(`jsonencode({ Version = "1.1", Statement = ${list} })`, before);
export const actions = (list: string) => statements(`[{ Effect = "Allow", Action = ${list} }]`);
export const heredoc = (list: string) => role(`<<EOF\n{ "Version": "1.1", "Statement": [${list}] }\nEOF`);
export const allow = (...names: string[]) => `{ Effect = "Allow", Action = [${names.map((name) => `"${name}"`).join(", ")}] }`;
export const deny = (name: string) => `{ Effect = "Deny", Action = ["${name}"] }`;
export const blocks = (inside: string) => `resource "opentelekomcloud_identity_role_v3" "t" {\n${inside}\n}\n`;
export const dynamic = (each: string, body: string) =>
  blocks(`  dynamic "statement" {\n    for_each = ${each}\n    content {\n${body}\n    }\n  }`);
export const inJson = (body: object) =>
  JSON.stringify({ resource: { opentelekomcloud_identity_role_v3: { t: body } } });

export const explained = (text: string, siblings: readonly string[] = []) =>
  explainSource({ text, notation: "terraform", siblings, nameOf: () => "locals.tf" }, facts, "en");
export const noted = (guards: readonly GuardNote[] = []) =>
  guards.map(({ kind, text, line, file }) => `${kind} ${text} ${file ?? ""}${line}`);

/** What a policy says about each statement: its guards, and its entries with theirs. */
export function said({ statements: all, guards }: PolicyExplanation): string[] {
  const rows = all.flatMap((statement) => [
    [statement.effect, ...noted(statement.guards)].join(" | "),
    ...statement.services.flatMap(({ entries }) =>
      entries.map((entry) => [`  ${entry.written}`, ...noted(entry.guards)].join(" | ")),
    ),
  ]);
  return guards ? [noted(guards).join(" | "), ...rows] : rows;
}

