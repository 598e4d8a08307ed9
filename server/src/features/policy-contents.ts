import { contentCalls } from "../core/terraform/content-calls.js";
import { mayReadFiles, withFileContents } from "../core/terraform/file-contents.js";
import { parseAllPolicies } from "../core/terraform/find.js";
import type { NameOfFile } from "../core/terraform/folder-place.js";
import { uriOfPath } from "./file-name.js";
import type { Snapshot } from "./snapshot.js";

/** The content of a file by its path in a Terraform file; `undefined` if it cannot be read. */
export type ContentOf = (path: string) => string | undefined;

/** The paths and URIs of the files whose content is the policy of a document. */
export function contentPaths(snapshot: Snapshot): { readonly path: string; readonly uri: string }[] {
  const { uri, text, notation, environment: { siblings = [] } } = snapshot;
  if (notation !== "terraform" || ![text, ...siblings].some(mayReadFiles)) return [];
  return contentCalls(parseAllPolicies(text, siblings)).flatMap(({ path }) => {
    const target = uriOfPath(uri, path);
    return target === undefined ? [] : [{ path, uri: target }];
  });
}

/** The text of a document and of its folder with the policies of `file("x.json")` in place of the calls. */
export function textWithContents(
  { text, notation, environment: { siblings = [], nameOf } }: Snapshot,
  contentOf: ContentOf | undefined,
): { readonly text: string; readonly siblings: readonly string[]; readonly nameOf: NameOfFile } {
  const before = { text, siblings };
  const read = notation === "terraform" && contentOf ? withFileContents(before, contentOf) : before;
  return { ...read, nameOf: (wanted) => nameOf?.(siblings[read.siblings.indexOf(wanted)] ?? wanted) };
}
