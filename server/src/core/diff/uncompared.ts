import type { Side, Uncompared } from "./model.js";
import type { ComparedSource } from "./sources.js";
import { type UncomparedPart, partsOfFile } from "./uncompared-parts.js";

/**
 * The parts of both sides that are not compared: values that are not known before Terraform runs, branches of which
 * only one applies, statements without a valid effect, elements that are empty or that the policy language does not
 * have, and policies of other kinds. `hasLostDeny`: whether the old side denies something that the new side does not.
 */
export function uncomparedParts(
  sources: Readonly<Record<Side, readonly ComparedSource[]>>,
  hasLostDeny: () => boolean,
): Uncompared[] {
  const found = { old: sources.old.flatMap(partsOfFile), new: sources.new.flatMap(partsOfFile) };
  const keysOf = (side: Side) => new Set(found[side].map(({ key }) => key));
  const keys = { old: keysOf("old"), new: keysOf("new") };
  const isDenyLost = found.new.some((part) => mayBeAllowed(part, "new")) && hasLostDeny();
  return (["old", "new"] as const).flatMap((side) =>
    found[side].flatMap((part): Uncompared[] => {
      const { key, grantsOn, file, line, reason, text } = part;
      const isOnBothSides = keys[side === "old" ? "new" : "old"].has(key);
      if (isOnBothSides && reason === "other-policy") return [];
      const mayGrant = (!isOnBothSides && grantsOn.includes(side)) || (isDenyLost && mayBeAllowed(part, side));
      return [{ side, file, line, reason, text, isOnBothSides, mayGrant }];
    }),
  );
}

/** Whether an unknown value may allow what was denied before. */
function mayBeAllowed({ reason, grantsOn }: UncomparedPart, side: Side): boolean {
  return reason === "unknown-value" && side === "new" && grantsOn.includes("new");
}
