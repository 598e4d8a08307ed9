import type { Catalog } from "../../catalog/catalog.js";
import { identityActionsMatching } from "../../catalog/identity.js";
import type { ActionResource } from "../../catalog/schema.js";
import { matchesPart } from "../../catalog/pattern.js";
import { isEveryResource, parseResource, type ResourceParts } from "../../policy/forms/resource.js";
import type { Statement } from "../../policy/model.js";
import { enumerate } from "../../text/enumerate.js";
import { defineRule } from "../../rule/rule.js";
import { pushAll } from "../../text/push-all.js";

export const unusableResource = defineRule<undefined>({
  id: "unusable-resource",
  category: "scope",
  severity: "warning",
  appliesTo: ["identity-policy", "permission-set-policy", "service-control-policy", "session-policy"],
  summary: {
    en: "No action of a statement can be limited to a resource of this type (version 5.0).",
    zh: "语句中没有授权项支持按该类型的资源授权（5.0 版）。",
  },

  *checkStatement(statement, { catalog: { identity } }) {
    if (statement.resource?.form !== "list" || !identity) return;
    const known = resourcesOf(statement, identity);
    if (!known) return;
    const templates = known.flatMap(({ urn }) => parseResource(urn) ?? []);
    for (const { value, content } of statement.resource.entries) {
      const own = parseResource(value);
      // Another rule reports a resource that is not a URN.
      if (isEveryResource(value) || !own || !isWellFormed(own) || templates.some((template) => isOfType(own, template)))
        continue;
      const types = [...new Set(templates.map(({ service, type }) => `${service}:${type}`))];
      yield {
        range: content,
        message: types.length > 0 ? message : none,
        args: { type: `${own.service}:${own.type}`, types: enumerate(types, shownTypes) },
        data: undefined,
        facts: { type: `${own.service}:${own.type}`, types },
      };
    }
  },
});

/** If there are more types, they are counted. */
const shownTypes = 5;

/** The resources of all actions of a statement; `undefined` if those of one of them are not known completely. */
function resourcesOf({ actions }: Statement, identity: Catalog): readonly ActionResource[] | undefined {
  const found: ActionResource[] = [];
  for (const { pattern } of actions) {
    const service = pattern.parts?.[0];
    if (service === undefined || (pattern.isWildcard && identity.coverage(service) !== "all-named")) return undefined;
    const matched = pattern.isWildcard
      ? identityActionsMatching(identity, pattern.text)
      : [identity.action(pattern.text)];
    for (const action of matched) {
      if (!action?.schema?.resources) return undefined;
      pushAll(found, action.schema.resources);
    }
  }
  return actions.length > 0 ? found : undefined;
}

function isWellFormed({ service, type }: ResourceParts): boolean {
  return /^[\w.*-]+$/.test(service) && /^[\w*-]+$/.test(type);
}

function isOfType(own: ResourceParts, template: ResourceParts): boolean {
  return (["service", "type"] as const).every((part) =>
    matchesPart(own[part].toLowerCase(), template[part].toLowerCase()),
  );
}

const message = {
  en: "No action of this statement has resources of the type '{type}'; they have {types}. With this resource alone they are not granted.",
  zh: "本语句的授权项都没有“{type}”类型的资源，其资源类型为 {types}；仅有此资源时不会生效。",
};
const none = {
  en: 'No action of this statement can be limited to resources, so \'{type}\' has no effect: "Resource" must be "*".',
  zh: "本语句的授权项都不支持按资源授权，“{type}”不会生效：“Resource”须为“*”。",
};
