import { matchesPart } from "../../catalog/pattern.js";
import { serviceOfKey } from "../../language/condition-keys.js";
import { enumerate } from "../../text/enumerate.js";
import { defineRule } from "../../rule/rule.js";

export const conditionKeyService = defineRule<undefined>({
  id: "condition-key-service",
  category: "condition",
  severity: "warning",
  summary: {
    en: "The condition key belongs to a service that no action in this statement uses.",
    zh: "条件键所属的服务与语句中所有授权项的服务都不一致。",
  },

  *checkStatement({ actions, conditions }) {
    const services = actions.map(({ pattern }) => pattern.parts?.[0]);
    if (services.length === 0 || services.includes(undefined)) return;
    const known = [...new Set(services as string[])];
    for (const { key } of conditions) {
      const service = serviceOfKey(key.value);
      if (service === undefined || known.some((one) => matchesPart(one, service))) continue;
      yield {
        range: key.range,
        message,
        args: { key: key.value, service, services: enumerate(known, 3) },
        data: undefined,
        facts: { key: key.value, services: known },
      };
    }
  },
});

const message = {
  en: "\"{key}\" works for actions of '{service}' only; this statement has actions of {services}.",
  zh: "“{key}”只对“{service}”的授权项有效，而本语句的授权项属于 {services}。",
};
