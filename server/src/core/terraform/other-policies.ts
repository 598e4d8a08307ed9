import { parseHcl } from "../hcl/parse.js";
import type { PolicyDocument } from "../policy/model.js";
import type { TextRange } from "../text/range.js";
import { parseControls } from "./find.js";
import { controlType } from "./resources.js";

/** A policy that is not one of users and groups. */
export interface OtherPolicy {
  /** Its resource, `huaweicloud_organizations_policy.t`; empty in a JSON file. */
  readonly name: string;
  /** Where its resource begins. */
  readonly start: number;
  /** Its text, or the value of the argument. */
  readonly range: TextRange;
  /** Whether it only limits what others grant and grants nothing itself. */
  readonly onlyDenies: boolean;
}

/** A service control policy in a JSON file. */
export function controlOf({ node: { range } }: PolicyDocument): OtherPolicy {
  return { name: "", start: range.start, range, onlyDenies: true };
}

/** The policies of resources and organizations in a Terraform text. Accepts any text. */
export function otherPolicies(text: string, siblings: readonly string[] = []): OtherPolicy[] {
  return [...controls(text, siblings), ...bucketPolicies(text)].sort((a, b) => a.start - b.start);
}

function controls(text: string, siblings: readonly string[]): OtherPolicy[] {
  if (!text.includes(controlType)) return [];
  const { views, unread } = parseControls(text, siblings);
  const found = [
    ...views.map(({ host, owner }) => ({ range: host, owner })),
    ...unread.map(({ start, end, owner }) => ({ range: { start, end }, owner })),
  ];
  return found.map(({ range, owner }) => ({
    name: owner?.labels.map(({ value }) => value).join(".") ?? "",
    start: owner?.range.start ?? range.start,
    range,
    onlyDenies: true,
  }));
}

const bucketPolicy = "huaweicloud_obs_bucket_policy";

function bucketPolicies(text: string): OtherPolicy[] {
  if (!text.includes(bucketPolicy)) return [];
  return parseHcl(text).body.items.flatMap((item) => {
    if (item.kind !== "block" || item.type.value !== "resource" || item.labels[0]?.value !== bucketPolicy) return [];
    const name = item.labels.map(({ value }) => value).join(".");
    return item.body.items.flatMap((one) =>
      one.kind === "argument" && one.name.value === "policy" && one.value
        ? { name, start: item.range.start, range: one.value.range, onlyDenies: false }
        : [],
    );
  });
}
