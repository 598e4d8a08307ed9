import { parseResource } from "../../policy/forms/resource.js";

/** What limits a statement to some requests. */
export interface StatementLimit {
  /** Equal limits have equal keys. */
  readonly key: string;
  /** The resources as patterns, each once; `undefined` means all. */
  readonly resources: ResourceLimit | undefined;
  /** All of them must be true. Sorted. */
  readonly clauses: readonly Clause[];
}

export interface ResourceLimit {
  readonly patterns: readonly string[];
  /** The parts of each pattern. */
  readonly parts: readonly LimitResource[];
  /** Whether the statement applies to all resources except these (`NotResource`). */
  readonly isNot: boolean;
}

/** One operator with one key, or an element such as `Principal` that is compared as a whole. */
export interface Clause {
  readonly key: string;
  /** In the spelling of the policy. */
  readonly name: string;
  readonly operator: string;
  /** Sorted, each once. */
  readonly values: readonly string[];
}

/** The five parts of a resource, or the whole text as one part. A `*` does not cross the colons of a resource. */
export type LimitResource = readonly string[];

/** Splits a resource into its parts. Any text is accepted. The letter case of its service and type does not matter. */
export function resourceParts(text: string): LimitResource {
  const parts = parseResource(text);
  return parts
    ? [parts.service.toLowerCase(), parts.region, parts.account, parts.type.toLowerCase(), parts.path]
    : [text];
}

/** Whether a statement with this limit applies to every request. */
export function isUnlimited({ resources, clauses }: StatementLimit): boolean {
  return resources === undefined && clauses.length === 0;
}

/** The limit of a statement for all resources without a condition. */
export const unlimited: StatementLimit = makeLimit(undefined, []);

/** Sorts the parts, so that limits with the same meaning have the same key. */
export function makeLimit(
  resources: Pick<ResourceLimit, "patterns" | "isNot"> | undefined,
  clauses: readonly Clause[],
): StatementLimit {
  const byMeaning = new Map(resources?.patterns.map((pattern) => [resourceParts(pattern).join(":"), pattern]));
  const meanings = resources && [...byMeaning.keys()].sort();
  const sorted = [...new Map(clauses.map((clause) => [clause.key, clause])).values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  return {
    key: JSON.stringify([meanings ?? "*", resources?.isNot ?? false, sorted.map(({ key }) => key)]),
    resources: meanings && {
      patterns: meanings.map((meaning) => byMeaning.get(meaning)!),
      parts: meanings.map(resourceParts),
      isNot: resources.isNot,
    },
    clauses: sorted,
  };
}

/** A clause of a condition. The letter case of the key does not matter. */
export function makeClause(operator: string, name: string, values: readonly string[]): Clause {
  const sorted = [...new Set(values)].sort();
  return { key: JSON.stringify([operator, name.toLowerCase(), sorted]), name, operator, values: sorted };
}
