import type { Effect } from "../policy/model.js";
import type { TextRange } from "../text/range.js";

/** The versions between which policies are converted. */
export const convertedVersions = ["1.1", "5.0"] as const;

export type ConvertedVersion = (typeof convertedVersions)[number];

/** Why an action has a counterpart in the other version. */
export type Evidence =
  /** The schema of version 5.0 lists the other name as an alias. */
  | "alias"
  /** Both versions name the same API operations. */
  | "operations"
  /** Both versions have the name, and nothing contradicts it. */
  | "same-name"
  /** The wildcard means everything in both versions. */
  | "everything";

/** What became of one entry of an `Action` or `NotAction` list. */
export type EntryOutcome =
  | { readonly is: "mapped"; readonly evidence: readonly Evidence[] }
  /** Some of its operations have no counterpart, so the result grants less. `lost`: `METHOD /path`, or names. */
  | { readonly is: "partly"; readonly evidence: readonly Evidence[]; readonly lost: readonly string[] }
  /** A wildcard, replaced by the counterparts of the known actions that it matches; `lost` have none. */
  | { readonly is: "expanded"; readonly count: number; readonly lost: readonly string[] }
  /** A wildcard that stays a wildcard. `added`: counterparts that it does not match. */
  | { readonly is: "kept"; readonly added: readonly string[] }
  /** There are candidates, but it is not certain that the result has the same effect. */
  | { readonly is: "ambiguous"; readonly why: "grants-more" | "denies-less"; readonly candidates: readonly string[] }
  | { readonly is: "unmapped"; readonly why: "unknown-action" | "no-service" | "no-counterpart" | "no-match" };

/** One entry of the source with its result. */
export interface ConvertedEntry {
  /** The index of its statement, from 0. */
  readonly statement: number;
  readonly effect: Effect;
  /** Whether it is an entry of `NotAction`. */
  readonly isExclusion: boolean;
  readonly written: string;
  /** In offsets of the policy's text. */
  readonly range: TextRange;
  readonly outcome: EntryOutcome;
  /** The entries of the result in its place. Empty if it has none. */
  readonly targets: readonly string[];
  /** Whether a Deny also denies operations that the source does not deny. */
  readonly deniesMore: boolean;
}

/** A remark about a part of the policy other than an action. */
export type NoteKind =
  | "statement-removed"
  | "sid-removed"
  | "resource-left"
  | "resource-translated"
  | "condition-left"
  | "element-left"
  | "envelope-left-out";

export interface ConversionNote {
  readonly kind: NoteKind;
  readonly statement: number | undefined;
  /** What it is about, as written: a resource, a condition key, an element. */
  readonly written: string;
  /** What replaces it; "" if nothing does. */
  readonly result: string;
  /** In offsets of the policy's text. */
  readonly range: TextRange;
}

/** Why a policy has no result. */
export type ConversionRefusal =
  /** The text has syntax errors or values of a wrong type. */
  | "not-sound"
  /** Already in the wanted version. */
  | "same-version"
  /** A kind of policy that the other version does not have in this form: roles, trust policies, agencies, SCPs. */
  | "other-kind"
  /** The result would deny less. */
  | "denies-less"
  /** No statement remains. */
  | "nothing-left"
  /** No action of version 5.0 is known. */
  | "no-catalog";

/** The conversion of one policy. */
export interface Conversion {
  /** Its index in the file. */
  readonly policy: number;
  readonly from: string;
  readonly to: ConvertedVersion;
  /** The result; `undefined` if there is none, with the reason. */
  readonly text: string | undefined;
  readonly refusal: ConversionRefusal | undefined;
  readonly entries: readonly ConvertedEntry[];
  readonly notes: readonly ConversionNote[];
  /** The text that the offsets refer to: the file, or the policy that one of its strings contains. */
  readonly source: string;
}

/** Whether the result has exactly the known effect of the source, without anything to check. */
export function isComplete({ text, entries, notes }: Conversion): boolean {
  return (
    text !== undefined
    && entries.every(({ outcome: { is }, deniesMore }) => (is === "mapped" || is === "kept") && !deniesMore)
    && notes.every(({ kind }) => kind === "resource-translated" || kind === "envelope-left-out")
  );
}
