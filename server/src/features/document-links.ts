import type { DocumentLink } from "vscode-languageserver-types";
import { parseAllPolicies } from "../core/terraform/find.js";
import { uriOfPath } from "./file-name.js";
import type { Snapshot } from "./snapshot.js";

/** Links from the policy arguments of a Terraform file to the files that they are read from. */
export function documentLinks(snapshot: Snapshot): DocumentLink[] {
  const { uri, text, notation, environment } = snapshot;
  if (notation !== "terraform") return [];
  return parseAllPolicies(text, environment.siblings).reads.flatMap(({ path: { value, range } }) => {
    const target = uriOfPath(uri, value);
    return target === undefined || range.end > text.length ? [] : [{ range: snapshot.range(range), target }];
  });
}
