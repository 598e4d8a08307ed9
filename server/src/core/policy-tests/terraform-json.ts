import { parseJson } from "../policy/json/json.js";
import { findProperty, type SyntaxNode } from "../policy/syntax.js";
import { controlPolicy, policyArguments, policyWords } from "../terraform/resources.js";
import type { TextRange } from "../text/range.js";

/** A policy argument with values that are not known before Terraform runs. */
export interface OpenArgument {
  readonly range: TextRange;
  readonly version: "1.1" | "5.0";
  readonly isControl: boolean;
}

/** Whether a file is Terraform in the notation of JSON, by its name. */
export function isTerraformJson(uri: string): boolean {
  return /\.(?:tf|tofu)\.json$/i.test(uri);
}

/** The policy arguments of a Terraform file in JSON that contain `${…}`; `$${` is a text. */
export function openArguments(text: string): readonly OpenArgument[] {
  if (!policyWords.test(text)) return [];
  const arrayOf = (node: SyntaxNode | undefined) => (node?.kind === "array" ? node.items : node ? [node] : []);
  const entriesOf = (node: SyntaxNode | undefined) =>
    arrayOf(node).flatMap((one) => (one.kind === "object" ? one.properties : []));
  return entriesOf(findProperty(parseJson(text), "resource")).flatMap(({ key, value: resources }) => {
    const isControl = key.value === controlPolicy.type;
    const known = isControl ? controlPolicy : policyArguments.get(key.value);
    if (!known) return [];
    return entriesOf(resources).flatMap(({ value: bodies }) =>
      entriesOf(bodies).flatMap(({ key: name, value }): OpenArgument[] =>
        name.value === known.argument && value?.kind === "string" && /(?<!\$)\$\{/.test(value.value)
          ? [{ range: value.content, version: known.languageVersion, isControl }]
          : [],
      ),
    );
  });
}
