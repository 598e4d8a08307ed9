import { answersByText } from "../text/answers.js";
import { groupBy } from "../text/group-by.js";
import { lazily } from "../text/lazily.js";
import { compareNames } from "../text/order.js";
import type { ApiCall } from "../calls/api-call.js";
import { type ApiIndex, type ApiMatch, createApiIndex } from "./lookup/api-index.js";
import type { Action, Erratum, Rename } from "./model.js";
import { noSchemas, type SchemaDefinitions } from "./schema.js";
import { createOperations, type Operations } from "./operations/operations.js";
import { createRowNames, type RowNames } from "./operations/row-names.js";
import { createScenarios, type Scenarios } from "./scenarios.js";
import type { PathHit } from "./lookup/path-tree.js";
import { type ActionPattern, covers } from "./pattern.js";

/**
 * Whether the pages of a service have a table row for every action that they name. This is true for the pages as of
 * their day: guides and later pages may name more.
 */
export type Coverage = "all-named" | "some-named";

/** The published tables that a catalog contains. */
export interface Release {
  readonly edition: string;
  /** Day of the newest published state that was read, `YYYY-MM-DD`; `undefined` for a catalog without pages. */
  readonly newest: string | undefined;
  /** Whether the catalog includes an overlay with tables of the user. */
  readonly hasOverlay: boolean;
}

/** The published actions and the look-ups by which they are found. Names are found in any letter case. */
export interface Catalog {
  readonly release: Release;
  /** All known actions, ordered by name. */
  readonly actions: readonly Action[];
  /** The action of exactly this name. */
  action(name: string): Action | undefined;
  /** The known actions that a pattern grants. If the pattern names a service, only that service is searched. */
  matching(pattern: ActionPattern): readonly Action[];
  /** The known actions of a service, in any letter case; empty for an unknown service. */
  ofService(service: string): readonly Action[];
  /** Whether the pages publish exactly this wildcard. It is then valid even if it matches no known action. */
  isPublished(pattern: ActionPattern): boolean;
  /** The actions that an API call needs. One operation may map to several. */
  byApi(call: ApiCall): readonly ApiMatch[];
  /** Names that only other editions or guides have. They are real, although this edition does not list them. */
  readonly namesElsewhere: readonly string[];
  /** The actions of a concrete path with any method, from services in scope (in lower case). */
  atPath(path: string, isInScope: (service: string) => boolean): PathHit<ApiMatch>;
  /**
   * Like `atPath`, but from the rows of other editions for actions that this edition also has. The editions run the
   * same software, so this helps if its own tables lack the path.
   */
  borrowedAtPath(path: string, isInScope: (service: string) => boolean): PathHit<ApiMatch>;
  /** The vendor's list of API operations. Most of them have no known action. */
  readonly operations: Operations;
  /** What jobs in the consoles need, by the user guides. */
  readonly scenarios: Scenarios;
  /** The name of an action's API in SDKs and KooCLI, if known. */
  readonly operationName: RowNames;
  /** The correction of a misprint in the published tables. */
  erratum(written: string): Erratum | undefined;
  /** The current names of an action that older tables call by this name. All of them are valid. */
  currentNames(name: string): readonly string[];
  coverage(service: string): Coverage;
  /** What authorization schemas define besides actions. Only the catalog of version 5.0 has them. */
  readonly schemas: SchemaDefinitions;
  /** The known actions of policy version 5.0 as a separate catalog; `undefined` in that catalog itself. */
  readonly identity: Catalog | undefined;
}

/** The data of a catalog. If two actions differ only in case, the first one counts. */
export interface CatalogFacts {
  readonly release: Release;
  readonly documented: Iterable<Action>;
  /** The names that rows need and that have no row, if they are known without reading all rows. */
  readonly dependencyOnly?: readonly string[] | undefined;
  /** The actions of the other editions. Called when the catalog's own tables have no answer. */
  otherEditions?(): Iterable<Action>;
  /** Actions that guides use although no table lists them. */
  readonly guideNames?: readonly string[];
  readonly errata: Iterable<Erratum>;
  readonly renames: Iterable<Rename>;
  /** Optional: small catalogs in tests have none. */
  readonly operations?: Operations;
  readonly scenarios?: Scenarios;
  /** Wildcards that the pages publish. */
  readonly patterns: Iterable<string>;
  /** Services in which every action that the pages name has a row. */
  readonly allNamed: Iterable<string>;
  readonly schemas?: SchemaDefinitions;
  /** Makes the catalog of version 5.0 on first use. */
  readonly identity?: (() => Catalog) | undefined;
}

/** The names of other editions, guides, jobs in the consoles and API definitions, each once. */
function namesElsewhere(
  actions: readonly Action[],
  { guideNames, scenarios, operations }: Pick<Catalog, "scenarios" | "operations"> & { guideNames: readonly string[] },
): string[] {
  const inScenarios = scenarios.all.flatMap((scenario) => scenario.actions).filter((name) => !name.includes("*"));
  const all = [actions.map(({ name }) => name), guideNames, inScenarios, operations.annotatedNames];
  return [...new Set(all.flat())];
}

/** Builds the look-ups. Those that need a walk through all rows are built on first use. */
export function createCatalog({
  release,
  documented,
  dependencyOnly: namedByRows,
  otherEditions = () => [],
  guideNames = [],
  errata,
  renames,
  operations = createOperations(),
  scenarios = createScenarios(),
  patterns,
  allNamed,
  schemas = noSchemas,
  identity,
}: CatalogFacts): Catalog {
  const byName = index(documented);
  const spelled = bySpelling(byName.values());
  const isUnlisted = (name: string) => !byName.has(name.toLowerCase());
  const dependencyOnly = lazily(() => index(toNamed(namedByRows ?? namedOnly(byName))));
  const all = lazily(() =>
    [...byName.values(), ...dependencyOnly().values()].sort((a, b) => compareNames(a.name, b.name)),
  );
  const byService = lazily(() => groupBy(all(), ({ service }) => service.toLowerCase()));
  const byApi = lazily((): ApiIndex => createApiIndex(byName.values()));
  const borrowed = lazily(
    (): ApiIndex => createApiIndex([...otherEditions()].filter(({ name }) => !isUnlisted(name))),
  );
  const named = { guideNames, scenarios, operations };
  const elsewhere = lazily(() => namesElsewhere([...otherEditions()], named).filter(isUnlisted));
  const misprints = misprintsAmong(errata, isUnlisted);
  const [allNamedServices, published] = [lowerCased(allNamed), lowerCased(patterns)];
  const current = groupBy(renames, ({ old }) => old.toLowerCase());
  const identityCatalog = identity && lazily(identity);
  return {
    release,
    get identity() {
      return identityCatalog?.();
    },
    get actions() {
      return all();
    },
    action: (name) => spelled.get(name) ?? byName.get(name.toLowerCase()) ?? dependencyOnly().get(name.toLowerCase()),
    isPublished: ({ key }) => published.has(key),
    get namesElsewhere() {
      return elsewhere();
    },
    byApi: (call) => byApi().find(call),
    atPath: (path, isInScope) => byApi().at(path, isInScope),
    borrowedAtPath(path, isInScope) {
      const { values, rank } = borrowed().at(path, isInScope);
      return {
        rank,
        values: values.map((match) => ({
          ...match,
          action: byName.get(match.action.name.toLowerCase()) ?? match.action,
        })),
      };
    },
    operations,
    schemas,
    scenarios,
    operationName: createRowNames(operations, (service) => byService().get(service) ?? []),
    erratum: (written) => (spelled.has(written) ? undefined : misprints.get(written.toLowerCase())),
    currentNames: (name) => current.get(name.toLowerCase())?.map((rename) => rename.current) ?? [],
    coverage: (service) => (allNamedServices.has(service.toLowerCase()) ? "all-named" : "some-named"),
    ofService: (service) => byService().get(service.toLowerCase()) ?? [],
    matching: matcher(all, byService),
  };
}

function matcher(all: () => readonly Action[], byService: () => ReadonlyMap<string, readonly Action[]>) {
  const answers = answersByText<readonly Action[]>(mostAnswers);
  return (pattern: ActionPattern): readonly Action[] => {
    const service = pattern.parts?.[0];
    if (service === undefined) return [];
    return answers(pattern.key, () => {
      const candidates = service.includes("*") ? all() : (byService().get(service) ?? []);
      return candidates.filter(({ name }) => covers(pattern, name));
    });
  };
}

/**
 * Maximum number of cached answers about wildcards: far more than policies contain, and few enough for a server that
 * runs for weeks.
 */
const mostAnswers = 5000;

function index(actions: Iterable<Action>): Map<string, Action> {
  const byName = new Map<string, Action>();
  for (const action of actions) {
    const key = action.name.toLowerCase();
    if (!byName.has(key)) byName.set(key, action);
  }
  return byName;
}

/** Nearly all look-ups are for names in their exact spelling, which costs no lower-case copy. */
function bySpelling(actions: Iterable<Action>): ReadonlyMap<string, Action> {
  return new Map(Array.from(actions, (action) => [action.name, action]));
}

/** The misprints by their keys. What a table lists is not one, although another table may misspell a name so. */
function misprintsAmong(errata: Iterable<Erratum>, isUnlisted: (name: string) => boolean): Map<string, Erratum> {
  const all = [...errata].filter(({ written }) => isUnlisted(written));
  return new Map(all.map((erratum) => [erratum.written.toLowerCase(), erratum]));
}

/** The names that others depend on and that have no row. */
function namedOnly(known: ReadonlyMap<string, Action>): string[] {
  return [...known.values()]
    .flatMap(({ permissions }) => permissions)
    .flatMap(({ dependencies }) => dependencies ?? [])
    .map(({ action }) => action)
    .filter((name) => !name.includes("*") && !known.has(name.toLowerCase()));
}

function toNamed(names: readonly string[]): Action[] {
  return names.map((name) => {
    const [service = "", resourceType = "", operation = ""] = name.split(":");
    return { name, service, resourceType, operation, permissions: [], status: "dependency-only" };
  });
}

function lowerCased(names: Iterable<string>): ReadonlySet<string> {
  return new Set([...names].map((name) => name.toLowerCase()));
}
