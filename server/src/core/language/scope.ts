import file from "../../../catalog/language/service-scope.json";

/** Whether a service belongs to the whole account or to a project of a region. This decides between AX and XA. */
export interface ServiceScope {
  readonly scope: "global" | "project";
  /** Whether a page states it explicitly. */
  readonly isCertain: boolean;
}

const scopes = new Map(
  file.services.map(({ prefix, scope, isCertain }) => [prefix, { scope, isCertain } as ServiceScope]),
);

/** The policies that IAM needs apart: for projects of regions, for global services, and for OBS (types AX and XA). */
export type PolicyScope = "project" | "global" | "obs";

/** The scope of the policy that a service belongs in. An unknown service counts as a project-level one. */
export function policyScopeOf(service: string): PolicyScope {
  if (scopeOfService(service)?.scope !== "global") return "project";
  return service.toLowerCase() === "obs" ? "obs" : "global";
}

/** The scope of a service by the prefix of its actions; `undefined` if it is unknown. */
export function scopeOfService(service: string): ServiceScope | undefined {
  return scopes.get(service.toLowerCase());
}
