import type { Catalog } from "../../core/catalog/catalog.js";
import { openPacked } from "../../core/catalog/load/compact.js";
import { loadCatalog, type Overlay } from "../../core/catalog/load/load.js";
import { readOverlay } from "../../core/catalog/load/overlay.js";
import { errorReason } from "../../core/text/error.js";
import type { Bilingual, MessageArgs } from "../../core/text/message.js";
import type { CatalogChoice } from "./settings.js";

/**
 * Returns the catalog for a choice. A relative overlay path is resolved from the workspace (a URI). If the overlay is
 * invalid, only its own facts are missing: see `problem`.
 */
export type CatalogProvider = (
  choice: CatalogChoice,
  workspace: string | undefined,
) => { readonly catalog: Catalog; readonly problem?: { readonly text: Bilingual; readonly args: MessageArgs } };

/**
 * Returns the text of an overlay; throws with the reason if it cannot be read. A relative path is resolved from the
 * workspace (a URI).
 */
export type ReadOverlay = (path: string, workspace: string | undefined) => string;

/**
 * Creates catalogs from the packed text, one per edition. The overlay is read again whenever settings arrive. Without
 * `read` there are no files, as in a browser, and overlays are not used.
 */
export function catalogs(text: string, read?: ReadOverlay): CatalogProvider {
  const packed = openPacked(text);
  const known = new Map<string, Catalog>();
  const published = (edition: CatalogChoice["edition"]): Catalog => {
    const catalog = known.get(edition) ?? loadCatalog(packed, edition);
    known.set(edition, catalog);
    return catalog;
  };
  return ({ edition, overlay }, workspace) => {
    if (overlay === undefined) return { catalog: published(edition) };
    if (!read) return { catalog: published(edition), problem: { text: withoutFiles, args: { overlay } } };
    try {
      return { catalog: loadCatalog(packed, edition, toOverlay(read(overlay, workspace))) };
    } catch (error) {
      return {
        catalog: published(edition),
        problem: { text: unusable, args: { overlay, reason: errorReason(error) } },
      };
    }
  };
}

function toOverlay(text: string): Overlay {
  const overlay = readOverlay(JSON.parse(text.replace(/^\ufeff/, "")));
  if (!overlay) throw new Error("\"services\" is missing or wrong");
  return overlay;
}

const unusable: Bilingual = {
  en: "The catalog overlay {overlay} is not used: {reason}",
  zh: "未使用目录补充文件 {overlay}：{reason}",
};

const withoutFiles: Bilingual = {
  en: "The catalog overlay {overlay} is not used: in a browser there is no file to read it from.",
  zh: "未使用目录补充文件 {overlay}：浏览器中无法读取该文件。",
};
