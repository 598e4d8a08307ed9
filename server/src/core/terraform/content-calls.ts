import type { TextRange } from "../text/range.js";
import type { TerraformFile } from "./model.js";
import { isControlType } from "./resources.js";

/** A call in the place of a policy whose content is that policy: `file("x.json")`, `templatefile("x.json", {})`. */
export interface ContentCall extends TextRange {
  /** The path of the file, relative to the folder. */
  readonly path: string;
  readonly isTemplate: boolean;
  /** The value that is not known because of the call. */
  readonly value: TextRange;
  /** Where the policy belongs: this value, or the resource if the value is in another file of the folder. */
  readonly place: number;
  /** Whether the policy is what `replace` or `trim` makes of the content. */
  readonly isChanged: boolean;
  /** Whether the policy only limits what others grant. */
  readonly isControl: boolean;
}

/** The calls of a file that are the content of a policy, and whose path is written in them. */
export function contentCalls({ text, reads }: TerraformFile): ContentCall[] {
  return reads.flatMap(({ call, path, value, isTemplate, encoded, isChanged = false, owner }): ContentCall[] => {
    if (encoded) return [];
    const place = value.start < text.length ? value.start : owner.range.start;
    const isControl = isControlType(owner.labels[0]?.value ?? "");
    return [{ ...call, path: path.value, isTemplate, value, place, isChanged, isControl }];
  });
}
