// What real clients say that they can do, as the protocol suite plays them.
import { isDeepStrictEqual } from "node:util";
import pictures from "./clients.json" with { type: "json" };

/** Where the picture of a client differs from what it says itself. Of another version there is no picture, and nothing to compare. */
export function differences(name, capabilities, picture = pictures[name] ?? {}, path = name) {
  return Object.entries(picture).flatMap(([key, value]) => {
    const real = capabilities?.[key];
    const isGroup = typeof value === "object" && !Array.isArray(value) && typeof real === "object";
    if (isGroup) return differences(name, real, value, `${path}.${key}`);
    return isDeepStrictEqual(value, real) ? [] : [`${path}.${key}: ${JSON.stringify(real)}, not ${JSON.stringify(value)}`];
  });
}
