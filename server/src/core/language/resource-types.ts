import file from "../../../catalog/language/resource-types.json";

const byService = new Map(file.services.map(({ prefix, types, inSamplesOnly }) => [prefix, [...types, ...inSamplesOnly]]));

/** The resource types that pages name for a service; empty where none is known. The lists grow over time. */
export function resourceTypesOf(service: string): readonly string[] {
  return byService.get(service.toLowerCase()) ?? [];
}
