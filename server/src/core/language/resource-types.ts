import file from "../../../catalog/language/resource-types.json";

const byService = new Map(
  file.services.map(({ prefix, types, inSamplesOnly }) => [prefix, [...types, ...inSamplesOnly]]),
);

/** The documented resource types of a service; empty if none is known. The lists grow over time. */
export function resourceTypesOf(service: string): readonly string[] {
  return byService.get(service.toLowerCase()) ?? [];
}

/** The services with documented resource types: only their actions can be granted for some resources. */
export const servicesWithResources: readonly string[] = file.services.map(({ prefix }) => prefix);
