import type { PolicyContext } from "../../core/describe/action/needs.js";
import type { Block } from "../../core/outline/outline.js";
import type { Language } from "../../core/text/message.js";
import type { TextRange } from "../../core/text/range.js";

/**
 * The subject of a hover: its range in the text, and its description in a language, alone or together with the other
 * language.
 */
export interface HoverSubject {
  readonly range: TextRange;
  readonly describe: DescribeSubject;
  /** Set if the description depends only on the catalog, the state in the policy, and this text. */
  readonly remembered?: { readonly key: string; readonly standing: PolicyContext | undefined };
}

/** `standing` is the state of an action in the policy, for a subject that has one. */
export type DescribeSubject = (language: Language, isAlone: boolean, standing?: PolicyContext) => Block[];
