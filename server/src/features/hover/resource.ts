import { kinds } from "../../core/language/policy-languages.js";
import type { Catalog } from "../../core/catalog/catalog.js";
import { type Block, codeList, type Inline, list, paragraph } from "../../core/outline/outline.js";
import { resourceTypesOf } from "../../core/language/resource-types.js";
import type { ElementPlace } from "../../core/policy/locate.js";
import type { PolicyDocument } from "../../core/policy/model.js";
import { isEveryResource, parseResource, type ResourceParts } from "../../core/policy/forms/resource.js";
import type { StringNode } from "../../core/policy/syntax.js";
import type { Bilingual, Language } from "../../core/text/message.js";
import { describeLevel } from "../../core/describe/action/level.js";
import { voice } from "../../core/describe/voice.js";
import type { HoverSubject } from "./subject.js";

/** An entry of `Resource`: its parts, and whether the statement's actions can be granted for it. */
export function resourceSubject(
  { policy, statement }: ElementPlace,
  node: StringNode,
  catalog: Catalog,
): HoverSubject | undefined {
  const describe = description(policy, node.value);
  if (!describe) return undefined;
  const hasLevels = kinds[policy.kind].actions === "tables" && statement !== undefined && !isEveryResource(node.value);
  return {
    range: node.content,
    describe: (language) => [
      ...describe(language),
      ...(hasLevels ? describeLevel(statement, "instanceLevel", catalog, language) : []),
    ],
  };
}

function description(
  { kind, language: version }: PolicyDocument,
  written: string,
): ((language: Language) => Block[]) | undefined {
  const agency = /^\/iam\/agencies\/([^/\s]+)$/.exec(written.trim())?.[1];
  if (kinds[kind].actions === "agency")
    return agency === undefined
      ? undefined
      : (language) => [
          paragraph(voice(language)(agency === "*" ? texts.everyAgency : texts.agency, { id: [{ code: agency }] })),
        ];
  if (isEveryResource(written)) return (language) => [paragraph(voice(language)(texts.everything))];
  const parts = parseResource(written);
  if (!parts) return undefined;
  const isUrn = version === "5.0";
  return (language) => [
    paragraph(voice(language)(texts.title, { what: sentence(parts, language) })),
    list(rows(parts, isUrn, language).map((text) => ({ text }))),
  ];
}

/** «`object` of `obs` whose name or ID begins with `my-bucket/`, in the region `cn-north-4`». */
function sentence({ service, type, path, region }: ResourceParts, language: Language): Inline {
  const say = voice(language);
  const what = say(type === "*" ? texts.anyType : texts.ofType, {
    service: [{ code: service }],
    type: [{ code: type }],
  });
  const named =
    path === "*"
      ? what
      : say(pathText(path), { what, path: [{ code: path.replace(/^\*|\*$/g, "") }], pattern: [{ code: path }] });
  return region === "*" || region === "" ? named : say(texts.inRegion, { what: named, region: [{ code: region }] });
}

function pathText(path: string): Bilingual {
  if (!path.includes("*")) return texts.named;
  if (/^[^*]+\*$/.test(path)) return texts.beginning;
  return /^\*[^*]+$/.test(path) ? texts.ending : texts.like;
}

/** The five parts, one per line. */
function rows({ service, region, account, type, path }: ResourceParts, isUrn: boolean, language: Language): Inline[] {
  const say = voice(language);
  const row = (template: Bilingual, value: string, about: Inline = []) =>
    say(template, { value: [{ code: value }], about });
  const any = (value: string) => (value === "*" ? say(texts.all) : []);
  const types = resourceTypesOf(service);
  // Resource types are known for version 1.1 only.
  const known =
    isUrn || service === "*"
      ? []
      : types.length > 0
        ? say(texts.types, { types: codeList(types, language) })
        : say(texts.noTypes);
  return [
    row(texts.service, service),
    region === "" ? say(texts.noRegion) : row(texts.region, region, any(region)),
    account === "" ? say(texts.noAccount) : row(texts.account, account, any(account)),
    row(texts.type, type, [...any(type), ...known]),
    row(texts.path, path, any(path)),
  ];
}

const texts = {
  title: { en: "**Only for** {what}.", zh: "**仅限** {what}。" },
  everything: { en: "**All resources** of the actions in this statement.", zh: "本语句授权项的**所有资源**。" },
  agency: { en: "The agency with the ID {id}.", zh: "ID 为 {id} 的委托。" },
  everyAgency: { en: "**All agencies**.", zh: "**所有委托**。" },
  ofType: { en: "{type} of {service}", zh: "{service} 的 {type}" },
  anyType: { en: "resources of {service}", zh: "{service} 的资源" },
  named: { en: "{what} with the name or ID {path}", zh: "{what}，名称或 ID 为 {path}" },
  beginning: { en: "{what} whose name or ID begins with {path}", zh: "{what}，名称或 ID 以 {path} 开头" },
  ending: { en: "{what} whose name or ID ends with {path}", zh: "{what}，名称或 ID 以 {path} 结尾" },
  like: { en: "{what} whose name or ID matches {pattern}", zh: "{what}，名称或 ID 匹配 {pattern}" },
  inRegion: { en: "{what}, in the region {region}", zh: "{what}，区域为 {region}" },
  service: { en: "{value} service", zh: "{value} 服务" },
  region: { en: "{value} region{about}", zh: "{value} 区域{about}" },
  account: { en: "{value} account ID{about}", zh: "{value} 账号 ID{about}" },
  type: { en: "{value} resource type{about}", zh: "{value} 资源类型{about}" },
  path: { en: "{value} name or ID of the resource{about}", zh: "{value} 资源的名称或 ID{about}" },
  all: { en: ": all", zh: "：全部" },
  noRegion: { en: "no region, as for a global service", zh: "无区域，用于全局级服务" },
  noAccount: { en: "no account ID", zh: "无账号 ID" },
  noTypes: { en: " (the published list names no types of this service; it grows over time)", zh: "（公布的列表未列出该服务的类型；列表会陆续增补）" },
  types: { en: " (named by pages for this service: {types})", zh: "（文档中该服务的类型：{types}）" },
} as const satisfies Record<string, Bilingual>;
