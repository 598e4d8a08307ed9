import type { DocumentLink } from "vscode-languageserver-types";
import { parseAllPolicies } from "../core/terraform/find.js";
import { encodeUri } from "../core/text/encode-uri.js";
import type { Snapshot } from "./snapshot.js";

/** Links from the policy arguments of a Terraform file to the files that they are read from. */
export function documentLinks(snapshot: Snapshot): DocumentLink[] {
  const { uri, text, notation, environment } = snapshot;
  if (notation !== "terraform") return [];
  return parseAllPolicies(text, environment.siblings).reads.flatMap(({ path: { value, range } }) => {
    const target = targetOf(uri, value);
    return target === undefined || range.end > text.length ? [] : [{ range: snapshot.range(range), target }];
  });
}

/** The URI of a path relative to the folder of a file; `undefined` for a path that cannot be one. */
function targetOf(uri: string, path: string): string | undefined {
  try {
    const relative = path.replace(/\\/g, "/").split("/").map(encodeUri).join("/");
    return new URL(path.startsWith("/") ? relative : `./${relative}`, uri).href;
  } catch {
    return undefined;
  }
}
