/** Functions that return the items of their only argument, a list or set. */
const ofOneList = ["toset", "tolist", "distinct", "compact", "sort", "flatten"];

/** Functions that return the items of their argument, as far as a policy is concerned. */
export const passing: ReadonlySet<string> = new Set([...ofOneList, "sensitive", "nonsensitive", "tomap", "merge"]);

/** Functions whose value has the items of all of their arguments. */
export const joining: ReadonlySet<string> = new Set(["concat", "setunion"]);

/** Those of both that take only lists and sets. */
export const listTaking: ReadonlySet<string> = new Set([...joining, ...ofOneList]);

/** Those of them that return each item once. */
export const deduplicating: ReadonlySet<string> = new Set(["toset", "distinct", "setunion"]);

/** Those that may return other items than their arguments have, as texts in place of numbers, or in another order. */
export const changing: ReadonlySet<string> = new Set([...deduplicating, "sort", "compact", "tolist"]);
