import { compareNames } from "../../text/order.js";
import type { Catalog } from "../catalog.js";
import { type ActionPattern, matchesPart } from "../pattern.js";
import { type Correction, correctionsOf } from "./corrections.js";
import { slipRank } from "./slip.js";
import { isService, type Vocabulary, vocabularyOf } from "./vocabulary.js";

/**
 * The documented actions, or of a wildcard the wildcards that match some, that an unknown name is a slip of: the most
 * likely one first, at most three. Each part may have one slip, two parts at most. A word that exists is no slip of
 * another one, so that no permission is taken for another. The index is built once for each catalog, answers are kept.
 */
export function slipsOf(pattern: ActionPattern, catalog: Catalog): readonly string[] {
  if (!pattern.parts) return [];
  const index = indexes.get(catalog) ?? createSlipIndex(catalog);
  indexes.set(catalog, index);
  return index.find(pattern.text);
}

const indexes = new WeakMap<Catalog, SlipIndex>();

interface SlipIndex {
  find(written: string): readonly string[];
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
  /** How many actions have this operation; of two equal candidates the more usual one is more likely. */
  readonly uses: number;
}

/** Enough for any policy, and little enough for a server that runs for weeks. */
const mostAnswers = 5000;

function createSlipIndex(catalog: Catalog): SlipIndex {
  const services = servicesOf(catalog);
  const vocabulary = vocabularyOf(catalog);
  const uses = new Map<string, number>();
  for (const { operation } of catalog.actions) uses.set(operation, (uses.get(operation) ?? 0) + 1);
  const answers = new Map<string, readonly string[]>();
  return {
    find(written) {
      const known = answers.get(written);
      if (known) return known;
      if (answers.size === mostAnswers) answers.clear();
      const all = candidates(written, services, vocabulary).map((one) => ({ ...one, uses: uses.get(one.operation) ?? 0 }));
      const answer = best(all);
      answers.set(written, answer);
      return answer;
    },
  };
}

function best(all: readonly Candidate[]): readonly string[] {
  const sorted = [...all].sort((a, b) => a.rank - b.rank || b.uses - a.uses || compareNames(a.name, b.name));
  return [...new Set(sorted.map(({ name }) => name))].slice(0, 3);
}

function servicesOf(catalog: Catalog): ReadonlyMap<string, Service> {
  const services = new Map<string, { name: string; types: Map<string, { name: string; operations: string[] }> }>();
  for (const { service, resourceType, operation, status } of catalog.actions) {
    if (status !== "documented") continue;
    const own = services.get(service.toLowerCase()) ?? { name: service, types: new Map() };
    services.set(service.toLowerCase(), own);
    const type = own.types.get(resourceType.toLowerCase()) ?? { name: resourceType, operations: [] };
    own.types.set(resourceType.toLowerCase(), type);
    type.operations.push(operation);
  }
  return services;
}

type Found = Omit<Candidate, "uses"> & { readonly operation: string };

function candidates(written: string, services: ReadonlyMap<string, Service>, vocabulary: Vocabulary): Found[] {
  const [service = "", resourceType = "", operation = ""] = written.split(":");
  const own = services.get(service.toLowerCase());
  const inService = own ? inOneService(own, resourceType, operation, vocabulary) : [];
  return inService.length > 0 ? inService : inOtherServices([service, resourceType, operation], services);
}

/** What is meant if the service is right. */
function inOneService({ name: service, types }: Service, resourceType: string, operation: string, vocabulary: Vocabulary): Found[] {
  const isKnownType = types.has(resourceType.toLowerCase());
  const typeNames = [...types.values()].map(({ name }) => name);
  const byType = correctionsOf(resourceType, typeNames, vocabulary)
    // A known type is another one only where the two are one noun in singular and plural.
    .filter(({ rank }) => !isKnownType || rank <= 1);
  return byType.flatMap((type) => {
    const corrected = correctionsOf(operation, operationsOf(type, types), vocabulary);
    return corrected.flatMap((one): Found[] => {
      const rank = type.rank + one.rank;
      return rank === 0 ? [] : [{ name: `${service}:${type.text}:${one.text}`, operation: one.text, rank: type.rank > 0 && one.rank > 0 ? rank + twoSlips : rank }];
    });
  });
}

/** Two slips in one name are less likely than any single one. */
const twoSlips = 10;

function operationsOf({ text }: Correction, types: ReadonlyMap<string, ResourceType>): readonly string[] {
  const known = types.get(text.toLowerCase());
  if (known) return known.operations;
  return [...new Set([...types.values()].filter(({ name }) => matchesPart(text.toLowerCase(), name.toLowerCase())).flatMap(({ operations }) => operations))];
}

/** What is meant if only the service is wrong. A service that exists is another service, unless it has no such type. */
function inOtherServices([written, resourceType, operation]: readonly [string, string, string], services: ReadonlyMap<string, Service>): Found[] {
  if (written.includes("*") || isService(written.toLowerCase()) || services.has(written.toLowerCase())) return [];
  const found = [...services].flatMap(([key, { name, types }]): Found[] => {
    const rank = slipRank(written, key);
    if (rank === undefined) return [];
    const isThere = [...types.values()].some((type) => matchesPart(resourceType.toLowerCase(), type.name.toLowerCase())
      && type.operations.some((one) => matchesPart(operation.toLowerCase(), one.toLowerCase())));
    return isThere ? [{ name: `${name}:${resourceType}:${operation}`, operation, rank: rank + 1 }] : [];
  });
  // A short name of a service that we do not know is one letter away from several; with nothing else to go by, only one counts.
  return resourceType === "*" && operation === "*" && found.length > 1 ? [] : found;
}
