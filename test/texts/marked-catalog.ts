import packed from "packed-catalog";
import type { NeedRecord, PackedCatalog, PackedLabels, RowRecord } from "../../server/src/core/catalog/load/file.js";
import { type Edition, loadCatalog } from "../../server/src/core/catalog/load/load.js";

/**
 * The real catalog with brackets around the words of its pages: `⟦zh|关闭云服务器⟧`, or `⟦zh!|…⟧` for a label that is also
 * known in the other language. So the product's own texts can be distinguished from quotations.
 */
export function markedCatalog(edition: Edition) {
  return loadCatalog(markAll(JSON.parse(packed) as PackedCatalog), edition);
}

/** The text without quotations from the pages, complete or truncated. */
export const withoutQuotes = (text: string) => text.replace(/⟦[^⟧]*(?:⟧|…|$)/g, "");

/**
 * Quoted labels in the other language although one in this language exists; in a line, only those before the first own
 * label.
 */
export function foreignLabels(text: string, language: "en" | "zh", isOwnFirstEnough: boolean): string[] {
  return text.split("\n").flatMap((line) => {
    const labels = [...line.matchAll(/⟦(en|zh)(!?)\|[^⟧]*/g)];
    const own = isOwnFirstEnough ? labels.findIndex(([, one]) => one === language) : -1;
    return labels
      .slice(0, own < 0 ? undefined : own)
      .filter(([, one, isKnownInBoth]) => one !== language && isKnownInBoth)
      .map(([label]) => label);
  });
}

const languageOf = (text: string) => (/\p{Script=Han}/u.test(text) ? "zh" : "en");
const mark = (text: string, kind: string = languageOf(text)) => `⟦${kind}|${text}⟧`;

function markAll(catalog: PackedCatalog): PackedCatalog {
  const { labels } = catalog;
  return {
    ...catalog,
    services: catalog.services.map((file) => ({
      ...file,
      sources: Object.fromEntries(
        Object.entries(file.sources).map(([id, source]) => [id, { ...source, title: mark(source.title) }]),
      ),
      actions: Object.fromEntries(Object.entries(file.actions).map(([name, rows]) => [name, rows.map(markRow)])),
    })),
    ...(labels ? { labels: { zh: markLabels(labels, "zh", "en"), en: markLabels(labels, "en", "zh") } } : {}),
  };
}

function markRow({ dependsOn, with: together, ...row }: RowRecord): RowRecord {
  const markNeed = (need: NeedRecord): NeedRecord =>
    typeof need === "string" ? need : { ...need, when: mark(need.when) };
  return {
    ...row,
    dependsOn: dependsOn && dependsOn.map(markNeed),
    ...(together ? { with: together.map(markNeed) } : {}),
  };
}

function markLabels(labels: PackedLabels, language: "en" | "zh", other: "en" | "zh"): PackedLabels["zh"] {
  return Object.fromEntries(
    Object.entries(labels[language]).map(([service, file]) => [
      service,
      Object.fromEntries(
        Object.entries(file).map(([name, rows]) => [
          name,
          rows.map(
            (label, index) => label && mark(label, `${language}${labels[other][service]?.[name]?.[index] ? "!" : ""}`),
          ),
        ]),
      ),
    ]),
  );
}
