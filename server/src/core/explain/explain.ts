import { exclusionFacts } from "../analysis/grants.js";
import { effectivePermissions, type EffectivePermissions } from "../analysis/permissions.js";
import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import { kinds, languages, type PolicyLanguage } from "../language/policy-languages.js";
import { systemPolicy } from "../language/system-policies.js";
import type { ActionEntry, PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import { elementNameOf } from "../policy/elements.js";
import { isEveryResource } from "../policy/forms/resource.js";
import { minifiedPolicyLength } from "../policy/minified-length.js";
import { addTo } from "../text/group-by.js";
import type { Language } from "../text/message.js";
import type {
  AssumedPolicy,
  EntryExplanation,
  Explanation,
  LimitUse,
  PolicyExplanation,
  ServiceExplanation,
  StatementExplanation,
} from "./model.js";
import { similarSystemPolicy } from "./similar-policy.js";
import { explainPattern } from "./entries.js";
import { statesIn, statesOfDeny } from "./states.js";
import { indirectlyLacking, ineffectiveActions } from "./ineffective-actions.js";

/**
 * What the policies of a file grant and deny, and what does not work, with labels in the given language if there are
 * any. `assumeGranted` are actions that other policies of the same group allow: they are neither counted for this
 * policy nor missing.
 */
export function explain(
  file: PolicyFile,
  catalog: Catalog,
  language: Language,
  assumeGranted: readonly AssumedGrant[] = [],
): Explanation {
  const policies = [file, ...file.embedded.map((one) => one.file)].flatMap((one) => one.policies);
  return {
    policies: policies.map((policy) =>
      explainPolicy({
        policy,
        catalog,
        language,
        assumeGranted,
        together: effectivePermissions(policy, catalog, assumeGranted),
      }),
    ),
  };
}

interface Scene {
  readonly policy: PolicyDocument;
  readonly catalog: Catalog;
  readonly language: Language;
  readonly assumeGranted: readonly AssumedGrant[];
  /** The verdicts together with `assumeGranted`, which decide what works. */
  readonly together: EffectivePermissions;
}

function explainPolicy(scene: Scene): PolicyExplanation {
  const { policy, together, catalog, assumeGranted } = scene;
  const isKnown = hasCatalog(policy);
  const own = assumeGranted.length === 0 ? together : effectivePermissions(policy, catalog);
  const names = isKnown ? catalog.actions.map(({ name }) => name) : [];
  const allowed = names.filter((name) => own.verdict(name) === "allowed");
  const similar = similarSystemPolicy(policy, allowed, catalog);
  return {
    kind: policy.kind,
    allowed: allowed.length,
    denied: names.filter((name) => own.verdict(name) === "denied").length,
    deniedInPart: isKnown
      ? catalog.actions.filter(({ name }) => own.verdict(name) !== "denied" && own.denials(name).length > 0).length
      : 0,
    statements: policy.statements.map((statement, index) => explainStatement(statement, index + 1, scene)),
    assumed: isKnown ? assumeGranted.filter(({ policy: from }) => from === undefined).map(({ text }) => text) : [],
    assumedPolicies: isKnown ? assumedPolicies(assumeGranted) : [],
    ...(similar ? { similar } : {}),
    troubles: isKnown ? ineffectiveActions(policy, together, catalog) : [],
    indirect: isKnown ? indirectlyLacking(policy, together, catalog) : [],
    limits: kinds[policy.kind].actions === "tables" ? limitUses(policy, languages[policy.language].limits) : [],
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
  const except = exclusionFacts(statement, scene.policy)?.except.map(({ text }) => text);
  return {
    number,
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
    ...(except ? { except } : {}),
    otherElements: statement.node.properties
      .map(({ key }) => key.value)
      .filter((key) => {
        const name = elementNameOf(key, "statement", scene.policy.kind) ?? key;
        return !explained.has(name) && !(except && name === "NotAction");
      }),
  };
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
  { pattern }: ActionEntry,
  { effect }: Statement,
  { catalog, policy, together, language }: Scene,
): EntryExplanation {
  if (!hasCatalog(policy)) return { kind: "unknown", written: pattern.text, isWellFormed: true };
  return explainPattern(
    pattern,
    effect?.value === "Allow" ? statesIn(policy, together) : statesOfDeny,
    catalog,
    language,
  );
}

function limitUses(policy: PolicyDocument, limits: PolicyLanguage["limits"]): LimitUse[] {
  const { statements } = policy;
  return limits === undefined
    ? []
    : [
        { what: "statements", used: statements.length, limit: limits.statements.max },
        ...statements.map(({ actions }, index): LimitUse => ({
          what: "actions",
          statement: index + 1,
          used: actions.length,
          limit: limits.actions.max,
        })),
        { what: "characters", used: minifiedPolicyLength(policy), limit: limits.characters.max },
      ];
}
