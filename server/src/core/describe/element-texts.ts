import { kinds, type PolicyKind } from "../language/policy-languages.js";
import type { Bilingual } from "../text/message.js";

/**
 * The purpose of the elements of a policy and of a statement. Sources: API reference and error table for 1.1 and roles,
 * the grammar page of identity policies for 5.0. A name that a language does not have has no text for it.
 */
interface ElementText {
  readonly level: "policy" | "statement";
  readonly name: string;
  /** All kinds if absent. */
  readonly kinds?: readonly PolicyKind[];
  readonly text: Bilingual;
}

const ofVersion11: readonly PolicyKind[] = ["custom-policy", "role"];
const ofVersion5 = (Object.keys(kinds) as PolicyKind[]).filter((kind) => kinds[kind].language === "5.0");
const withPrincipals = ofVersion5.filter((kind) => kinds[kind].principals !== "none");

const elements: readonly ElementText[] = [
  {
    level: "policy", name: "Version", kinds: ["custom-policy", "agency-policy"],
    text: { en: "the version of the policy language, always `\"1.1\"` in a custom policy (IAM.1024).", zh: "策略语言的版本，自定义策略固定为 `\"1.1\"`（IAM.1024）。" },
  },
  { level: "policy", name: "Version", kinds: ["role"], text: { en: "the version of the policy language, `\"1.0\"` in a role.", zh: "策略语言的版本，角色为 `\"1.0\"`。" } },
  { level: "policy", name: "Version", kinds: ofVersion5, text: { en: "the version of the policy language, always `\"5.0\"` in this kind of policy.", zh: "策略语言的版本，此类策略固定为 `\"5.0\"`。" } },
  {
    level: "policy", name: "Statement",
    text: { en: "the statements that allow and deny actions. A Deny takes precedence over every Allow, in any order.", zh: "允许与拒绝的各条语句。Deny 始终优先于 Allow，与先后顺序无关。" },
  },
  {
    level: "policy", name: "Depends", kinds: ["role"],
    text: { en: "the roles that this one depends on. Without them, granted in the same project, it has no effect.", zh: "所依赖的角色。未在同一项目中同时授予这些角色时，本角色不生效。" },
  },
  {
    level: "statement", name: "Effect",
    text: { en: "`\"Allow\"` or `\"Deny\"`. A Deny takes precedence over every Allow, including those of other policies.", zh: "取 `\"Allow\"`（允许）或 `\"Deny\"`（拒绝）。Deny 优先于所有 Allow，包括其他策略中的 Allow。" },
  },
  {
    level: "statement", name: "Action", kinds: ofVersion11,
    text: { en: "the actions that the statement applies to, each `service:resourceType:operation`. `*` matches any text within one of the three parts.", zh: "语句涉及的授权项，格式为 `service:resourceType:operation`。`*` 在三段之一中代表任意文本。" },
  },
  {
    level: "statement", name: "Action", kinds: ["agency-policy"],
    text: { en: "for agencies it contains only one action, `iam:agencies:assume`: switching to an agency (IAM.1038).", zh: "用于委托时只能含一个授权项 `iam:agencies:assume`，即切换委托（IAM.1038）。" },
  },
  {
    level: "statement", name: "Action", kinds: ofVersion5,
    text: { en: "the actions that the statement applies to, each `service:resourceType:operation`. In version 5.0 the middle part may be empty, and `\"*\"` means all actions.", zh: "语句涉及的授权项，格式为 `service:resourceType:operation`。5.0 版中间一段可以为空，`\"*\"` 代表全部授权项。" },
  },
  {
    level: "statement", name: "NotAction", kinds: ["custom-policy", "agency-policy", "role"],
    text: { en: "all actions except these. The service's error table lists it, but no guide for version 1.1 does; it must not be combined with `Action` (IAM.1031).", zh: "所列授权项以外的全部授权项。服务的错误码提及此元素，1.1 版的指南未作说明；不能与 `Action` 同时使用（IAM.1031）。" },
  },
  { level: "statement", name: "NotAction", kinds: ofVersion5, text: { en: "all actions except these.", zh: "所列授权项以外的全部授权项。" } },
  {
    level: "statement", name: "Resource", kinds: ofVersion11,
    text: { en: "the resources that the statement applies to, each `service:region:account:type:path`. Without it, the statement applies to all resources.", zh: "授权项作用的资源，格式为 `service:region:account:type:path`。省略时为所有资源。" },
  },
  {
    level: "statement", name: "Resource", kinds: ["agency-policy"],
    text: { en: "the agencies that the user may switch to: `{\"uri\": [\"/iam/agencies/<agency id>\"]}`.", zh: "允许用户切换的委托，写作 `{\"uri\": [\"/iam/agencies/<agency id>\"]}`。" },
  },
  {
    level: "statement", name: "Resource", kinds: ofVersion5,
    text: { en: "the resources that the statement applies to, each `service:region:account-id:type:path`. `\"*\"` means all resources.", zh: "授权项作用的资源，格式为 `service:region:account-id:type:path`。`\"*\"` 代表所有资源。" },
  },
  { level: "statement", name: "NotResource", kinds: ofVersion5, text: { en: "all resources except these.", zh: "所列资源以外的全部资源。" } },
  {
    level: "statement", name: "Condition",
    text: { en: "when the statement applies. All operators and keys must match; one of the values of a key is enough, and with a negated operator none may match.", zh: "语句生效的条件。所有运算符与条件键须同时成立；同一条件键的多个值满足其一即可，否定类运算符则须全部不符。" },
  },
  { level: "statement", name: "Sid", kinds: ofVersion5, text: { en: "a name for the statement.", zh: "语句的标识。" } },
  {
    level: "statement", name: "Principal", kinds: withPrincipals,
    text: { en: "the identities that the statement applies to: accounts and their users under `IAM`, cloud services under `Service`, identity providers under `Identity_provider`.", zh: "语句针对的身份：`IAM` 下为账号及其用户，`Service` 下为云服务，`Identity_provider` 下为身份提供商。" },
  },
  { level: "statement", name: "NotPrincipal", kinds: withPrincipals, text: { en: "all identities except these.", zh: "所列身份以外的全部身份。" } },
];

/**
 * The purpose of an element in a kind of policy, in words that complete «<element>: ...»; `undefined` if the language
 * does not have it.
 */
export function elementText(level: "policy" | "statement", name: string, kind: PolicyKind): Bilingual | undefined {
  return elements.find(
    (one) => one.level === level && one.name === name && (one.kinds === undefined || one.kinds.includes(kind)),
  )?.text;
}

/** The purpose of each kind of policy. */
export const kindTexts: Readonly<Record<PolicyKind, Bilingual>> = {
  "custom-policy": { en: "a custom policy, written by an account.", zh: "自定义策略，由账号自行编写。" },
  "agency-policy": { en: "a custom policy that lets users switch to agencies.", zh: "允许用户切换委托的自定义策略。" },
  role: { en: "a role. Only the system defines roles; their contents are not checked here.", zh: "角色。角色只能由系统定义，此处不检查其内容。" },
  "identity-policy": { en: "an identity policy. Version 5.0 has its own action names.", zh: "身份策略。5.0 版有自己的授权项名称。" },
  "trust-policy": { en: "a trust policy: who may act as an agency. Version 5.0 has its own action names.", zh: "信任策略，规定谁可以使用委托。5.0 版有自己的授权项名称。" },
  "service-control-policy": { en: "a service control policy (SCP): the limit of what the accounts of an organization can allow. It grants nothing itself.", zh: "服务控制策略（SCP），限定组织内账号可授予的权限上限，本身不授予权限。" },
  "session-policy": { en: "a session policy: the limit of what temporary credentials can do. It grants nothing itself.", zh: "会话策略，限定临时安全凭证的权限上限，本身不授予权限。" },
  "permission-set-policy": { en: "the custom policy of a permission set in IAM Identity Center.", zh: "IAM 身份中心权限集的自定义身份策略。" },
  "share-permission": { en: "a permission of RAM: what others may do with a shared resource. Its elements are not published and not checked.", zh: "RAM 权限，规定被共享方可对共享资源执行的操作。其元素未公布，此处不作检查。" },
  "resource-policy": { en: "a policy with principals, as for a resource such as a VPC endpoint. Only its syntax and actions are checked.", zh: "带有 Principal 的策略，例如终端节点策略。此处仅检查语法和授权项。" },
};

export const effectTexts: Readonly<Record<"Allow" | "Deny", Bilingual>> = {
  Allow: { en: "allows the actions of this statement, unless a Deny of this or another policy covers them.", zh: "允许本语句的授权项，除非本策略或其他策略中有 Deny 针对它们。" },
  Deny: { en: "denies the actions of this statement, even if other statements or policies allow them. A policy with only Deny statements grants nothing.", zh: "拒绝本语句的授权项，无论其他语句或策略是否允许。仅含 Deny 的策略不授予任何权限。" },
};

/** Keys inside `Principal`, `Resource` and `Depends`. */
export const innerTexts: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  Principal: {
    IAM: { en: "accounts, or users and agencies of accounts.", zh: "账号，或账号下的用户、委托。" },
    Service: { en: "cloud services, such as `service.APIG`.", zh: "云服务，例如 `service.APIG`。" },
    Identity_provider: { en: "identity providers (SAML or OIDC) whose users may assume the agency.", zh: "身份提供商（SAML 或 OIDC），其用户可以使用该委托。" },
  },
  Resource: { uri: { en: "URIs of agencies, each `/iam/agencies/<agency id>`.", zh: "委托的 URI，格式为 `/iam/agencies/<agency id>`。" } },
  Depends: {
    catalog: { en: "the service of the required role, such as `BASE` or `VPC`.", zh: "所依赖角色所属的服务，例如 `BASE`、`VPC`。" },
    display_name: { en: "the name of the required role.", zh: "所依赖角色的名称。" },
  },
};

/** The fields around the policy in the body of the role API. `code`: a request with this field is rejected. */
export const bodyTexts: Readonly<Record<string, { readonly text: Bilingual; readonly code?: string }>> = {
  display_name: { text: { en: "the name of the custom policy.", zh: "自定义策略的名称。" } },
  type: { text: { en: "where the policy takes effect: `\"AX\"` for global services, `\"XA\"` for services in the projects of regions (IAM.1009).", zh: "策略的作用范围：`\"AX\"` 为全局级服务，`\"XA\"` 为项目级服务（IAM.1009）。" } },
  description: { text: { en: "the author's description of the policy.", zh: "策略的描述。" } },
  description_cn: { text: { en: "the same in Chinese.", zh: "策略的中文描述。" } },
  policy: { text: { en: "the policy itself.", zh: "策略内容。" } },
  name: { text: { en: "the internal name; the service sets it.", zh: "内部名称，由服务设置。" }, code: "IAM.1008" },
  catalog: { text: { en: "the service that a role is listed under; the service sets it.", zh: "所属的服务目录，由服务设置。" }, code: "IAM.1006" },
  flag: { text: { en: "distinguishes policies from roles; the service sets it.", zh: "用于区分策略与角色，由服务设置。" }, code: "IAM.1007" },
};
