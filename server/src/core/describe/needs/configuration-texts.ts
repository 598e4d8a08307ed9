import type { BlockAnswer } from "../../needs/terraform/configuration-needs.js";
import type { Bilingual } from "../../text/message.js";

/** A type that is not answered completely. */
export const stateTexts: Readonly<Record<BlockAnswer["state"], Bilingual>> = {
  complete: { en: "{blocks}: all calls are known", zh: "{blocks}：全部调用已知" },
  partial: { en: "{blocks}: {known} of {all} calls are known; without an action:", zh: "{blocks}：{all} 个调用中 {known} 个已知，其余没有对应的授权项：" },
  unknown: { en: "{blocks}: 0 of {all} calls are known; without an action:", zh: "{blocks}：{all} 个调用均未知，没有对应的授权项：" },
  unlisted: { en: "{blocks}: the calls of this type are not known", zh: "{blocks}：该类型的调用未知" },
};

/** The texts about a configuration. */
export const configurationTexts = {
  summary: {
    en: "{shown}: {total} in {files}, all phases: {counts}. They need {actions}.",
    zh: "{shown}：{files}，{total}，包含全部阶段：{counts}；共需 {actions}。",
  },
  summaryOfPhase: {
    en: "{shown}: {total} in {files}, phase {phase}: {counts}. They need {actions}.",
    zh: "{shown}：{files}，{total}，仅 {phase} 阶段：{counts}；共需 {actions}。",
  },
  noBlocks: {
    en: "{shown}: no resource or data source of the provider huaweicloud in {files}.",
    zh: "{shown}：{files}，没有 huaweicloud 提供商的资源或数据源。",
  },
  total: {
    one: { en: "1 resource or data source", zh: "1 个资源或数据源" },
    many: { en: "{count} resources and data sources", zh: "{count} 个资源和数据源" },
  },
  complete: {
    one: { en: "1 complete", zh: "1 个完整" },
    many: { en: "{count} complete", zh: "{count} 个完整" },
  },
  partial: {
    one: { en: "1 partly known", zh: "1 个部分已知" },
    many: { en: "{count} partly known", zh: "{count} 个部分已知" },
  },
  unknown: {
    one: { en: "1 without known actions", zh: "1 个未知" },
    many: { en: "{count} without known actions", zh: "{count} 个未知" },
  },
  unlisted: {
    one: { en: "1 of an unknown type", zh: "1 个类型未知" },
    many: { en: "{count} of unknown types", zh: "{count} 个类型未知" },
  },
  actions: { en: "Actions", zh: "授权项" },
  because: { en: "{name} because of {reasons}", zh: "{name}：用于 {reasons}" },
  placed: { en: "{address} ({place})", zh: "{address}（{place}）" },
  more: { en: "{count} more", zh: "另外 {count} 个" },
  start: { en: "the start of the provider", zh: "提供商启动" },
  incomplete: { en: "Not answered completely: the policy does not cover these calls", zh: "不完整：策略未涵盖以下调用" },
  call: { en: "{call} ({service}): {answer}", zh: "{call}（{service}）：{answer}" },
  noAction: { en: "no published action", zh: "没有公开的授权项" },
  startNoAction: { en: "no published action, so the answer is not complete", zh: "没有公开的授权项，因此结果不完整" },
  oneOf: { en: "one of {names}, depending on the request; none was added", zh: "视请求内容需要以下之一，未添加：{names}" },
  unstated: { en: "; the phase is not stated", zh: "；所属阶段未注明" },
  furtherCalls: { en: "further calls that the provider's source does not annotate", zh: "提供商源码未注明的其他调用" },
  startUp: { en: "Start of the provider", zh: "提供商启动时的调用" },
  startUpCall: { en: "{call}, {why}: {answer}", zh: "{call}（{why}）：{answer}" },
  notCovered: { en: "Not covered", zh: "未涵盖的内容" },
  broken: { en: "{file} has syntax errors; blocks near them may be missing", zh: "{file} 有语法错误，错误附近的块可能未读取" },
  elsewhere: { en: "{module}: the source {source} is not a folder of this configuration and was not followed", zh: "{module}：来源 {source} 不是本配置中的文件夹，未读取" },
  absent: { en: "{module}: there are no Terraform files in {source}", zh: "{module}：{source} 中没有 Terraform 文件" },
  circle: { en: "{module}: the source {source} is the folder of a caller, which Terraform rejects", zh: "{module}：来源 {source} 是调用者所在的文件夹，Terraform 不允许循环调用" },
  removed: { en: "{module}: this block is not about a plain resource, so its calls are not known", zh: "{module}：该块的对象不是普通资源，其调用未知" },
  unknownSource: { en: "{module}: the source is missing or not a plain string", zh: "{module}：缺少来源，或来源不是普通字符串" },
  related: { en: "resources of related providers, whose calls are not known: {blocks}", zh: "同类云的提供商，其调用未知：{blocks}" },
  others: { en: "resources of other providers were ignored: {providers}", zh: "其他提供商的资源已忽略：{providers}" },
  other: { en: "{name} ({count})", zh: "{name}（{count}）" },
  backend: { en: "the backend {type}, which keeps the state", zh: "存放状态的后端 {type}" },
  source: { en: "Calls as annotated in the source of the provider {version}, {date}; actions as published in the tables.", zh: "调用取自提供商 {version} 版源码的注释（{date}），授权项取自公开的授权表。" },
} as const;
