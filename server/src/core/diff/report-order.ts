import { compareNames } from "../text/order.js";
import { levelOf, rankOf } from "./groups.js";
import { type Change, changeKinds } from "./model.js";

/** Sorts changes: by kind, then by importance, then by name; known actions before patterns. */
export function inReportOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) =>
      changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind)
      || rankOf(levelOf(a)) - rankOf(levelOf(b))
      || Number(a.isPattern) - Number(b.isPattern)
      || compareNames(a.name.toLowerCase(), b.name.toLowerCase()),
  );
}
