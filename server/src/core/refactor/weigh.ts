import { type Refused, refused, tooLong, tooManyActions } from "../edit/limits.js";
import { limits } from "../language/limits.js";
import { tokens } from "../policy/json/json.js";
import type { PolicyDocument } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import { minifiedPolicyLength } from "../policy/minified-length.js";
import type { Bilingual } from "../text/message.js";
import { applyEdits, type TextEdit } from "../text/range.js";
import type { Rewrite, Proposal, RefactoringContext } from "./refactoring.js";

/** A change that was made, or why it is impossible. */
export interface Refactored extends Rewrite {
  readonly refused?: Refused;
}

/**
 * The limit of the service that a proposal would newly exceed, before its change is made; `undefined` if none. It gives
 * the answer of `carryOut`, which looks at the result.
 */
export function foreseen({ policy }: RefactoringContext, { outcome = {} }: Proposal): Refused | undefined {
  const { actions = 0, statements = 0, growth = 0 } = outcome;
  return overLimit(policy, {
    actions: () => actions,
    statements: () => statements,
    characters: () => (growth > 0 ? minifiedPolicyLength(policy) + growth : 0),
  });
}

/** Whether a change of a policy could lose a comment; only then it is necessary to look at its result. */
export function hasComment({ file: { text }, policy: { node: { range } } }: RefactoringContext): boolean {
  const own = text.slice(range.start, range.end);
  return (own.includes("//") || own.includes("/*")) && tokens(own).some(({ kind }) => kind === "comment");
}

/**
 * Makes a change and checks its result: it is refused if it would newly exceed a limit of the service, or if a comment
 * would have no place. `undefined` if the result does not parse as the same kind of policy.
 */
export function carryOut({ file: { text }, policy }: RefactoringContext, proposal: Proposal): Refactored | undefined {
  const change = proposal.change();
  const { edits, newFiles = [] } = change;
  const { start, end } = policy.node.range;
  const grownBefore = growth(edits.filter(({ range }) => range.end <= start));
  const grownInside = growth(edits.filter(({ range }) => range.end > start && range.start < end));
  const result = applyEdits(text, edits).slice(start + grownBefore, end + grownBefore + grownInside);
  const { policies: [after], problems } = parsePolicyFile(result, "jsonc");
  if (problems.length > 0 || after?.kind !== policy.kind) return undefined;
  const reason =
    overLimit(policy, {
      actions: () => mostActions(after),
      statements: () => after.statements.length,
      characters: () => minifiedPolicyLength(after),
    })
    ?? lostComment(text.slice(start, end), [result, ...newFiles.map((one) => one.text)].join("\n"));
  return reason ? { edits: [], newFiles: [], refused: reason } : change;
}

function growth(edits: readonly TextEdit[]): number {
  return edits.reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), 0);
}

/** Sizes of the result. */
interface Sizes {
  actions(): number;
  statements(): number;
  characters(): number;
}

function overLimit(before: PolicyDocument, after: Sizes): Refused | undefined {
  const isBroken = (now: number, was: number, limit: number) => now > limit && now > was;
  const actions = after.actions();
  if (actions > limits.actions.max && isBroken(actions, mostActions(before), limits.actions.max))
    return refused(tooManyActions, { actions, limit: limits.actions.max });
  const statements = after.statements();
  if (isBroken(statements, before.statements.length, limits.statements.max))
    return refused(tooManyStatements, { statements, limit: limits.statements.max });
  const characters = after.characters();
  if (characters > limits.characters.max && isBroken(characters, minifiedPolicyLength(before), limits.characters.max))
    return refused(tooLong, { characters, limit: limits.characters.max });
  return undefined;
}

function mostActions({ statements }: PolicyDocument): number {
  return Math.max(0, ...statements.map(({ actions }) => actions.length));
}

function lostComment(before: string, after: string): Refused | undefined {
  const comments = tokens(before)
    .filter(({ kind }) => kind === "comment")
    .map(({ range }) => before.slice(range.start, range.end).trim());
  const lost = comments.find((comment) => count(after, comment) < comments.filter((one) => one === comment).length);
  return lost === undefined ? undefined : refused(noPlace, { comment: lost });
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

const tooManyStatements: Bilingual = {
  en: "the policy would have {statements} statements, and the service allows {limit} (IAM.1028)",
  zh: "策略将包含 {statements} 条语句，超过服务上限 {limit} 条（IAM.1028）",
};
const noPlace: Bilingual = {
  en: "the comment {comment} would lose its place",
  zh: "注释 {comment} 将无处可放",
};
