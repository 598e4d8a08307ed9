import { matchesPart } from "../../catalog/pattern.js";
import type { Statement } from "../../policy/model.js";
import { parseResource } from "../../policy/forms/resource.js";
import { enumerate } from "../../text/enumerate.js";
import { defineRule } from "../../rule/rule.js";

export const resourceServiceMismatch = defineRule<undefined>({
  id: "resource-service-mismatch",
  category: "scope",
  // The description of Resource implies that the services must agree, but no page says it for actions.
  severity: "warning",
  summary: {
    en: "The resource belongs to a service that no action in this statement uses.",
    zh: "资源所属的服务与语句中所有授权项的服务都不一致。",
  },

  *checkStatement(statement) {
    if (statement.resource?.form !== "list") return;
    const services = servicesOf(statement);
    for (const { value, content } of services.length > 0 ? statement.resource.entries : []) {
      const service = parseResource(value)?.service.toLowerCase();
      if (service === undefined || services.some((one) => matchesPart(one, service) || matchesPart(service, one)))
        continue;
      yield {
        range: content,
        message,
        args: { service, services: enumerate(services, 3) },
        data: undefined,
        facts: { service, services },
      };
    }
  },
});

/** Empty if one of the actions is invalid, because the resource may belong to it. */
function servicesOf({ actions }: Statement): readonly string[] {
  const services = actions.map(({ pattern }) => pattern.parts?.[0]);
  return services.every((service) => service !== undefined) ? [...new Set(services)] : [];
}

const message = {
  en: "The resource belongs to '{service}', but the actions of this statement to {services}: together they have no effect.",
  zh: "该资源属于“{service}”，而本语句的授权项属于 {services}，两者不一致，不会生效。",
};
