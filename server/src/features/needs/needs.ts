import { createCallReader, longestDocument } from "../../core/calls/read-calls.js";
import { createCallCollector } from "../../core/catalog/lookup/distinct-calls.js";
import { describeCallNeeds } from "../../core/describe/needs/call-needs.js";
import { describeConfigurationNeeds } from "../../core/describe/needs/configuration-needs.js";
import { neededActions } from "../../core/needs/needed-actions.js";
import { configurationNeeds } from "../../core/needs/terraform/configuration-needs.js";
import type { Configuration } from "../../core/needs/terraform/configuration.js";
import type { TerraformPhase } from "../../core/needs/terraform/phases.js";
import { readProviderApis } from "../../core/needs/terraform/provider-apis.js";
import { plainWish, wantedPolicies, type WantedPolicies } from "../../core/needs/wanted-policies.js";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import type { Block } from "../../core/outline/outline.js";
import type { Bilingual, Language, MessageArgs } from "../../core/text/message.js";
import { sayIn } from "../../core/text/say.js";
import type { NeedsAnswer } from "../../protocol.js";
import type { Environment } from "../snapshot.js";

/** What a request is about. `shown` names it in texts. */
export interface NeedsSubject {
  readonly shown: string;
  readonly environment: Pick<Environment, "catalog" | "language">;
}

/** The policies for a Terraform configuration. `packedApis`: the text of `scripts/packed-terraform.mjs`. */
export function needsOfFolder(
  configuration: Configuration,
  packedApis: string | undefined,
  phase: TerraformPhase | undefined,
  { shown, environment: { catalog, language } }: NeedsSubject,
): NeedsAnswer {
  if (configuration.files.length === 0) return refused(noFiles, { shown }, language);
  if (packedApis === undefined) return refused(noApis, {}, language);
  const apis = readProviderApis(packedApis);
  const needs = configurationNeeds(configuration, { apis, catalog, phase });
  const actions = needs.actions.map(({ name }) => name);
  const wanted = wantedPolicies({ actions, dependencies: needs.dependencies }, plainWish);
  const result = { configuration, needs, wanted, phase, source: apis.source };
  return answer(wanted, shown, describeConfigurationNeeds(result, { shown, language, surface: "editor" }), language);
}

/** The policies for the calls of a text. */
export function needsOfLog(text: string, { shown, environment: { catalog, language } }: NeedsSubject): NeedsAnswer {
  const collector = createCallCollector(catalog);
  const reader = createCallReader((call) => collector.add(call));
  reader.push(text);
  if (reader.isTooLarge) return refused(tooLarge, { shown, limit: longestDocument / 1024 / 1024 }, language);
  const { isCut } = reader.end();
  if (collector.total === 0) return refused(noCalls, { shown }, language);
  const needs = neededActions(collector.calls, catalog);
  const wanted = wantedPolicies({ ...needs, actions: needs.actions.map(({ name }) => name) }, plainWish);
  return answer(
    wanted,
    shown,
    describeCallNeeds({ needs, isCut, wanted }, { shown, language, surface: "editor" }),
    language,
  );
}

function answer(
  { policies }: WantedPolicies,
  shown: string,
  outline: readonly Block[],
  language: Language,
): NeedsAnswer {
  const title: Block = { kind: "heading", level: 1, text: [sayIn(language)(heading, { shown })] };
  return {
    kind: "policies",
    policies: policies.map(({ scope, text }) => ({ scope, text: `${text}\n` })),
    markdown: `${outlineToMarkdown([title, ...outline])}\n`,
  };
}

function refused(template: Bilingual, args: MessageArgs, language: Language): NeedsAnswer {
  return { kind: "refused", message: sayIn(language)(template, args) };
}

const heading: Bilingual = { en: "Policy for {shown}", zh: "{shown} 所需的策略" };
const noFiles: Bilingual = {
  en: "{shown} has no Terraform files (.tf, .tofu, .tf.json, .tofu.json), or it is not in the workspace.",
  zh: "{shown} 中没有 Terraform 文件（.tf、.tofu、.tf.json、.tofu.json），或不在工作区中。",
};
const noApis: Bilingual = {
  en: "The list of the API calls of the Terraform provider cannot be read here. 'huawei-iam needs' on the command line has it.",
  zh: "此处无法读取 Terraform 提供商的 API 调用列表，可改用命令行 huawei-iam needs。",
};
const noCalls: Bilingual = {
  en: "{shown} contains no API call. Calls are read from HAR files, logs of Terraform, KooCLI and SDKs, access logs, curl commands and lists of METHOD and URL.",
  zh: "{shown}：未找到 API 调用。可读取 HAR 文件，Terraform、KooCLI、SDK 的日志，访问日志，curl 命令，以及“请求方法 URL”列表。",
};
const tooLarge: Bilingual = {
  en: "{shown} is a JSON document of more than {limit} Mi characters. Export fewer requests, or without the contents of the responses.",
  zh: "{shown}：JSON 文档超过 {limit} Mi 个字符，请减少导出的请求，或不导出响应内容。",
};
