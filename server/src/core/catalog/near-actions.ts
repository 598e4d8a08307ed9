import type { Catalog } from "./catalog.js";
import { type ActionPattern, parseActionPattern } from "./pattern.js";
import { nearest } from "../text/near.js";

/** The documented actions of the same service that an unknown name may be a slip of, the nearest first. */
export function nearActions({ text, parts }: ActionPattern, catalog: Catalog): readonly string[] {
  if (!parts) return [];
  const known = catalog.matching(parseActionPattern(`${parts[0]}:*:*`)).filter(({ status }) => status === "documented").map(({ name }) => name);
  const written = text.slice(text.indexOf(":") + 1);
  const byRest = new Map(known.map((name) => [name.slice(name.indexOf(":") + 1), name]));
  // A fifth of the letters: names of one service resemble each other anyway.
  const most = Math.max(2, Math.floor(written.length / 5));
  return nearest(written, byRest.keys(), 3, most).map((rest) => byRest.get(rest)!);
}
