import fc from "fast-check";
import { expressionsWith, knownLocals } from "./known-expressions.js";

export const head = 'resource "huaweicloud_identity_role" "t" {\n  policy = ';

/** The expression of the policy in a file. */
export const valueIn = (text: string) => text.slice(text.lastIndexOf(head) + head.length, -3);

/** Terraform files with one policy whose actions are computed, also from variables if asked for. */
export function policyFiles(hasVariables: boolean): fc.Arbitrary<string> {
  const { list, text } = expressionsWith(hasVariables);
  const inHeredoc = (actions: string) =>
    `<<EOF\n{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ${actions} }] }\nEOF`;
  const inObject = (actions: string) =>
    `jsonencode({\n    Version   = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${actions} }]\n  })`;
  return fc.oneof(
    { weight: 3, arbitrary: list.map(inObject) },
    list.map((actions) => inHeredoc(`\${jsonencode(${actions})}`)),
    text.map((action) => inHeredoc(`["\${${action}}"]`)),
    text.map((action) => inObject(`["ecs:servers:stop", ${action}]`)),
  ).map((value) => `${knownLocals}${head}${value}\n}\n`);
}
