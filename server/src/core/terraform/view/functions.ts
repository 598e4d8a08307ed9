/** Functions that return their argument, as far as a policy is concerned. */
export const passing: ReadonlySet<string> = new Set([
  "toset",
  "tolist",
  "distinct",
  "compact",
  "sort",
  "flatten",
  "sensitive",
  "nonsensitive",
  "try",
  "tomap",
  "merge",
  "coalescelist",
  "coalesce",
]);

/** Functions whose value has the items of all of their arguments. */
export const joining: ReadonlySet<string> = new Set(["concat", "setunion"]);
