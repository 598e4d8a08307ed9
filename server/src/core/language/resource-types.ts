import file from "../../../catalog/language/resource-types.json";

const byService = new Map(file.services.map(({ prefix, types, inSamplesOnly }) => [prefix, [...types, ...inSamplesOnly]]));

/** The resource types that pages name for a service; empty where none is known. The lists grow over time. */
export function resourceTypesOf(service: string): readonly string[] {
  return byService.get(service.toLowerCase()) ?? [];
}

/** The services whose resources pages tell apart: only their actions can be granted on some of them. */
export const servicesWithResources: readonly string[] = file.services.map(({ prefix }) => prefix);
