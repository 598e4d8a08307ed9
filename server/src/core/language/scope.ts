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

/** The scope of a service by the prefix of its actions; `undefined` if it is unknown. */
export function scopeOfService(service: string): ServiceScope | undefined {
  return scopes.get(service.toLowerCase());
}
