import { matchesPart, parseActionPattern } from "../../catalog/pattern.js";
import type { Catalog } from "../../catalog/catalog.js";
import { nearest } from "../../text/near.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { otherActionFix } from "../../fix/other-action-fix.js";
import { defineRule } from "../../rule/rule.js";

interface Idle extends ListedAction {
  readonly near: string | undefined;
}

export const wildcardMatchesNothing = defineRule<Idle>({
  id: "wildcard-matches-nothing",
  category: "action",
  severity: "warning",
  code: "IAM.1036",
  summary: {
    en: "A wildcard matches no documented action of a service that is known completely.",
    zh: "通配写法未匹配到任何授权项，且该服务的授权表收录完整。",
  },

  checkAction(listed, { catalog }) {
    const { pattern, range } = listed.entry;
    const service = pattern.parts?.[0];
    if (!pattern.isWildcard || service === undefined || catalog.coverage(service) !== "complete") return undefined;
    if (catalog.matching(pattern).length > 0 || catalog.isPublished(pattern)) return undefined;
    const near = nearPattern(pattern.text, catalog);
    return {
      range,
      message: near === undefined ? nothing : misspelled,
      args: { pattern: pattern.text, near: near ?? "" },
      data: { ...listed, near },
      facts: { action: pattern.text, near: near === undefined ? [] : [near] },
    };
  },

  *fix({ data }) {
    if (data.near !== undefined) yield otherActionFix(data, data.near);
  },
});

/** The same wildcard with the resource type of the service that is spelled most like it, if that matches anything. */
function nearPattern(written: string, catalog: Catalog): string | undefined {
  const [service = "", resourceType = "", operation = ""] = written.split(":");
  const candidates = catalog.matching(parseActionPattern(`${service}:*:*`)).filter((action) => matchesPart(operation.toLowerCase(), action.operation.toLowerCase()));
  const [near] = nearest(resourceType, candidates.map((action) => action.resourceType), 1, Math.max(1, Math.floor(resourceType.length / 4)));
  return near === undefined ? undefined : `${service}:${near}:${operation}`;
}

const nothing = {
  en: "'{pattern}' matches no documented action, so it grants nothing; IAM may refuse it as unregistered (IAM.1036).",
  zh: "“{pattern}”未匹配到任何授权项，不会产生授权效果，IAM 也可能按未注册拒绝（IAM.1036）。",
};
const misspelled = {
  en: "'{pattern}' matches no documented action. Did you mean '{near}'? IAM may refuse it as unregistered (IAM.1036).",
  zh: "“{pattern}”未匹配到任何授权项，是否应为“{near}”？IAM 可能按未注册拒绝（IAM.1036）。",
};
