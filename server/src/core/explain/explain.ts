import { limitGuards } from "../analysis/limit-guards.js";
import { exclusionFacts } from "../analysis/grants.js";
import { effectivePermissions, type EffectivePermissions, type Verdict } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import { kinds, languages } from "../language/policy-languages.js";
import { systemPolicy } from "../language/system-policies.js";
import { distinctNotes, type GuardedPart, guardsAround, guardsWithin } from "../policy/guarded-part.js";
import type { ActionEntry, PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import { elementNameOf } from "../policy/elements.js";
import { certain, type Uncertainty } from "../policy/uncertainty.js";
import { isEveryResource } from "../policy/forms/resource.js";
import { addTo } from "../text/group-by.js";
import type { Language } from "../text/message.js";
import type {
  AssumedPolicy,
  EntryExplanation,
  Explanation,
  IneffectiveAction,
  PolicyExplanation,
  ServiceExplanation,
  StatementExplanation,
} from "./model.js";
import { similarSystemPolicy } from "./similar-policy.js";
import { explainPattern } from "./entries.js";
import { type Extremes, extremesOf } from "../analysis/extremes.js";
import { limitUses } from "./limit-uses.js";
import { statesIn, statesOfDeny } from "./states.js";
import { indirectlyLacking, ineffectiveActions } from "./ineffective-actions.js";

/**
 * What the policies of a file grant and deny, and what does not work, with labels in the given language if there are
 * any. `assumeGranted` are actions that other policies of the same group allow: they are neither counted for this
 * policy nor missing. `uncertainty` is about the file.
 */
export function explain(
  file: PolicyFile,
  catalog: Catalog,
  language: Language,
  assumeGranted: readonly AssumedGrant[] = [],
  { guarded, unknown }: Uncertainty = certain,
): Explanation {
  const policies = [file, ...file.embedded.map((one) => one.file)].flatMap((one) => one.policies);
  return {
    policies: policies.map((policy) => {
      const whole = guardsAround(guarded, policy.node.range);
      const parts = guarded.filter((part) => !whole.includes(part));
      const { least, most } = extremesOf(policy, { guarded: parts, unknown });
      const together = effectivePermissions(most, catalog, assumeGranted);
      return explainPolicy({
        policy, least, most, whole, parts, unknown, catalog, language, assumeGranted, together,
      });
    }),
  };
}

interface Scene extends Extremes {
  readonly policy: PolicyDocument;
  /** The parts of the file that are around the policy, and the others. */
  readonly whole: readonly GuardedPart[];
  readonly parts: readonly GuardedPart[];
  readonly unknown: Uncertainty["unknown"];
  readonly catalog: Catalog;
  readonly language: Language;
  readonly assumeGranted: readonly AssumedGrant[];
  /** The verdicts of what allows most, together with `assumeGranted`. They decide what surely does not work. */
  readonly together: EffectivePermissions;
}

function explainPolicy(scene: Scene): PolicyExplanation {
  const { policy, most, together, catalog, assumeGranted, whole, parts: guarded, unknown } = scene;
  const isKnown = hasCatalog(policy);
  const { limits } = languages[policy.language];
  // Not of a statement whose effect is not known.
  const isOfAllow = ({ statement }: IneffectiveAction) => policy.statements[statement - 1]?.effect?.value === "Allow";
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
    troubles: isKnown ? ineffectiveActions(most, together, catalog).filter(isOfAllow) : [],
    indirect: isKnown ? indirectlyLacking(most, together, catalog) : [],
    limits: kinds[policy.kind].actions === "tables" ? limitUses(policy, limits, { guarded, unknown }) : [],
  };
}

/** How many known actions a policy surely allows and denies, and how many more it may. `most` are its verdicts. */
function countsOf(
  names: readonly string[],
  most: EffectivePermissions,
  { policy, least: document, catalog }: Scene,
): Pick<PolicyExplanation, "denied" | "deniedInPart" | "mayAllow" | "mayDeny"> & { readonly allowed: string[] } {
  const isCertain = document === policy;
  const least = isCertain ? most : effectivePermissions(document, catalog);
  const all = (permissions: EffectivePermissions, verdict: Verdict) =>
    names.filter((name) => permissions.verdict(name) === verdict);
  const allowed = all(least, "allowed");
  const denied = all(most, "denied").length;
  return {
    allowed,
    denied,
    deniedInPart: names.filter((name) => most.verdict(name) !== "denied" && most.denials(name).length > 0).length,
    ...(!isCertain && hasCatalog(policy)
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
  const excluded = exclusionFacts(statement, scene.policy, scene.parts);
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
    ...(excluded ? { except: excluded.except.map(({ text }) => text) } : {}),
    ...(excluded?.mayExcept
      ? { mayExcept: excluded.mayExcept.map(({ pattern: { text: name }, guards: notes }) => ({ name, guards: notes })) }
      : {}),
    otherElements: statement.node.properties
      .map(({ key }) => key.value)
      .filter((key) => {
        const name = elementNameOf(key, "statement", scene.policy.kind) ?? key;
        return !explained.has(name) && !(excluded && name === "NotAction");
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
