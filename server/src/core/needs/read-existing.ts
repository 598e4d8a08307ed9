import { surePart } from "../analysis/extremes.js";
import { findElement } from "../policy/elements.js";
import { syntaxProblems } from "../policy/json/json.js";
import { policiesIn } from "../policy/embedded.js";
import { type GuardedPart, guardsAround, neverApplies } from "../policy/guarded-part.js";
import type { ActionEntry, PolicyDocument, Statement } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { FileNotation } from "../terraform/file-notation.js";
import { parseTerraform, type PolicyView, withPoliciesElsewhere } from "../terraform/find.js";
import { guardedParts } from "../terraform/guarded-parts.js";
import { rangeInFile } from "../terraform/range-in-file.js";
import { parseView } from "../terraform/parse-view.js";
import { withoutUnknown } from "../terraform/known.js";
import { isHidden } from "../terraform/unknown-values.js";
import { LineIndex } from "../text/line-index.js";
import { toHostRange } from "../view/view.js";

/** Existing policies of a text, and what of them does not count. */
export interface ExistingPolicies {
  /** Without actions that are not known before Terraform runs. */
  readonly policies: readonly PolicyDocument[];
  /** Whether the text has syntax errors. A statement may be lost near one, so the policies must not be used. */
  readonly isBroken: boolean;
  /** The number of identity policies (5.0), whose actions have other names. They are not in `policies`. */
  readonly identityPolicies: number;
  /** The lines, from 1, of what may deny more, or allow less, than is known here. */
  readonly unclear: readonly number[];
}

/** A policy with the offsets in the text of what is not clear about it. */
interface Found {
  readonly policy: PolicyDocument;
  readonly unclear: readonly number[];
}

/**
 * Reads existing policies. Comments and trailing commas are accepted in every JSON text. Accepts any text. `siblings`
 * are the other Terraform files of its folder.
 */
export function readExisting(
  text: string,
  notation: FileNotation,
  siblings: readonly string[] = [],
): ExistingPolicies {
  const { found, isBroken, unread } = 
    notation === "terraform" ? readTerraform(text, siblings) : readJson(text, notation);
  const counted = found.filter(({ policy }) => policy.language !== "5.0");
  const lines = new LineIndex(text);
  const unclear = [...counted.flatMap((one) => one.unclear), ...unread].map((at) => lines.positionAt(at).line + 1);
  return {
    policies: counted.map(({ policy }) => policy),
    isBroken,
    identityPolicies: found.length - counted.length,
    unclear: [...new Set(unclear)].sort((a, b) => a - b),
  };
}

interface Reading {
  readonly found: readonly Found[];
  readonly isBroken: boolean;
  /** The offsets of policies that are not known at all. */
  readonly unread: readonly number[];
}

function readJson(text: string, notation: "json" | "jsonc"): Reading {
  const file = parsePolicyFile(text, notation);
  const own = file.policies.map((policy) => ({ policy, unclear: unclearIn(policy) }));
  const embedded = file.embedded.flatMap(({ view, file: { policies } }) =>
    policies.map((policy) => ({
      policy,
      unclear: unclearIn(policy).map((start) => toHostRange(view, { start, end: start }).start),
    })),
  );
  const isBroken =
    (file.looksLikePolicy && syntaxProblems(text, "jsonc").length > 0)
    || file.embedded.some(({ view }) => syntaxProblems(view.text, "jsonc").length > 0);
  return { found: [...own, ...embedded], isBroken, unread: [] };
}

function readTerraform(text: string, siblings: readonly string[]): Reading {
  const host = withPoliciesElsewhere(parseTerraform(text, siblings));
  const { problems, views, unread } = host;
  const parsed = views.map((view) => ({ view, file: parseView(view) }));
  return {
    found: parsed.flatMap(({ view, file }) =>
      policiesIn(file).map((policy) => {
        const guarded = guardedParts(host, view);
        return {
          policy: surePart(withoutUnknown(policy, view), guarded),
          unclear: [...unclearIn(policy), ...unknownIn(policy, view), ...mayDeny(policy, guarded)].map(
            (start) => rangeInFile(host, view, { start, end: start }).start,
          ),
        };
      }),
    ),
    isBroken:
      problems > 0
      || parsed.some(({ view, file }) => file.looksLikePolicy && syntaxProblems(view.text, "jsonc").length > 0),
    unread: [...unread, ...parsed.flatMap(({ view, file }) => (isHidden(view, file) ? [view.host] : []))].map(
      ({ start }) => start,
    ),
  };
}

/** The offsets of Deny statements that may not apply, or only in part. They are not counted. */
function mayDeny({ statements }: PolicyDocument, guarded: readonly GuardedPart[]): number[] {
  const isOpen = ({ range }: ActionEntry) => {
    const notes = guardsAround(guarded, range).map(({ note }) => note);
    return notes.length > 0 && !neverApplies(notes);
  };
  return statements
    .filter(({ effect, actions }) => effect?.value === "Deny" && actions.some(isOpen))
    .map(({ node }) => node.range.start);
}

/** The offsets of statements whose effect, actions or limits are not certain. */
function unclearIn({ statements }: PolicyDocument): number[] {
  return statements.filter(isUnclear).map(({ node }) => node.range.start);
}

function isUnclear({ effect, actions, unknownKeys, node }: Statement): boolean {
  // A misspelled element may be the condition, so an Allow may be limited.
  if (!effect || unknownKeys.length > 0) return true;
  return effect.value === "Deny" && (actions.length === 0 || findElement(node, "NotAction") !== undefined);
}

/** The offsets of unknown values outside of Allow statements: a Deny may be among them. */
function unknownIn({ statements }: PolicyDocument, view: PolicyView): number[] {
  const allowing = statements.filter(({ effect }) => effect?.value === "Allow").map(({ node }) => node.range);
  return view.unknown
    .filter((range) => !allowing.some(({ start, end }) => start <= range.start && range.end <= end))
    .map(({ start }) => start);
}
