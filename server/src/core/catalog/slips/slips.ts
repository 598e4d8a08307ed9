import { groupBy } from "../../text/group-by.js";
import { compareNames } from "../../text/order.js";
import type { Catalog } from "../catalog.js";
import { type ActionPattern, covers, matchesPart, parseActionPattern } from "../pattern.js";
import type { Action } from "../model.js";
import { type Correction, correctionsOf } from "./corrections.js";
import { slipRank } from "./slip.js";
import { isService, type Vocabulary, vocabularyOf } from "./vocabulary.js";
import { answersByText } from "../../text/answers.js";
import { lazily, oncePer } from "../../text/lazily.js";

/**
 * The documented actions that an unknown name is a slip of, or for a wildcard the wildcards that match some: the most
 * likely first, at most three. Each part may have one slip, at most two parts may. A word that exists is not a slip of
 * another one, and a name of another edition is not a slip at all, so that no permission is mistaken for another. The
 * index is built once for each catalog, and answers are cached.
 */
export function slipsOf(pattern: ActionPattern, catalog: Catalog): readonly string[] {
  if (!pattern.parts) return [];
  return slipIndexOf(catalog).find(pattern);
}

const slipIndexOf = oncePer((catalog: Catalog): SlipIndex => createSlipIndex(catalog));

interface SlipIndex {
  find(written: ActionPattern): readonly string[];
}

/** The documented actions of one service: resource types with their operations, both as published. */
interface Service {
  readonly name: string;
  readonly types: ReadonlyMap<string, ResourceType>;
}

interface ResourceType {
  readonly name: string;
  readonly operations: readonly string[];
}

interface Candidate {
  readonly name: string;
  readonly rank: number;
  /** The number of actions with this operation; of two equal candidates the more common one is more likely. */
  readonly uses: number;
}

/** Enough for any policy, and few enough for a server that runs for weeks. */
const mostAnswers = 5000;

function createSlipIndex(catalog: Catalog): SlipIndex {
  const names = catalog.actions.filter(({ status }) => status === "documented");
  const services = servicesOf(names);
  const all = servicesOf([...names, ...catalog.namesElsewhere.map(partsOf)]);
  const vocabulary = vocabularyOf(catalog);
  const elsewhere = new Set(catalog.namesElsewhere.map((name) => name.toLowerCase()));
  // Parsed once, because each unknown wildcard is compared with these names.
  const byService = lazily(() =>
    groupBy(catalog.namesElsewhere.map(parseActionPattern), ({ parts }) => parts?.[0] ?? ""),
  );
  const isElsewhere = (pattern: ActionPattern) =>
    elsewhere.has(pattern.key)
    || (pattern.isWildcard
      && [...byService()].some(
        ([service, names]) =>
          matchesPart(pattern.parts?.[0] ?? "", service) && names.some((name) => covers(pattern, name)),
      ));
  const uses = new Map<string, number>();
  for (const { operation } of catalog.actions) uses.set(operation, (uses.get(operation) ?? 0) + 1);
  const answers = answersByText<readonly string[]>(mostAnswers);
  const index: Known = { services, all, vocabulary, similar: similarServices(services) };
  return {
    find: (pattern) => answers(pattern.text, () => {
      const written = pattern.text;
      const found = isElsewhere(pattern) ? [] : candidates(written, index);
      return best(found.map((one) => ({ ...one, uses: uses.get(one.operation) ?? 0 })), written)
        // Pages spell some resource types in two ways: each action keeps its own spelling.
        .map((name) => catalog.action(name)?.name ?? name);
    }),
  };
}

function partsOf(name: string): Name {
  const [service = "", resourceType = "", operation = ""] = name.split(":");
  return { service, resourceType, operation };
}

/** The most likely candidates. If `List` and `list` both exist, the one in the author's letter case comes first. */
function best(all: readonly Candidate[], written: string): readonly string[] {
  const sameStart = (name: string) => [...name].findIndex((letter, index) => letter !== written[index]);
  const sorted = [...all].sort((a, b) =>
    a.rank - b.rank || b.uses - a.uses || sameStart(b.name) - sameStart(a.name) || compareNames(a.name, b.name));
  return [...new Set(sorted.map(({ name }) => name))].slice(0, 3);
}

type Name = Pick<Action, "service" | "resourceType" | "operation">;

function servicesOf(names: readonly Name[]): ReadonlyMap<string, Service> {
  const services = new Map<string, { name: string; types: Map<string, { name: string; operations: string[] }> }>();
  for (const { service, resourceType, operation } of names) {
    const own = services.get(service.toLowerCase()) ?? { name: service, types: new Map() };
    services.set(service.toLowerCase(), own);
    const type = own.types.get(resourceType.toLowerCase()) ?? { name: resourceType, operations: [] };
    own.types.set(resourceType.toLowerCase(), type);
    type.operations.push(operation);
  }
  return services;
}

type Found = Omit<Candidate, "uses"> & { readonly operation: string };

interface Known {
  readonly services: ReadonlyMap<string, Service>;
  /** Including the names of the other editions. */
  readonly all: ReadonlyMap<string, Service>;
  readonly vocabulary: Vocabulary;
  /** The services that a code can be a slip of. */
  similar(service: string): readonly { readonly service: Service; readonly rank: number }[];
}

/** Cached, because a policy names few services, but many actions of each. */
function similarServices(services: ReadonlyMap<string, Service>): Known["similar"] {
  const answers = answersByText<ReturnType<Known["similar"]>>(mostAnswers);
  return (written) =>
    answers(written, () => [...services].flatMap(([key, service]) => {
      const rank = slipRank(written, key);
      return rank === undefined ? [] : [{ service, rank }];
    }));
}

function candidates(written: string, known: Known): Found[] {
  const { service, resourceType, operation } = partsOf(written);
  const own = service.includes("*") ? merged(service, known.services) : known.services.get(service.toLowerCase());
  const inService = own ? inOneService(own, resourceType, operation, known.vocabulary) : [];
  return inService.length > 0 ? inService : inOtherServices({ service, resourceType, operation }, known);
}

/** The services that a wildcard matches, merged into one. */
function merged(glob: string, services: ReadonlyMap<string, Service>): Service {
  const matching = [...services].filter(([name]) => matchesPart(glob.toLowerCase(), name));
  const names = matching.flatMap(([, { types }]) =>
    [...types.values()].flatMap(({ name, operations }) =>
      operations.map((operation) => ({ service: glob, resourceType: name, operation }))));
  return servicesOf(names).get(glob.toLowerCase()) ?? { name: glob, types: new Map() };
}

/** The possible meanings if the service is correct. */
function inOneService(
  { name: service, types }: Service,
  resourceType: string,
  operation: string,
  vocabulary: Vocabulary,
): Found[] {
  const countOf = (type: string) => types.get(type.toLowerCase())?.operations.length ?? 0;
  const own = countOf(resourceType);
  const typeNames = [...types.values()].map(({ name }) => name);
  const byType = correctionsOf(resourceType, typeNames, vocabulary)
    // A known type means another one only if the two are one noun in singular and plural, or if a page misspelt it
    // once.
    .filter(({ text, rank }) => own === 0 || rank <= 1 || countOf(text) > own);
  return byType.flatMap((type) => {
    const corrected = correctionsOf(operation, operationsOf(type, types), vocabulary);
    return corrected.flatMap((one): Found[] => {
      const rank = type.rank + one.rank;
      return rank === 0
        ? []
        : [
            {
              name: `${service}:${type.text}:${one.text}`,
              operation: one.text,
              rank: type.rank > 0 && one.rank > 0 ? rank + twoSlips : rank,
            },
          ];
    });
  });
}

/** Two slips in one name are less likely than any single one. */
const twoSlips = 10;

function operationsOf({ text }: Correction, types: ReadonlyMap<string, ResourceType>): readonly string[] {
  const known = types.get(text.toLowerCase());
  if (known) return known.operations;
  return [
    ...new Set(
      [...types.values()]
        .filter(({ name }) => matchesPart(text.toLowerCase(), name.toLowerCase()))
        .flatMap(({ operations }) => operations),
    ),
  ];
}

/**
 * The possible meanings if only the service is wrong. An existing service means another one only if it does not have
 * the resource type and only the other service has that type or operation.
 */
function inOtherServices({ service: written, resourceType, operation }: Name, { similar, all }: Known): Found[] {
  if (written.includes("*")) return [];
  const found = similar(written)
    .filter(({ service }) => has(service, resourceType, operation))
    .map(({ service, rank }): Found => ({
      name: `${service.name}:${resourceType}:${operation}`, operation, rank: rank + 1,
    }));
  const existing = all.get(written.toLowerCase());
  if (existing || isService(written.toLowerCase())) {
    return found.length > 0
      && !(existing && has(existing, resourceType, "*"))
      && isOfOneService(resourceType, operation, all)
      ? found
      : [];
  }
  // A short unknown name of a service is one letter away from several; without other information, only a single
  // candidate counts.
  return resourceType === "*" && operation === "*" && found.length > 1 ? [] : found;
}

/**
 * Whether only one service has a resource type or an operation: `cloudServers` identifies the service, `instance` does
 * not.
 */
function isOfOneService(resourceType: string, operation: string, services: ReadonlyMap<string, Service>): boolean {
  const isUnique = (type: string, name: string) =>
    [...services.values()].filter((service) => has(service, type, name)).length === 1;
  return isUnique(resourceType, "*") || isUnique("*", operation);
}

function has({ types }: Service, resourceType: string, operation: string): boolean {
  return [...types.values()].some(({ name, operations }) => matchesPart(resourceType.toLowerCase(), name.toLowerCase())
    && operations.some((one) => matchesPart(operation.toLowerCase(), one.toLowerCase())));
}
