import type { EffectivePermissions } from "../../../core/analysis/permissions.js";
import type { Catalog } from "../../../core/catalog/catalog.js";
import type { Action } from "../../../core/catalog/model.js";
import { usualDistance } from "../../../core/catalog/usual-services.js";
import type { ActionEntry, PolicyDocument } from "../../../core/policy/model.js";
import { statementWith } from "../../../core/policy/statement-with.js";
import type { ElementPlace } from "../../../core/policy/locate.js";
import { perStatement } from "../../../core/policy/reparse/per-statement.js";
import type { StringNode } from "../../../core/policy/syntax.js";
import { lazily, oncePer } from "../../../core/text/lazily.js";
import { type Request, servicesOf } from "../item/request.js";

/** What a policy grants without the entry that is being typed, and the ranking of actions for it. */
export interface Ranking {
  readonly permissions: EffectivePermissions;
  /** The services of the statement, in lower case. */
  readonly services: ReadonlySet<string>;
  /** Its entries except the one that is being typed. */
  readonly others: readonly ActionEntry[];
  rank(action: Action): Rank;
  /**
   * How near a service is to the policy: 0 for a service of the statement, 1 for one of the policy, then those that
   * policies grant most.
   */
  distance(service: string): number;
  /** The actions that the policy lacks. */
  readonly missing: ReadonlySet<Action>;
  /** The rank of a wildcard that matches these actions. */
  rankOfWildcard(pattern: string, matches: readonly Action[]): Rank;
}

/** The order of the list: missing actions come first, granted ones last. */
export type Rank = (typeof ranks)[keyof typeof ranks];
export const ranks = {
  missing: 0,
  ownStage: 1,
  stage: 2,
  ownService: 3,
  otherService: 4,
  ownServiceUndocumented: 5,
  otherServiceUndocumented: 6,
  wildcard: 7,
  granted: 8,
  listed: 9,
} as const;

/** Reads the policy around the item that is being typed. */
export function readRanking({ snapshot, place }: Request): Ranking {
  const { catalog } = snapshot.environment;
  const current = place.spot.kind === "value" && place.spot.node.kind === "string" ? place.spot.node : undefined;
  const others = (place.statement?.actions ?? []).filter(({ node }) => node !== current);
  const whole = snapshot.analysisOf(place.policy);
  const analysis = current && grantsAny(place, current, catalog) ? whole.instead(without(place, current)) : whole;
  const { permissions, policy } = analysis;
  const actionOf = (name: string) => catalog.action(name) ?? [];
  const missing = new Set(analysis.missing.flatMap(actionOf));
  const names = new Set(others.map(({ pattern }) => pattern.key));
  const listed = new Set(others.flatMap(({ pattern }) => actionOf(pattern.text)));
  const granted = new Set(others.flatMap(({ pattern }) => (pattern.isWildcard ? catalog.matching(pattern) : [])));
  const services = servicesOf(others);
  const own = [...services].map((service) => membersOf(catalog.ofService(service)));
  const ofPolicy = lazily(() => new Set(policy.statements.flatMap((statement) => [...servicesIn(statement)])));
  return {
    permissions,
    services,
    others,
    missing,
    rank(action) {
      if (listed.has(action)) return ranks.listed;
      if (granted.has(action)) return ranks.granted;
      if (missing.has(action)) return ranks.missing;
      const isOwn = own.some((members) => members.has(action));
      const { status } = action;
      if (status === "documented") return isOwn ? ranks.ownService : ranks.otherService;
      return isOwn ? ranks.ownServiceUndocumented : ranks.otherServiceUndocumented;
    },
    distance(service) {
      const key = service.toLowerCase();
      if (services.has(key)) return 0;
      if (ofPolicy().has(key)) return 1;
      return 2 + usualDistance(key);
    },
    rankOfWildcard(pattern, matches) {
      if (names.has(pattern.toLowerCase())) return ranks.listed;
      return matches.every((action) => granted.has(action)) ? ranks.granted : ranks.wildcard;
    },
  };
}

/** Found once for the list of a service. */
const membersOf = oncePer((actions: readonly Action[]) => new Set(actions));

/** Whether a string that is being typed already grants or denies a known action. Usually it is only begun. */
function grantsAny({ statement }: ElementPlace, node: StringNode, catalog: Catalog): boolean {
  const own = statement?.actions.filter((entry) => entry.node === node) ?? [];
  return own.some(
    ({ pattern: { text, isWildcard } }) =>
      isWildcard || catalog.action(text) !== undefined || catalog.erratum(text) !== undefined,
  );
}

/** The policy without one of its strings, which is about to be replaced. */
function without({ policy, statement: own }: ElementPlace, node: StringNode): PolicyDocument {
  const statements = policy.statements.map((statement) =>
    statement === own
      ? statementWith(statement, { actions: statement.actions.filter((entry) => entry.node !== node) })
      : statement,
  );
  return { ...policy, statements };
}

const servicesIn = perStatement(({ actions }) => servicesOf(actions));
