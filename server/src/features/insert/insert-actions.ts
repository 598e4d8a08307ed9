import { effectivePermissions, type EffectivePermissions } from "../../core/analysis/permissions.js";
import { requiredByAll } from "../../core/analysis/dependencies.js";
import { unmetAmong } from "../../core/analysis/unmet.js";
import { covers } from "../../core/catalog/pattern.js";
import { planInsertion } from "../../core/edit/insert.js";
import { type Refused, refused } from "../../core/edit/limits.js";
import { findTarget, type Target } from "../../core/edit/target.js";
import type { Statement } from "../../core/policy/model.js";
import { enumerate } from "../../core/text/enumerate.js";
import type { InsertChoice, Position } from "../../protocol.js";
import { allows, newPolicyChoices, titleWithDependencies } from "./new-policy.js";
import { type Say, sayIn } from "../../core/text/say.js";
import type { Environment, Snapshot } from "../snapshot.js";

/**
 * The ways to allow actions at a position, each with its edits or the reason why it is not possible: the actions alone,
 * with their dependencies, and both as a new statement. In a document without a policy, and without a document, the way
 * is a new policy. Actions that the policy already allows are not inserted again, and Deny statements are not changed.
 */
export function insertChoices(
  names: readonly string[],
  environment: Environment,
  at?: { snapshot: Snapshot; position: Position },
): InsertChoice[] {
  const actions = withoutRepeats(
    names.map((name) => environment.catalog.action(environment.catalog.erratum(name)?.meant ?? name)?.name ?? name),
  );
  if (actions.length === 0) return [];
  const snapshot = at && policyPart(at.snapshot, at.position);
  if (!at || !snapshot) return newPolicyChoices(actions, environment);
  const target = findTarget(snapshot.file, snapshot.offsetAt(at.position));
  const say = sayIn(environment.language);
  if (target.kind === "refused") return [toRefused("insert", target, say)];
  const around: Surroundings = {
    snapshot,
    environment,
    permissions: effectivePermissions(target.policy, environment.catalog, environment.assumeGranted),
    say,
  };
  return [
    ...(target.place ? choicesAt(target, actions, around) : []),
    ...choicesAt({ ...target, place: undefined }, actions, around),
  ];
}

/** The part of a document with the policy at a position, or with its only policy. */
function policyPart(snapshot: Snapshot, position: Position): Snapshot | undefined {
  const parts = snapshot.parts.filter(({ file }) => file.policies.length > 0);
  return parts.length > 1 ? parts.find((part) => part.holds(position)) : parts[0];
}

interface Surroundings {
  readonly snapshot: Snapshot;
  readonly environment: Environment;
  readonly permissions: EffectivePermissions;
  readonly say: Say;
}

function choicesAt(target: Target, actions: readonly string[], around: Surroundings): InsertChoice[] {
  const { permissions, environment } = around;
  const known = actions.filter((name) => allowing(target, name) !== undefined);
  const wanted = actions.filter((name) => !known.includes(name));
  const needed = unmetAmong(requiredByAll(actions, environment.catalog), permissions).missing;
  const plain =
    wanted.length > 0
      ? toChoice(target, wanted, [], known, around)
      : toRefused(kindOf(target), allKnown(target, known), around.say);
  return [plain, ...(needed.length > 0 ? [toChoice(target, wanted, needed, known, around)] : [])];
}

/** The Allow statement that already grants an action, for at least the resources of the target. */
function allowing({ policy, place }: Target, name: string): Statement | undefined {
  return policy.statements.find(
    (statement) =>
      statement.effect?.value === "Allow"
      && (statement.isUnrestricted || statement === place?.statement)
      && statement.actions.some(({ pattern }) => covers(pattern, name)),
  );
}

function toChoice(
  target: Target,
  actions: readonly string[],
  dependencies: readonly string[],
  known: readonly string[],
  around: Surroundings,
): InsertChoice {
  const { snapshot, say } = around;
  const plan = planInsertion(snapshot.text, target, { actions, dependencies });
  const grants = [...actions, ...dependencies];
  const title = titleOf(target, actions, dependencies, say);
  const choice = {
    kind: kindOf(target),
    withDependencies: dependencies.length > 0,
    title,
    detail: detailOf(target, grants, dependencies, known, around),
    grants,
  };
  if (plan.kind === "refused") return { ...choice, grants: [], refused: say(plan.reason, plan.args) };
  const result = snapshot.documentEdits(plan.edits);
  return "refused" in result
    ? { ...choice, grants: [], refused: say(result.refused) }
    : { ...choice, edits: [...result.edits] };
}

function toRefused(kind: InsertChoice["kind"], { reason, args }: Refused, say: Say): InsertChoice {
  return {
    kind,
    withDependencies: false,
    title: say(kind === "statement" ? newStatement : insert),
    detail: "",
    grants: [],
    refused: say(reason, args),
  };
}

function allKnown(target: Target, known: readonly string[]): Refused {
  return refused(alreadyAllowed, { names: enumerate(known), number: numberOf(allowing(target, known[0]!)!) });
}

function titleOf(target: Target, actions: readonly string[], dependencies: readonly string[], say: Say): string {
  const { place } = target;
  const what = place ? say(insertInto, { number: numberOf(place.statement) }) : say(newStatement);
  return titleWithDependencies(what, dependencies, say, actions.length === 0);
}

/** What the author should know before choosing; newly allowed actions come first. */
function detailOf(
  target: Target,
  grants: readonly string[],
  dependencies: readonly string[],
  known: readonly string[],
  { permissions, environment, say }: Surroundings,
): string {
  const { place, at } = target;
  const denied = grants.filter((name) => permissions.verdict(name) === "denied");
  const isRestricted = place !== undefined && !place.statement.isUnrestricted;
  return [
    say(allows, { names: enumerate(grants) }),
    isRestricted
      ? say(dependencies.length > 0 ? restrictedApart : restricted, { number: numberOf(place.statement) })
      : "",
    known.length > 0 ? say(knownAlready, { names: enumerate(known) }) : "",
    denied.length > 0 ? say(deniedHere, { names: enumerate(denied) }) : "",
    at?.effect?.value === "Deny" ? say(besideDeny, { number: numberOf(at) }) : "",
  ].filter((part) => part !== "").join(environment.language === "en" ? " " : "");
}

function kindOf({ place }: Target): InsertChoice["kind"] {
  return place ? "insert" : "statement";
}

function numberOf({ index }: Statement): number {
  return index + 1;
}

function withoutRepeats(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

const insert = { en: "Insert", zh: "插入" };
const insertInto = { en: "Insert into statement {number}", zh: "插入第 {number} 条语句" };
const newStatement = { en: "Insert as a new statement", zh: "作为新语句插入" };
const restricted = { en: "Only for the resources or under the condition of statement {number}.", zh: "仅限第 {number} 条语句的资源或条件范围内。" };
const restrictedApart = {
  en: "Statement {number} is restricted, so the dependencies get a statement of their own.",
  zh: "第 {number} 条语句限定了资源或条件，因此依赖另成一条语句。",
};
const knownAlready = { en: "Already allowed: {names}.", zh: "已允许：{names}。" };
const deniedHere = { en: "A Deny of this policy covers {names}, and Deny takes precedence.", zh: "本策略的 Deny 涵盖 {names}，且 Deny 优先。" };
const besideDeny = { en: "Statement {number} denies, so nothing is inserted into it.", zh: "第 {number} 条语句为 Deny，因此不在其中插入。" };
const alreadyAllowed = { en: "statement {number} already allows {names}", zh: "第 {number} 条语句已允许 {names}" };
