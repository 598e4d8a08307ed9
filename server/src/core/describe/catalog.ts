import type { Catalog, Coverage } from "../catalog/catalog.js";
import { editionName } from "./edition.js";
import { outlineToMarkdown } from "../outline/markdown.js";
import { type Block, list, paragraph } from "../outline/outline.js";
import { counted, nouns } from "../text/counted.js";
import { grouped } from "../text/grouped.js";
import { type Bilingual, formatBoth, type Language } from "../text/message.js";
import { compareNames } from "../text/order.js";
import { voice } from "./voice.js";

/** The content, age and reliability of the catalog, as Markdown. `today` is a day, `YYYY-MM-DD`. */
export function catalogInformation(catalog: Catalog, language: Language, today: string): string {
  const say = voice(language);
  const services = servicesOf(catalog);
  const { edition, newest, hasOverlay } = catalog.release;
  const total = {
    edition: editionName(edition),
    id: [{ code: edition }],
    actions: grouped(sum(services)),
    services: services.length,
  };
  const listOf = (coverage: Coverage): Block[] => {
    const covered = services.filter((one) => one.coverage === coverage);
    return covered.length === 0
      ? []
      : [
          { kind: "heading", level: 2, text: say(titles[coverage], { count: covered.length }) },
          paragraph(say(meanings[coverage])),
          list(
            covered.map(({ name, actions, newest: date }) => ({
              text: say(texts.service, { name: [{ code: name }], actions: counted(actions, nouns.action), date }),
            })),
          ),
        ];
  };
  const outline = outlineToMarkdown([
    { kind: "heading", level: 1, text: say(texts.title) },
    paragraph(say(texts.summary, total)),
    ...(newest === undefined ? [] : [paragraph(say(texts.age, { date: newest, age: ageOf(newest, today) }))]),
    ...(hasOverlay ? [paragraph(say(texts.overlay))] : []),
    { kind: "heading", level: 2, text: say(texts.reportTitle) },
    paragraph(say(texts.report)),
    paragraph(say(texts.untilThen)),
    ...listOf("all-named"),
    ...listOf("some-named"),
  ]);
  return `${outline}\n`;
}

interface ServiceFacts {
  readonly name: string;
  readonly coverage: Coverage;
  readonly actions: number;
  /** The day of its newest page. */
  readonly newest: string;
}

/** The services with a documented action, ordered by name. */
function servicesOf(catalog: Catalog): ServiceFacts[] {
  const days = new Map<string, string[]>();
  for (const { service, permissions, status } of catalog.actions) {
    if (status !== "documented") continue;
    const newest = permissions.map(({ source }) => source.date).sort().at(-1) ?? "";
    const known = days.get(service);
    if (known) known.push(newest);
    else days.set(service, [newest]);
  }
  return [...days].sort(([a], [b]) => compareNames(a, b)).map(([name, dates]) =>
    ({ name, coverage: catalog.coverage(name), actions: dates.length, newest: dates.sort().at(-1)! }));
}

function sum(services: readonly ServiceFacts[]): number {
  return services.reduce((total, { actions }) => total + actions, 0);
}

/** The time since a day, in years and months. */
function ageOf(day: string, today: string): Bilingual {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [thisYear = 0, thisMonth = 0, thisDate = 0] = today.split("-").map(Number);
  const months = Math.max(0, (thisYear - year) * 12 + thisMonth - month - (thisDate < date ? 1 : 0));
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (months === 0) return texts.fresh;
  if (years === 0) return counted(rest, nouns.month);
  if (rest === 0) return counted(years, nouns.year);
  const args = { years: counted(years, nouns.year), months: counted(rest, nouns.month) };
  return formatBoth(texts.yearsAndMonths, args);
}

const titles: Readonly<Record<Coverage, Bilingual>> = {
  "all-named": { en: "Every action that the pages name is in a table ({count})", zh: "页面提及的授权项均已列入授权表的服务（{count}）" },
  "some-named": { en: "Some actions are in no table ({count})", zh: "部分授权项未列入授权表的服务（{count}）" },
};
const meanings: Readonly<Record<Coverage, Bilingual>> = {
  "all-named": { en: "Actions missing from these tables are reported as information. They may be newer than the page, whose date is given.", zh: "授权项若未列入这些服务的授权表，会给出提示信息；它可能晚于所收录的页面，页面日期见各行。" },
  "some-named": { en: "An unknown action of these services is reported only if it is a misspelling of a documented one.", zh: "这些服务的未知授权项仅在疑似拼写错误时报告。" },
};
const texts = {
  title: { en: "Action catalog", zh: "授权项数据" },
  summary: { en: "{actions} actions of {services} services, from the published tables of {edition} ({id}).", zh: "收录{edition}（{id}）官方授权表中 {services} 个服务的 {actions} 个授权项。" },
  age: { en: "The newest page is dated {date}, {age} ago. Later publications are not included.", zh: "所读页面最新为 {date}（距今 {age}），此后发布的内容未收录。" },
  yearsAndMonths: { en: "{years} {months}", zh: "{years}零 {months}" },
  fresh: { en: "less than a month", zh: "不足一个月" },
  overlay: { en: "Your own tables are included, see `huaweiIam.catalog.overlay`.", zh: "另叠加了自有授权表，见 `huaweiIam.catalog.overlay`。" },
  reportTitle: { en: "Something is missing or wrong", zh: "内容缺失或有误" },
  report: {
    en: "Report it to the issue tracker of this extension (see its page in the Extensions view): the action, the error, and the published page that contradicts it, with URL and date.",
    zh: "请在本扩展的问题反馈处（见“扩展”视图中的扩展页面）报告：写明授权项、错误内容，以及与之不符的官方页面地址和日期。",
  },
  untilThen: { en: "Until then, `huawei-iam catalog import` converts a saved page to a catalog file, and `huaweiIam.catalog.overlay` adds it.", zh: "在此之前，可用 `huawei-iam catalog import` 将保存的页面导入为自有目录，再通过 `huaweiIam.catalog.overlay` 叠加使用。" },
  service: { en: "{name}: {actions}, {date}", zh: "{name}：{actions}，{date}" },
} as const;
