import { accessOf } from "../catalog/access.js";
import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import { sensitiveEntryOf } from "../language/sensitive-actions.js";
import { catalogOf, families, familyOf, type PolicyFamily } from "./families.js";
import { type Grants, sideGrants } from "./grants.js";
import { compareVerdicts, effective } from "./limits/compare-verdicts.js";
import { unlimited } from "./limits/limit.js";
import {
  type Change,
  type ChangeKind,
  type ChangePlace,
  newAccess,
  type PolicyComparison,
  type Side,
  type ActionLimits,
} from "./model.js";
import { type Entry, readEntries } from "./read-entries.js";
import { inReportOrder } from "./report-order.js";
import { sensitiveEntryOfWildcard } from "./sensitive-wildcard.js";
import { type ComparedFile, type ComparedPolicy, type ComparedSource, readComparedFile } from "./sources.js";
import { namedSubjects, type ComparedName, wideSubjects } from "./subjects.js";
import { uncomparedParts } from "./uncompared.js";
import { withExceptions, withoutIncluded } from "./wide-changes.js";

/** Two sets of policies that cannot be compared, because their actions have different meanings. */
export interface Incomparable {
  readonly kind: "incomparable";
  readonly old: PolicyFamily;
  readonly new: PolicyFamily;
}

/**
 * What changed between two sets of files, each taken together as the policies of one group. `assumeGranted`: what other
 * policies of the group grant, on both sides. Total: any text is accepted; one without a policy grants nothing.
 */
export function comparePolicies(
  files: Readonly<Record<Side, readonly ComparedFile[]>>,
  catalog: Catalog,
  assumeGranted: readonly AssumedGrant[] = [],
): PolicyComparison | Incomparable {
  return compareSources(
    { old: files.old.map(readComparedFile), new: files.new.map(readComparedFile) },
    catalog,
    assumeGranted,
  );
}

/** Like `comparePolicies`, for files that were read before. */
export function compareSources(
  read: Readonly<Record<Side, readonly ComparedSource[]>>,
  catalog: Catalog,
  assumeGranted: readonly AssumedGrant[] = [],
): PolicyComparison | Incomparable {
  const policiesOf = (side: Side) => read[side].flatMap(({ policies }) => policies);
  const sources = { old: policiesOf("old"), new: policiesOf("new") };
  const used = { old: familiesIn(sources.old), new: familiesIn(sources.new) };
  const [first] = used.old;
  const [other] = used.new;
  if (first !== undefined && other !== undefined && !used.old.some((one) => used.new.includes(one)))
    return { kind: "incomparable", old: first, new: other };
  return {
    changes: inReportOrder(families.flatMap((family) => changesIn(family, sources, catalog, assumeGranted))),
    leftOut: 0,
    uncompared: uncomparedParts(read, () => hasLostDeny(sources, catalog)),
    policies: { old: sources.old.length, new: sources.new.length },
    assumed: [...new Set(assumeGranted.map(({ policy, text }) => policy ?? text))],
  };
}

function familiesIn(sources: readonly ComparedPolicy[]): PolicyFamily[] {
  return families.filter((family) => sources.some(({ policy }) => familyOf(policy) === family));
}

function changesIn(
  family: PolicyFamily,
  sources: Readonly<Record<Side, readonly ComparedPolicy[]>>,
  all: Catalog,
  assumeGranted: readonly AssumedGrant[],
): Change[] {
  const own = { old: ofFamily(sources.old, family), new: ofFamily(sources.new, family) };
  if (own.old.length + own.new.length === 0) return [];
  const catalog = catalogOf(family, all);
  const assumed = family === "1.1" ? assumeGranted.flatMap(entryOfGrant) : [];
  const grants = (side: Side) =>
    sideGrants([...assumed, ...own[side].flatMap((source) => readEntries(source, side, family, catalog))]);
  const [was, is] = [grants("old"), grants("new")];
  const compare = comparer(was, is);
  const changeOf = (subject: ComparedName, isPattern: boolean): Change[] => {
    const difference = compare(subject);
    if (!difference) return [];
    const access = accessOf(subject.pattern.parts![2], subject.action);
    const sensitive =
      sensitiveEntryOf(subject.pattern, access) ?? (isPattern ? sensitiveIn(subject, difference.kind) : undefined);
    const { name, action } = subject;
    return [{ ...difference, name, family, action, isPattern, except: [], access, sensitive }];
  };
  // The actions of version 5.0 are known from API definitions, which are not complete.
  const services = new Set(family === "1.1" ? catalog?.actions.map(({ name }) => serviceOf(name)) : []);
  const sensitiveIn = ({ pattern }: ComparedName, kind: ChangeKind) =>
    sensitiveEntryOfWildcard(
      pattern,
      (service) => services.has(service),
      (part) => {
        const own = compare({ pattern: part });
        return own !== undefined && newAccess.has(own.kind) === newAccess.has(kind);
      },
    );
  const named = namedSubjects([was, is], family, catalog);
  const wide = wideSubjects([was, is]);
  const wideChanges = wide.flatMap((subject) =>
    changeOf(subject, true).map((change) => ({ change, pattern: subject.pattern })),
  );
  return [
    ...named.flatMap((subject) => changeOf(subject, false)),
    ...withExceptions(
      withoutIncluded(wideChanges),
      [...named.filter(({ action }) => action === undefined), ...wide],
      (subject) => compare(subject)?.kind,
    ),
  ];
}

function serviceOf(name: string): string {
  return name.slice(0, name.indexOf(":")).toLowerCase();
}

function ofFamily(sources: readonly ComparedPolicy[], family: PolicyFamily): ComparedPolicy[] {
  return sources.filter(({ policy }) => familyOf(policy) === family);
}

/** What another policy grants counts as a statement without limits, on both sides. */
function entryOfGrant({ except = [], ...pattern }: AssumedGrant): Entry[] {
  return pattern.parts ? [{ effect: "Allow", pattern, except, limit: unlimited, place: undefined }] : [];
}

/** Whether a statement of the old side denies what no statement of the new side denies in the same way. */
function hasLostDeny(sources: Readonly<Record<Side, readonly ComparedPolicy[]>>, all: Catalog): boolean {
  const denies = (side: Side) =>
    families.flatMap((family) =>
      ofFamily(sources[side], family)
        .flatMap((source) => readEntries(source, side, family, catalogOf(family, all)))
        .filter(({ effect }) => effect === "Deny")
        .map(({ pattern, except, limit }) =>
          [family, ...pattern.parts!, ...except.map(({ text }) => text), limit.key].join("\n"),
        ),
    );
  const kept = new Set(denies("new"));
  return denies("old").some((key) => !kept.has(key));
}

type Difference = Pick<Change, "kind" | "was" | "is" | "place">;

/** Compares both sides for one subject. Many subjects have the same limits, which are compared once. */
function comparer(was: Grants, is: Grants): (subject: Pick<ComparedName, "pattern">) => Difference | undefined {
  const known = new Map<
    string,
    { readonly kind: ChangeKind | undefined; readonly was: ActionLimits; readonly is: ActionLimits }
  >();
  return ({ pattern }) => {
    const covering = [was, is].map((side) => ({
      allows: side.covering("Allow", pattern),
      denies: side.covering("Deny", pattern),
    })) as [Covering, Covering];
    const [old, now] = covering;
    if (old.allows.length + now.allows.length === 0) return undefined;
    const key = covering.flatMap(({ allows, denies }) => [keyOf(allows), keyOf(denies)]).join("\n");
    const answer = known.get(key) ?? compareCovering(old, now);
    known.set(key, answer);
    if (answer.kind === undefined) return undefined;
    return { kind: answer.kind, was: answer.was, is: answer.is, place: placeOf(answer.kind, old, now) };
  };
}

interface Covering {
  readonly allows: readonly Entry[];
  readonly denies: readonly Entry[];
}

function keyOf(entries: readonly Entry[]): string {
  return entries
    .map(({ limit }) => limit.key)
    .sort()
    .join("\t");
}

function compareCovering(old: Covering, now: Covering) {
  const verdictOf = ({ allows, denies }: Covering): ActionLimits =>
    effective({ allows: allows.map(({ limit }) => limit), denies: denies.map(({ limit }) => limit) });
  const [was, is] = [verdictOf(old), verdictOf(now)];
  return { kind: compareVerdicts(was, is), was, is };
}

/** The entry that explains a change best: one that only one side has, or else the first one. */
function placeOf(kind: ChangeKind, old: Covering, now: Covering): ChangePlace | undefined {
  const own = (entries: readonly Entry[], others: readonly Entry[]) =>
    entries.filter(({ limit }) => !others.some((other) => other.limit.key === limit.key));
  const candidates =
    kind === "lost" || kind === "narrowed"
      ? [...own(now.denies, old.denies), ...own(old.allows, now.allows), ...old.allows]
      : [...own(now.allows, old.allows), ...now.allows];
  return candidates.flatMap(({ place }) => place ?? [])[0];
}
