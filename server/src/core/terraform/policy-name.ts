import type { PolicyView } from "./model.js";

/** The address of what a policy belongs to, as Terraform writes it. */
export function policyName({ owner }: Pick<PolicyView, "owner">): string {
  if (!owner) return "policy";
  const labels = owner.labels.map(({ value }) => value);
  return (owner.type.value === "resource" ? labels : [owner.type.value, ...labels]).join(".");
}
