import { kinds } from "../language/policy-languages.js";
import { scopeOfService } from "../language/scope.js";
import type { PolicyDocument } from "../policy/model.js";
import { enumerate } from "../text/enumerate.js";
import type { ExportNote } from "./note.js";

/** The types of a custom policy: for global services, or for projects of regions. There is no third type. */
export const roleTypes = ["AX", "XA"] as const;

export type RoleType = (typeof roleTypes)[number];

/**
 * The type that follows from the services of a policy. `isDecided` is false if the policy alone does not decide and the
 * user should be asked.
 */
export interface TypeAdvice {
  readonly type: RoleType;
  readonly isDecided: boolean;
  readonly reason: ExportNote;
}

/**
 * The type of a policy by the scopes of its services. Agency policies are AX in every published sample; policies for
 * OBS must be created with both types (API reference).
 */
export function roleType(policy: PolicyDocument): TypeAdvice {
  if (kinds[policy.kind].actions === "agency")
    return { type: "AX", isDecided: true, reason: { text: agency, args: {} } };
  const services = [
    ...new Set(policy.statements.flatMap(({ actions }) => actions.flatMap(({ pattern }) => pattern.parts?.[0] ?? []))),
  ];
  const of = (scope: string | undefined) => services.filter((service) => scopeOfService(service)?.scope === scope);
  const [global, project, unknown] = [of("global"), of("project"), of(undefined)];
  const args = {
    global: enumerate(global, shown),
    project: enumerate(project, shown),
    unknown: enumerate(unknown, shown),
  };
  if (global.length > 0 && project.length > 0) return { type: "XA", isDecided: false, reason: { text: mixed, args } };
  if (global.length === 0 && project.length === 0)
    return { type: "XA", isDecided: false, reason: { text: unknown.length > 0 ? notKnown : noService, args } };
  const type = global.length > 0 ? "AX" : "XA";
  if (unknown.length > 0)
    return {
      type,
      isDecided: true,
      reason: { text: type === "AX" ? globalBesideUnknown : projectBesideUnknown, args },
    };
  if (global.join() === "obs") return { type, isDecided: true, reason: { text: obs, args } };
  return { type, isDecided: true, reason: { text: type === "AX" ? allGlobal : allProject, args } };
}

const shown = 3;

const agency = { en: "Type AX, as in all policies for agencies.", zh: "类型为 AX：委托策略均为此类型。" };
const allGlobal = { en: "Type AX, for global services: {global}.", zh: "类型为 AX（全局级服务）：{global}。" };
const allProject = {
  en: "Type XA, for project-level services: {project}.",
  zh: "类型为 XA（项目级服务）：{project}。",
};
const obs = {
  en: "Type AX. Policies for OBS work only if they are created a second time with type XA.",
  zh: "类型为 AX。OBS 的策略须再以类型 XA 创建一次才能生效。",
};
const globalBesideUnknown = {
  en: "Type AX, for global services: {global}. Whether {unknown} is global is not known.",
  zh: "类型为 AX（全局级服务）：{global}。{unknown} 是否为全局级服务未知。",
};
const projectBesideUnknown = {
  en: "Type XA, for project-level services: {project}. Whether {unknown} is project-level is not known.",
  zh: "类型为 XA（项目级服务）：{project}。{unknown} 是否为项目级服务未知。",
};
const mixed = {
  en: "Global services ({global}) and project-level ones ({project}) cannot be in one policy: IAM requires two, of types AX and XA.",
  zh: "全局级服务（{global}）与项目级服务（{project}）不能放在同一条策略中：IAM 要求分为 AX、XA 两条。",
};
const notKnown = {
  en: "Whether {unknown} is global or project-level is not known. Most services are project-level (XA).",
  zh: "{unknown} 属于全局级还是项目级未知。多数服务为项目级（XA）。",
};
const noService = {
  en: "The type does not follow from the services of the policy. Most services are project-level (XA).",
  zh: "策略没有写明可据以判断的服务。多数服务为项目级（XA）。",
};
