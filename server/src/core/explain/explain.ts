import { type Bounds, boundsOf } from "../analysis/bounds.js";
import { limitGuards } from "../analysis/limit-guards.js";
import { exclusionFacts } from "../analysis/grants.js";
import { effectivePermissions, type EffectivePermissions, type Verdict } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import { kinds, languages, type PolicyLanguage } from "../language/policy-languages.js";
import { systemPolicy } from "../language/system-policies.js";
import { distinctNotes, type GuardedPart, guardsAround, guardsInside, guardsWithin } from "../policy/guarded-part.js";
import type { ActionEntry, PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import { elementNameOf } from "../policy/elements.js";
import { isEveryResource } from "../policy/forms/resource.js";
import { minifiedPolicyLength } from "../policy/minified-length.js";
import type { TextRange } from "../text/range.js";
import { addTo } from "../text/group-by.js";
import type { Language } from "../text/message.js";
import type {
  AssumedPolicy,
  EntryExplanation,
  Explanation,
  LimitUse,
  OptionalException,
  PolicyExplanation,
  ServiceExplanation,
  StatementExplanation,
} from "./model.js";
import { similarSystemPolicy } from "./similar-policy.js";
import { explainPattern } from "./entries.js";
import { type Extremes, extremesOf } from "./extremes.js";
import { statesIn, statesOfDeny } from "./states.js";
import { indirectlyLacking, ineffectiveActions } from "./ineffective-actions.js";

/**
 * What the policies of a file grant and deny, and what does not work, with labels in the given language if there are
 * any. `assumeGranted` are actions that other policies of the same group allow: they are neither counted for this
 * policy nor missing. `guarded` are the parts of the file that may not apply.
 */
export function explain(
  file: PolicyFile,
  catalog: Catalog,
  language: Language,
  assumeGranted: readonly AssumedGrant[] = [],
  guarded: readonly GuardedPart[] = [],
): Explanation {
  const policies = [file, ...file.embedded.map((one) => one.file)].flatMap((one) => one.policies);
  return {
    policies: policies.map((policy) => {
      const whole = guardsAround(guarded, policy.node.range);
      const parts = guarded.filter((part) => !whole.includes(part));
      const { least, most } = extremesOf(policy, parts);
      const together = effectivePermissions(most, catalog, assumeGranted);
      const scene = { policy, least, most, whole, parts, catalog, language, assumeGranted, together };
      return explainPolicy(scene);
    }),
  };
}

interface Scene extends Extremes {
  readonly policy: PolicyDocument;
  /** The parts of the file that are around the policy, and the others. */
  readonly whole: readonly GuardedPart[];
  readonly parts: readonly GuardedPart[];
  readonly catalog: Catalog;
  readonly language: Language;
  readonly assumeGranted: readonly AssumedGrant[];
  /** The verdicts of what allows most, together with `assumeGranted`. They decide what surely does not work. */
  readonly together: EffectivePermissions;
}

function explainPolicy(scene: Scene): PolicyExplanation {
  const { policy, most, together, catalog, assumeGranted, whole, parts } = scene;
  const isKnown = hasCatalog(policy);
  const own = assumeGranted.length === 0 ? together : effectivePermissions(most, catalog);
  const names = isKnown ? catalog.actions.map(({ name }) => name) : [];
  const { allowed, ...counts } = countsOf(names, own, scene);
  const similar = similarSystemPolicy(policy, allowed, catalog);
  return {
    kind: policy.kind,
    ...(whole.length > 0 ? { guards: distinctNotes(whole) } : {}),
    allowed: allowed.length,
    ...counts,
    statements: policy.statements.map((statement, index) => explainStatement(statement, index + 1, scene)),
    assumed: isKnown ? assumeGranted.filter(({ policy: from }) => from === undefined).map(({ text }) => text) : [],
    assumedPolicies: isKnown ? assumedPolicies(assumeGranted) : [],
    ...(similar ? { similar } : {}),
    troubles: isKnown ? ineffectiveActions(most, together, catalog) : [],
    indirect: isKnown ? indirectlyLacking(most, together, catalog) : [],
    limits: kinds[policy.kind].actions === "tables" ? limitUses(policy, languages[policy.language].limits, parts) : [],
  };
}

/** How many known actions a policy surely allows and denies, and how many more it may. `most` are its verdicts. */
function countsOf(
  names: readonly string[],
  most: EffectivePermissions,
  { policy, least: document, parts, catalog }: Scene,
): Pick<PolicyExplanation, "denied" | "deniedInPart" | "mayAllow" | "mayDeny"> & { readonly allowed: string[] } {
  const least = parts.length === 0 ? most : effectivePermissions(document, catalog);
  const all = (permissions: EffectivePermissions, verdict: Verdict) =>
    names.filter((name) => permissions.verdict(name) === verdict);
  const allowed = all(least, "allowed");
  const denied = all(most, "denied").length;
  return {
    allowed,
    denied,
    deniedInPart: names.filter((name) => most.verdict(name) !== "denied" && most.denials(name).length > 0).length,
    ...(parts.length > 0 && hasCatalog(policy)
      ? { mayAllow: all(most, "allowed").length - allowed.length, mayDeny: all(least, "denied").length - denied }
      : {}),
  };
}

function assumedPolicies(assumeGranted: readonly AssumedGrant[]): AssumedPolicy[] {
  const names = new Set(assumeGranted.flatMap(({ policy }) => policy ?? []));
  return [...names].map((name) => {
    const content = systemPolicy(name);
    return {
      name,
      content: content && {
        source: content.source,
        date: content.date,
        actions: content.actions,
        denied: content.denied ?? [],
        dependsOn: content.dependsOn ?? [],
      },
    };
  });
}

/** The names of policy version 5.0 look the same but are different actions, which this catalog does not contain. */
function hasCatalog({ language }: PolicyDocument): boolean {
  return languages[language].hasCatalog;
}

function explainStatement(statement: Statement, number: number, scene: Scene): StatementExplanation {
  const guards = distinctNotes(guardsAround(scene.parts, statement.node.range));
  const around = (range: TextRange) => guardsWithin(scene.parts, statement.node.range, range);
  const except = exclusionFacts(statement, scene.policy, (range) => around(range).length === 0);
  const mayExcept = statement.exceptions.flatMap(({ pattern, range }): OptionalException[] => {
    const notes = distinctNotes(around(range));
    return except && notes.length > 0 ? [{ name: pattern.text, guards: notes }] : [];
  });
  return {
    number,
    ...(guards.length > 0 ? { guards } : {}),
    ...limitsOf(statement, scene),
    effect: statement.effect?.value,
    resources: statement.isUnrestricted
      ? []
      : (statement.resource?.entries ?? []).map(({ value }) => value).filter((text) => !isEveryResource(text)),
    conditions: statement.conditions.map(({ operator, key, values }) => ({
      operator: operator.value,
      key: key.value,
      values: values.map(({ value }) => value),
    })),
    services: byService(statement, scene),
    ...(except ? { except: except.except.map(({ text }) => text) } : {}),
    ...(mayExcept.length > 0 ? { mayExcept } : {}),
    otherElements: statement.node.properties
      .map(({ key }) => key.value)
      .filter((key) => {
        const name = elementNameOf(key, "statement", scene.policy.kind) ?? key;
        return !explained.has(name) && !(except && name === "NotAction");
      }),
  };
}

function limitsOf(statement: Statement, { parts }: Scene): Pick<StatementExplanation, "limitGuards"> {
  const found = limitGuards(statement, parts);
  return found ? { limitGuards: found } : {};
}

const explained = new Set(["Effect", "Action", "Resource", "Condition", "Sid"]);

function byService(statement: Statement, scene: Scene): ServiceExplanation[] {
  const services = new Map<string, EntryExplanation[]>();
  for (const entry of statement.actions) {
    const service =
      entry.pattern.parts?.[0] ?? (hasCatalog(scene.policy) ? "" : entry.pattern.text.split(":", 1)[0]!.toLowerCase());
    addTo(services, service, explainEntry(entry, statement, scene));
  }
  return [...services].map(([service, entries]) => ({ service, entries }));
}

function explainEntry(
  { pattern, range }: ActionEntry,
  { effect, node }: Statement,
  { catalog, policy, most, together, language, parts }: Scene,
): EntryExplanation {
  const around = guardsWithin(parts, node.range, range);
  const guards = around.length > 0 ? { guards: distinctNotes(around) } : {};
  if (!hasCatalog(policy)) return { kind: "unknown", written: pattern.text, isWellFormed: true, ...guards };
  const states = effect?.value === "Allow" ? statesIn(most, together) : statesOfDeny;
  return { ...explainPattern(pattern, states, catalog, language), ...guards };
}

function limitUses(
  policy: PolicyDocument,
  limits: PolicyLanguage["limits"],
  parts: readonly GuardedPart[],
): LimitUse[] {
  const { statements } = policy;
  const asWritten = parts.length > 0 ? ({ isAsWritten: true } as const) : {};
  const usesOf = (ranges: readonly TextRange[], around: TextRange) =>
    useOf(boundsOf(ranges, guardsInside(parts, around)));
  return limits === undefined
    ? []
    : [
        {
          what: "statements",
          ...usesOf(statements.map(({ node }) => node.range), policy.node.range),
          limit: limits.statements.max,
        },
        ...statements.map(({ actions, node }, index): LimitUse => ({
          what: "actions",
          statement: index + 1,
          ...usesOf(actions.map(({ range }) => range), node.range),
          limit: limits.actions.max,
        })),
        { what: "characters", used: minifiedPolicyLength(policy), ...asWritten, limit: limits.characters.max },
      ];
}

function useOf({ least, most }: Bounds): Pick<LimitUse, "used" | "most" | "isOpen"> {
  if (most === Infinity) return { used: least, isOpen: true };
  return most > least ? { used: least, most } : { used: least };
}
