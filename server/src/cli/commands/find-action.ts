import { casesOf, dependenciesOf } from "../../core/catalog/dependencies.js";
import type { Action, Permission, Source } from "../../core/catalog/model.js";
import { labelsOf } from "../../core/catalog/labels.js";
import { apisOf } from "../../core/catalog/apis.js";
import type { Bilingual } from "../../core/text/message.js";
import type { Context } from "./command.js";
import { visible } from "../terminal/width.js";

/** All that is known of one action, for a terminal. */
export function actionText(action: Action, context: Context): string {
  const { style, say, language } = context;
  const labels = labelsOf(action, language);
  const needs = dependenciesOf(action);
  const hasNeeds = needs.required.length + needs.conditional.length + needs.newer.length > 0;
  const current = context.catalog().currentNames(action.name);
  const parts = [
    style.bold(action.name) + (labels.length === 1 ? `  ${visible(labels[0]!)}` : ""),
    current.length > 0 ? say(renamed, { names: { en: current.join(", "), zh: current.join("、") } }) : "",
    action.status === "dependency-only" ? say(dependencyOnly) : section(say(apiTitle), apisOf(action, language).map(({ operation, label }) =>
      visible(labels.length > 1 && label !== "" ? `${operation}  ${label}` : operation))),
    action.status === "dependency-only" || hasNeeds ? "" : say(needs.isStated ? needsNothing : needsUnknown),
    section(say(requiredTitle), needs.required),
    section(say(sometimesTitle), sometimes(action, context)),
    section(say(newerTitle), needs.newer.map(({ action: name, source }) => say(newerEntry, { name, date: source.date }))),
    projects(action, context),
    sources(action, context),
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines.map((line) => `  ${line}`)].join("\n");
}

function sometimes(action: Action, { say, language }: Context): string[] {
  return dependenciesOf(action).conditional.map((need) => {
    const { action: name, apis } = need;
    const only = [...apis.map(({ method, path }) => `${method} ${path}`), ...casesOf(need, language)];
    return only.length === 0 ? name : visible(say(onlyFor, { name, only: { en: only.join(", "), zh: only.join("、") } }));
  });
}

function projects({ permissions }: Action, { say }: Context): string {
  const facts: readonly [Bilingual, (row: Permission) => boolean | undefined][] = [
    [iamProject, (row) => row.iamProject],
    [enterpriseProject, (row) => row.enterpriseProject],
    [instanceLevel, (row) => row.instanceLevel],
    [tagLevel, (row) => row.tagLevel],
  ];
  const lines = facts.flatMap(([name, of]) => {
    const known = new Set(permissions.map(of).filter((value) => value !== undefined));
    return known.size === 0 ? [] : [say(fact, { name, answer: known.size > 1 ? mixed : known.has(true) ? yes : no })];
  });
  return lines.join(say(semicolon));
}

function sources({ permissions }: Action, { say, style }: Context): string {
  const pages = new Map<string, Source>(permissions.map(({ source }) => [source.id, source]));
  const names = [...pages.values()].map(({ title, date }) => say(sourceEntry, { title, date }));
  return names.length === 0 ? "" : style.dim(visible(say(sourceLine, { sources: names.join(say(semicolon)) })));
}

const dependencyOnly = { en: "Known only because other actions depend on it: no table row of its own has been read.", zh: "仅作为其他授权项的依赖出现，未收录其自身的授权表。" };
const renamed = { en: "Newer tables call it {names}; both names are valid.", zh: "较新的授权表中称为 {names}，两个名称均有效。" };
const needsNothing = { en: "Needs no other action.", zh: "不依赖其他授权项。" };
const needsUnknown = { en: "Its tables do not say what else it needs.", zh: "授权表未说明其依赖的授权项。" };
const apiTitle = { en: "API:", zh: "API：" };
const requiredTitle = { en: "Also needs:", zh: "依赖的授权项：" };
const sometimesTitle = { en: "Sometimes also needs:", zh: "某些情况下还依赖：" };
const newerTitle = { en: "Listed by a newer page only:", zh: "仅见于较新文档：" };
const newerEntry = { en: "{name} ({date})", zh: "{name}（{date}）" };
const onlyFor = { en: "{name} (only for {only})", zh: "{name}（仅用于 {only}）" };
const iamProject = { en: "IAM project", zh: "IAM 项目" };
const enterpriseProject = { en: "enterprise project", zh: "企业项目" };
const instanceLevel = { en: "per instance", zh: "实例授权" };
const tagLevel = { en: "by tag", zh: "标签授权" };
const fact = { en: "{name}: {answer}", zh: "{name}：{answer}" };
const semicolon = { en: "; ", zh: "；" };
const yes = { en: "yes", zh: "支持" };
const no = { en: "no", zh: "不支持" };
const mixed = { en: "depends on the API", zh: "视 API 而定" };
const sourceLine = { en: "Source: {sources}", zh: "来源：{sources}" };
const sourceEntry = { en: "“{title}”, {date}", zh: "《{title}》{date}" };
