// The recorded capabilities of real clients, which the protocol suite uses.
import { isDeepStrictEqual } from "node:util";
import pictures from "./clients.json" with { type: "json" };

/**
 * The differences between the record of a client and its current capabilities. Other versions have no record and are
 * not compared.
 */
export function differences(name, capabilities, picture = pictures[name] ?? {}, path = name) {
  return Object.entries(picture).flatMap(([key, value]) => {
    const real = capabilities?.[key];
    const isGroup = typeof value === "object" && !Array.isArray(value) && typeof real === "object";
    if (isGroup) return differences(name, real, value, `${path}.${key}`);
    return isDeepStrictEqual(value, real) ? [] : [`${path}.${key}: ${JSON.stringify(real)}, not ${JSON.stringify(value)}`];
  });
}
