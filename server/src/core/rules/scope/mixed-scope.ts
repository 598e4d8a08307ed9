import { type ServiceScope, scopeOfService } from "../../language/scope.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import type { Statement } from "../../policy/model.js";
import { perStatement } from "../../policy/reparse/per-statement.js";
import { defineRule } from "../../rule/rule.js";

interface Scoped extends ServiceScope {
  readonly listed: ListedAction;
  readonly service: string;
}

export const mixedScope = defineRule<undefined>({
  id: "mixed-scope",
  category: "scope",
  // Both IAM pages forbid it, but a published sample mixes OBS with project-level services, so it is not an error.
  severity: "warning",
  summary: {
    en: "A policy mixes actions of global services with actions of project-level services.",
    zh: "同一策略混用了全局级服务与项目级服务的授权项。",
  },

  *check({ policy: { statements, container: { roleType } } }) {
    const scoped = scopedActions(statements);
    const others = roleType ? scoped.filter((one) => isOfOtherType(one, roleType)) : [];
    for (const { listed, service, scope } of others)
      yield {
        range: listed.entry.range,
        message: otherType[scope],
        args: { service, type: roleType! },
        data: undefined,
        facts: { service, type: roleType! },
      };
    if (others.length > 0) return;
    const first = scoped[0];
    const other = scoped.find(({ scope }) => scope !== first?.scope);
    if (!first || !other) return;
    const [global, project] = first.scope === "global" ? [first, other] : [other, first];
    const isAboutObs = scoped.every(({ scope, service }) => scope === "project" || service === "obs");
    // A warning needs a service on each side whose scope both pages and all lists agree on; otherwise it is a remark.
    const isCertain = (["global", "project"] as const).every((scope) =>
      scoped.some((one) => one.scope === scope && one.isCertain),
    );
    yield {
      range: other.listed.entry.range,
      message: isAboutObs ? withObs : message,
      args: { global: global.service, project: project.service },
      ...(isAboutObs || !isCertain ? { severity: "information" as const } : {}),
      data: undefined,
      facts: { global: global.service, project: project.service },
      related: [{ range: first.listed.entry.range, message: here[first.scope], args: { service: first.service } }],
    };
  },
});

/** Whether roles of a type cannot have the actions of a service. OBS needs one role of each type. */
function isOfOtherType({ scope, isCertain, service }: Scoped, roleType: "AX" | "XA"): boolean {
  return isCertain && service !== "obs" && scope !== (roleType === "AX" ? "global" : "project");
}

/** The first action of each service with a known scope. A wildcard in the service has no scope. */
function scopedActions(statements: readonly Statement[]): Scoped[] {
  const seen = new Set<string>();
  return statements.flatMap((statement) =>
    firstOfServices(statement).flatMap(({ service, index }) => {
      const scope = seen.has(service) ? undefined : scopeOfService(service);
      if (!scope) return [];
      seen.add(service);
      return [{ ...scope, listed: { statement, entry: statement.actions[index]! }, service }];
    }),
  );
}

/** The index of the first action of each service. */
const firstOfServices = perStatement((statement) => {
  const first = new Map<string, number>();
  let last: string | undefined;
  statement.actions.forEach(({ pattern: { parts } }, index) => {
    const service = parts?.[0];
    // The actions of a service are usually listed together.
    if (service === undefined || service === last) return;
    last = service;
    if (!first.has(service)) first.set(service, index);
  });
  return [...first].map(([service, index]) => ({ service, index }));
});

const message = {
  en: "'{global}' is a global service and '{project}' a project-level one; IAM requires two policies for them (types AX and XA).",
  zh: "“{global}”是全局级服务，“{project}”是项目级服务；IAM 要求分成两条策略（类型 AX 与 XA）。",
};
const withObs = {
  en: "'obs' is a global service, '{project}' is not. Create policies for OBS twice (AX and XA), without actions of other services.",
  zh: "“obs”是全局级服务，“{project}”不是。OBS 的策略须按 AX、XA 各建一条，且不含其他服务。",
};
const otherType = {
  global: {
    en: "'{service}' is a global service, but the type of this role is {type}, for project-level services only. Its actions need a role of type AX.",
    zh: "“{service}”是全局级服务，但该角色的类型为 {type}，仅适用于项目级服务；其授权项须写入类型为 AX 的策略。",
  },
  project: {
    en: "'{service}' is a project-level service, but the type of this role is {type}, for global services only. Its actions need a role of type XA.",
    zh: "“{service}”是项目级服务，但该角色的类型为 {type}，仅适用于全局级服务；其授权项须写入类型为 XA 的策略。",
  },
} as const;
const here = {
  global: { en: "'{service}' is a global service.", zh: "“{service}”是全局级服务。" },
  project: { en: "'{service}' is a project-level service.", zh: "“{service}”是项目级服务。" },
} as const;
