import type { ActionsFile, ErrataFile, RowRecord, SourceRecord } from "../../core/catalog/load/file.js";
import type { Edition, Overlay } from "../../core/catalog/load/load.js";
import { toCatalogFiles, type ServiceFiles } from "../../importer/catalog/catalog-files.js";
import { describeChanges } from "../../importer/output/changes.js";
import type { OverridesFile } from "../../importer/cells/corrections.js";
import { importPages } from "../../importer/import.js";
import type { SavedPages } from "./pages.js";

/** The result of an import of the user's own pages. */
export interface ImportedOverlay {
  readonly overlay: Overlay;
  readonly pages: number;
  readonly rows: number;
  readonly actions: number;
  /** Pages without rows, with the importer's reason. */
  readonly silent: readonly { readonly page: string; readonly reason: string }[];
}

/**
 * Converts saved pages to an overlay for one edition. Throws an `ImportProblem` for text that it does not understand.
 */
export function importOverlay(
  { pages, isWanted }: SavedPages,
  edition: Edition,
  errata: ErrataFile,
  overrides: OverridesFile,
): ImportedOverlay {
  const wanted = pages.filter(isWanted);
  const { rows, report } = importPages(wanted, { overrides });
  const { services } = toCatalogFiles(rows, errata, new Set());
  const files = services.map((service) => withLabels(service, edition));
  return {
    overlay: { services: files },
    pages: wanted.length,
    rows: rows.length,
    actions: files.reduce((sum, { actions }) => sum + Object.keys(actions).length, 0),
    silent: report
      .filter((page) => page.rows === 0)
      .map(({ page, tables }) => ({
        page: page.file,
        reason: tables.filter((one) => typeof one === "string").join("; "),
      })),
  };
}

/** A change log section for the overlay: what it adds to the edition, and what it changes. */
export function overlayChanges(
  published: readonly ActionsFile[],
  services: readonly ActionsFile[],
  edition: string,
): string {
  const names = new Set(services.flatMap(({ actions }) => Object.keys(actions)));
  const before = published.map((file): ActionsFile => ({
    ...file,
    actions: Object.fromEntries(Object.entries(file.actions).filter(([name]) => names.has(name)).map(([name, rows]) =>
      [name, rows.filter(({ source }) => file.sources[source]?.edition === edition)])),
  }));
  return describeChanges(before, services);
}

/** In an overlay, labels are part of their rows, and every source belongs to the requested edition. */
function withLabels({ actions: file, zh, en }: ServiceFiles, edition: Edition): ActionsFile {
  const sources = Object.entries(file.sources).map(([id, source]): [string, SourceRecord] => [
    id,
    { ...source, edition },
  ]);
  const actions = Object.entries(file.actions).map(([name, rows]): [string, RowRecord[]] => [
    name,
    rows.map((row, index) => {
      const label = zh[name]?.[index] ?? en[name]?.[index];
      return label === undefined || label === null ? row : { label, ...row };
    }),
  ]);
  return { ...file, sources: Object.fromEntries(sources), actions: Object.fromEntries(actions) };
}
