import type { HclBlock } from "../hcl/nodes.js";
import { parseHcl } from "../hcl/parse.js";
import type { TextRange } from "../text/range.js";
import { controlPolicy } from "./resources.js";

/** A policy that is not one of users and groups. */
export interface OtherPolicy {
  readonly owner: HclBlock;
  /** The value of the argument. */
  readonly range: TextRange;
  /** Whether it only limits what others grant and grants nothing itself. */
  readonly onlyDenies: boolean;
}

/** The policies of resources and organizations in a Terraform text. Accepts any text. */
export function otherPolicies(text: string): OtherPolicy[] {
  if (![...others.keys()].some((type) => text.includes(type))) return [];
  return parseHcl(text).body.items.flatMap((item) => {
    if (item.kind !== "block" || item.type.value !== "resource") return [];
    const known = others.get(item.labels[0]?.value ?? "");
    return item.body.items.flatMap((one) =>
      known && one.kind === "argument" && one.name.value === known.argument && one.value
        ? { owner: item, range: one.value.range, onlyDenies: known.onlyDenies }
        : [],
    );
  });
}

const others: ReadonlyMap<string, { readonly argument: string; readonly onlyDenies: boolean }> = new Map([
  [controlPolicy.type, { argument: controlPolicy.argument, onlyDenies: true }],
  ["huaweicloud_obs_bucket_policy", { argument: "policy", onlyDenies: false }],
]);
