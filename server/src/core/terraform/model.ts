import type { HclBlock, HclSyntaxError, ObjectValue } from "../hcl/nodes.js";
import type { ExpectedKind } from "../policy/containers/container.js";
import type { Located, TextRange } from "../text/range.js";
import type { View } from "../view/view.js";
import type { Decision } from "./view/guards.js";
import type { WrittenView } from "./view/view-writer.js";

/** How a policy is written in Terraform. */
export type Form = "object" | "heredoc" | "quoted" | "blocks";

/** A policy of a Terraform file. */
export interface PolicyView extends WrittenView {
  readonly form: Form;
  /** Its block: a resource of our providers, or any block with a text that looks like a policy. */
  readonly owner: HclBlock | undefined;
  /** The type of the role, from its argument `type` or `display_layer`; `undefined` if it is not known. */
  readonly roleType: "AX" | "XA" | undefined;
  /** What decides whether its resource exists; `undefined` if it surely does. */
  readonly existence?: Decision | undefined;
  /** Whether the provider drops elements that it does not know. */
  readonly dropsElements: boolean;
  /** The object passed to `jsonencode`. */
  readonly object: ObjectValue | undefined;
  /** The kind of policy that its argument takes. */
  readonly expected?: ExpectedKind | undefined;
  /** The values that are written in place of its blocks, which Terraform rejects. */
  readonly notBlocks?: readonly NotBlock[];
  /** Whether its blocks are objects of a Terraform file in JSON. */
  readonly isJson?: true;
  /** Set if it is a string of a Terraform file in JSON. */
  readonly inString?: ViewInString | undefined;
  /**
   * The notation in which a statement of it can be read without the text around it; `undefined` if that text matters,
   * because it is a sequence of a template.
   */
  readonly separable: "hcl" | "json-string" | undefined;
}

/** A value in place of a block that Terraform rejects, as a range of the file. */
export interface NotBlock extends TextRange {
  /** Set if it is a list whose objects are one block that sets an argument twice. */
  readonly isSetTwice?: true;
}

/** A policy in the template that a string of a JSON file contains. */
export interface ViewInString {
  /** A Terraform file that contains only the template, and the policy in it. */
  readonly file: TerraformFile;
  readonly view: PolicyView;
  /** The string as a view of the JSON file. */
  readonly string: View;
  /** The offset of the string's value in the text of `file`. */
  readonly start: number;
}

/** A Terraform or OpenTofu file, and its policies in order. */
export interface TerraformFile {
  readonly text: string;
  /** The other files of the folder, which may define local values that this file uses. */
  readonly siblings: SiblingTexts;
  /** The siblings whose local values count. Offsets from the end of `text` on are offsets of theirs. */
  readonly parts: readonly FilePart[];
  readonly comments: readonly TextRange[];
  /** The number of syntax errors outside of the policies. */
  readonly problems: number;
  /** The places where the text, or a template in it, is not HCL. Their edits are those of this file. */
  readonly syntaxErrors: readonly HclSyntaxError[];
  /** Whether the text has no errors, and a part of it between brackets means the same wherever it is. */
  isSound(): boolean;
  /** Its top-level items, in order. A text in JSON has one. */
  readonly items: readonly TextRange[];
  readonly views: readonly PolicyView[];
  /** The policies of its resources that other files of the folder encode. Each is among the views of its file, too. */
  readonly elsewhere: readonly PolicyView[];
  /** The values of policy arguments that are not known here: a variable, the content of another file. */
  readonly unread: readonly UnreadPolicy[];
  /** The files that policy arguments are read from. */
  readonly reads: readonly PolicyRead[];
  /** Set if this is another file of the folder as one of its parts sees it. Both have the same views, in order. */
  readonly seenFrom?: { readonly file: TerraformFile; readonly part: FilePart };
}

/** The text of a sibling, and its first offset. */
export interface FilePart {
  readonly text: string;
  readonly start: number;
  /** Its name, if it is an override file. */
  readonly override?: string | undefined;
}

/** The texts of the other files of a folder. */
export interface SiblingTexts extends ReadonlyArray<string> {
  /** The names of the override files: of the file itself, and of the others by their indexes. */
  readonly overrides?: {
    readonly own: string | undefined;
    readonly names: readonly (string | undefined)[];
  };
}

/** A call that reads the policy from another file: `file("x.json")` or `templatefile("x.json", {})`. */
export interface FileRead {
  readonly call: TextRange;
  readonly path: Located<string>;
  readonly isTemplate: boolean;
  /** The call of `jsonencode` around it, which makes a JSON string of the text. */
  readonly encoded: TextRange | undefined;
  /** Set if `replace` or `trim` around it makes another policy of the text. */
  readonly isChanged?: true | undefined;
}

/** Such a call for the policy of a resource. */
export interface PolicyRead extends FileRead {
  readonly owner: HclBlock;
  /** The value that is not known because of it: the whole argument, if nothing else in it is unknown. */
  readonly value: TextRange;
}

/** A value that may be any policy: a whole argument, or a branch of a condition in it. */
export interface UnreadPolicy extends TextRange {
  readonly owner: HclBlock;
  readonly version: "1.1" | "5.0";
}
