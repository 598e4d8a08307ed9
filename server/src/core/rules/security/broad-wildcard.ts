import { defineRule } from "../../rule/rule.js";

export const broadWildcard = defineRule<undefined>({
  id: "broad-wildcard",
  category: "security",
  severity: "information",
  appliesTo: ["custom-policy", "identity-policy", "permission-set-policy"],
  summary: {
    en: "A statement allows everything, or everything in a service of identities, keys or billing, for all resources and without a condition.",
    zh: "语句在不限资源和条件的情况下允许全部授权项，或身份、密钥、费用类服务的全部授权项。",
  },

  checkAction({ statement, entry: { pattern, range } }, { policy: { language, container } }) {
    if (pattern.parts?.[2] !== "*") return undefined;
    // Without its place, a policy of version 5.0 may be one that only limits others, where this is normal.
    if (language === "5.0" && container.expected?.isOnly !== true) return undefined;
    if (statement.effect?.value !== "Allow" || !statement.isUnrestricted) return undefined;
    const [service, resourceType, operation] = pattern.parts;
    if (resourceType !== "*" || operation !== "*" || !(service === "*" || controlling.has(service))) return undefined;
    return {
      range,
      message: service === "*" ? everything : wholeService,
      args: { pattern: pattern.text, service },
      data: undefined,
      facts: { action: pattern.text },
    };
  },
});

/**
 * Services that control identities, keys or billing: all actions of one of them give access to everything else, or to
 * unlimited costs.
 */
const controlling: ReadonlySet<string> = new Set([
  "iam",
  "sts",
  "organizations",
  "identitycenter",
  "kms",
  "csms",
  "bss",
  "billing",
]);

const everything = {
  en: "'{pattern}' allows every action of every service, in future too, for all resources.",
  zh: "“{pattern}”允许所有服务的全部授权项（含今后新增的），且不限资源。",
};
const wholeService = {
  en: "'{pattern}' allows every action of '{service}', in future too, for all resources.",
  zh: "“{pattern}”允许“{service}”的全部授权项（含今后新增的），且不限资源。",
};
