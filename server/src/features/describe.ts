import type { Catalog } from "../core/catalog/catalog.js";
import { dependenciesOf } from "../core/catalog/dependencies.js";
import { labelsIn, labelsOf } from "../core/catalog/labels.js";
import type { Action, Permission, Source } from "../core/catalog/model.js";
import type { EffectivePermissions, Verdict } from "../core/analysis/permissions.js";
import { type Bilingual, format, type Language, type MessageArgs } from "../core/text/message.js";

/** An action as Markdown. With `permissions`, each dependency says how it stands in that policy. */
export function describeAction(action: Action, language: Language, permissions?: EffectivePermissions): string {
  const say = (text: Bilingual, args: MessageArgs = {}) => format(text, args, language);
  if (action.status === "dependency-only") return `\`${action.name}\`\n\n${say(dependencyOnly)}`;
  return [
    heading(action, language),
    action.permissions.length > 0 ? apis(action) : "",
    dependencies(action, say, permissions),
    projects(action, say),
    say(sourceLine, { sources: sources(action, say) }),
  ].filter((part) => part !== "").join("\n\n");
}

type Say = (text: Bilingual, args?: MessageArgs) => string;

/** The labels in the reader's language stand out; those in the other one follow, for whoever reads the other pages. */
function heading(action: Action, language: Language): string {
  const labels = labelsOf(action, language);
  const others = labelsIn(action, language === "en" ? "zh" : "en").filter((label) => !labels.includes(label));
  const line = [...labels.map((label) => `**${escapeMarkdown(label)}**`), ...others.map(escapeMarkdown)].join(" · ");
  return [line, `\`${action.name}\``].filter((part) => part !== "").join("\n\n");
}

function apis({ permissions }: Action): string {
  const lines = new Set(permissions.flatMap((row) => row.apis.map(({ method, path }) => `- \`${method} ${path}\``)));
  return [...lines].join("\n");
}

function dependencies(action: Action, say: Say, permissions: EffectivePermissions | undefined): string {
  const { isStated, required, conditional, newer } = dependenciesOf(action);
  const state = (name: string, texts = states) => (permissions ? ` — ${say(texts[permissions.verdict(name)])}` : "");
  const lines = [
    ...required.map((name) => `- \`${name}\`${state(name)}`),
    ...conditional.map(({ action: name, apis: operations, cases }) => {
      const only = [...operations.map(({ method, path }) => `\`${method} ${path}\``), ...cases.map(escapeMarkdown)];
      return `- \`${name}\`${state(name, optionalStates)}${say(onlyFor, { only: only.join(", ") })}`;
    }),
    ...newer.map(({ action: name, source }) => `- \`${name}\`${state(name, optionalStates)}${say(listedBy, { date: source.date })}`),
  ];
  if (!isStated) return say(needsUnknown);
  return lines.length === 0 ? say(needsNothing) : `${say(needs)}\n${lines.join("\n")}`;
}

function projects({ permissions }: Action, say: Say): string {
  const facts: [Bilingual, keyof Permission & ("iamProject" | "enterpriseProject" | "instanceLevel" | "tagLevel")][] = [
    [iamProject, "iamProject"], [enterpriseProject, "enterpriseProject"], [instanceLevel, "instanceLevel"], [tagLevel, "tagLevel"],
  ];
  return facts.flatMap(([name, key]) => {
    const answer = support(permissions.map((row) => row[key]));
    return answer ? [say(fact, { name, answer })] : [];
  }).join(" · ");
}

/** What the rows say together; nothing where no table has the column. */
function support(values: readonly (boolean | undefined)[]): Bilingual | undefined {
  const known = new Set(values.filter((value) => value !== undefined));
  if (known.size === 0) return undefined;
  return known.size > 1 ? mixed : known.has(true) ? yes : no;
}

function sources({ permissions }: Action, say: Say): string {
  const pages = new Map<string, Source>(permissions.map(({ source }) => [source.id, source]));
  return [...pages.values()].map(({ edition, title, date }) =>
    say(sourceOf, { edition: editions[edition] ?? { en: edition, zh: edition }, title: escapeMarkdown(title), date })).join(say(separator));
}

/** A wildcard as Markdown: how many known actions it stands for, and which. */
export function describeWildcard(text: string, matches: readonly Action[], catalog: Catalog, language: Language): string {
  const say = (template: Bilingual, args: MessageArgs = {}) => format(template, args, language);
  const count = matches.length;
  const title = say(count === 0 ? matchesNothing : count === 1 ? matchesOne : matchesMany, { pattern: text, count, all: catalog.actions.length });
  const shown = matches.slice(0, shownMatches).map((action) => `- \`${action.name}\`${labelsOf(action, language).slice(0, 1).map((label) => ` — ${escapeMarkdown(label)}`).join("")}`);
  const rest = count - shown.length;
  return [title, shown.join("\n"), rest > 0 ? say(andMore, { rest }) : ""].filter((part) => part !== "").join("\n\n");
}

/** A hover is read, not searched: more lines than this are no help. */
const shownMatches = 40;

/** Text of a page as Markdown that shows just this text. Only what has a meaning inside a line is escaped: some clients show the source. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~]/g, "\\$&");
}

const states: Record<Verdict, Bilingual> = {
  allowed: { en: "allowed here", zh: "本策略已允许" },
  denied: { en: "**denied here**", zh: "**本策略已拒绝**" },
  "not-granted": { en: "**missing here**", zh: "**本策略缺少**" },
};
/** What an action can do without is not missing. */
const optionalStates: Record<Verdict, Bilingual> = {
  ...states,
  "not-granted": { en: "not allowed here", zh: "本策略未允许" },
};
const editions: Record<string, Bilingual> = {
  huaweicloud: { en: "Huawei Cloud", zh: "华为云" },
  otc: { en: "Open Telekom Cloud", zh: "Open Telekom Cloud" },
};
const dependencyOnly = {
  en: "Known only because other actions depend on it: no table row of its own has been read.",
  zh: "仅作为其他授权项的依赖出现，未收录其自身的授权表。",
};
const needs = { en: "Depends on:", zh: "依赖的授权项：" };
const needsUnknown = { en: "Its table does not say what it depends on.", zh: "授权表未说明其依赖的授权项。" };
const needsNothing = { en: "Depends on no other action.", zh: "不依赖其他授权项。" };
const onlyFor = { en: " (only for {only})", zh: "（仅用于 {only}）" };
const listedBy = { en: " (listed by the page of {date} only)", zh: "（仅见于 {date} 版文档）" };
const iamProject = { en: "IAM project", zh: "IAM 项目" };
const enterpriseProject = { en: "Enterprise project", zh: "企业项目" };
const instanceLevel = { en: "Per instance", zh: "实例授权" };
const tagLevel = { en: "By tag", zh: "标签授权" };
const fact = { en: "{name}: {answer}", zh: "{name}：{answer}" };
const separator = { en: "; ", zh: "；" };
const yes = { en: "yes", zh: "支持" };
const no = { en: "no", zh: "不支持" };
const mixed = { en: "depends on the API", zh: "视 API 而定" };
const sourceLine = { en: "Source: {sources}", zh: "来源：{sources}" };
const sourceOf = { en: "{edition}, “{title}”, {date}", zh: "{edition}《{title}》{date}" };
const matchesNothing = { en: "`{pattern}` matches none of the {all} known actions.", zh: "`{pattern}` 未匹配到任何已知授权项（共 {all} 个）。" };
const matchesOne = { en: "`{pattern}` matches 1 known action:", zh: "`{pattern}` 匹配 1 个已知授权项：" };
const matchesMany = { en: "`{pattern}` matches {count} known actions:", zh: "`{pattern}` 匹配 {count} 个已知授权项：" };
const andMore = { en: "… and {rest} more.", zh: "……另有 {rest} 个。" };
