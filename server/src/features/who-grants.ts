import { distinctGrants, isAskedFor, readGrantQuery, similarQuery } from "../core/analysis/grants.js";
import { grantNotes, grantSummary, nearQuery, notAQuery, usedInPlaces } from "../core/describe/grants.js";
import { groupBy } from "../core/text/group-by.js";
import { separated } from "../core/text/counted.js";
import { sayIn } from "../core/text/say.js";
import type { GrantPlace, WhoGrants } from "../protocol.js";
import type { PolicyUses } from "./navigation.js";
import type { Environment } from "./snapshot.js";

/** The files of a workspace. */
export interface FileNames {
  /** The same text for all URIs of a file. */
  keyOf(uri: string): string;
  /** The path of a file as people read it. */
  nameOf(uri: string): string;
}

/**
 * The entries of some policies that allow or deny the actions of a query; those that allow come first. A policy that
 * Terraform reads from a file is listed in that file, with the places that use it.
 */
export function whoGrants(
  question: string,
  files: readonly PolicyUses[],
  { catalog, language }: Environment,
  names: FileNames,
): WhoGrants {
  const say = sayIn(language);
  if (question.trim() === "") return { summary: "", places: [] };
  const query = readGrantQuery(question);
  if (!query) return { summary: say(notAQuery, { question: question.trim() }), places: [] };
  const isAsked = isAskedFor(query, catalog);
  const links = groupBy(
    files.flatMap(({ uri, contents }) => contents.map((link) => ({ ...link, place: placeOf(uri, link.line, names) }))),
    (link) => names.keyOf(link.uri),
  );
  const found = files.map(({ uri, policies, actions, exclusions }) => {
    const uses = links.get(names.keyOf(uri)) ?? [];
    // A file that is only a service control policy grants nothing.
    const isControl = uses.length > 0 && uses.every((use) => use.isControl);
    const usedIn = uses.map(({ place }) => place);
    const entries = [...actions, ...exclusions].flatMap((use) => {
      const { effect, isEffective } = use;
      const counts = effect !== undefined && isEffective && !(isControl && effect === "Allow");
      return counts && isAsked(use) ? [{ ...use, effect, uri, usedIn }] : [];
    });
    return { policies, granting: new Set(entries.map(({ policy }) => policy)).size, entries: distinctGrants(entries) };
  });
  const entries = found.flatMap((file) => file.entries);
  const sum = (of: "policies" | "granting") => found.reduce((total, file) => total + file[of], 0);
  const near = similarQuery(query, catalog);
  const toPlace = (entry: (typeof entries)[number]): GrantPlace => {
    const { uri, range, effect, written, usedIn } = entry;
    const use = usedIn.length > 0 ? [usedInPlaces(usedIn)] : [];
    const limits = grantNotes(entry, query, catalog);
    return { uri, range, effect, entry: written, notes: say(separated(limits.en === "" ? use : [limits, ...use])) };
  };
  return {
    summary:
      near === undefined
        ? say(grantSummary(query, entries, { with: sum("granting"), all: sum("policies") }))
        : say(nearQuery, { text: query.text, near }),
    places: (["Allow", "Deny"] as const).flatMap((effect) =>
      entries.filter((one) => one.effect === effect).map(toPlace),
    ),
  };
}

function placeOf(uri: string, line: number, { nameOf }: FileNames): string {
  return `${nameOf(uri)}:${String(line + 1)}`;
}
