import type { ContentCall } from "../core/terraform/content-calls.js";
import { contentCallsIn, withFileContents } from "../core/terraform/file-contents.js";
import type { NameOfFile } from "../core/terraform/folder-place.js";
import { uriOfPath } from "./file-name.js";
import type { Snapshot } from "./snapshot.js";

/** The content of a file by its path in a Terraform file; `undefined` if it cannot be read. */
export type ContentOf = (path: string) => string | undefined;

/** A file whose content is the policy of a document. */
export interface ContentFile extends ContentCall {
  readonly uri: string;
}

/** The files whose content is the policy of a document. */
export function contentFiles(snapshot: Snapshot): ContentFile[] {
  const { uri, text, notation, environment: { siblings } } = snapshot;
  const { calls = [] } = (notation === "terraform" && contentCallsIn(text, siblings)) || {};
  return calls.flatMap((call) => {
    const target = uriOfPath(uri, call.path);
    return target === undefined ? [] : [{ ...call, uri: target }];
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
