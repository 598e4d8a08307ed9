import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalog } from "../core/catalog/catalog.js";
import type { PackedCatalog } from "../core/catalog/file.js";
import { loadCatalog, type Overlay } from "../core/catalog/load.js";
import { readOverlay } from "../core/catalog/overlay.js";
import type { Bilingual, MessageArgs } from "../core/text/message.js";
import type { CatalogueChoice } from "./settings.js";

/** The catalogue for a choice; a relative overlay path counts from the workspace (a URI). An overlay that cannot be used costs the user its facts, not the others: see `problem`. */
export type CatalogProvider = (choice: CatalogueChoice, workspace: string | undefined) => { readonly catalog: Catalog; readonly problem?: { readonly text: Bilingual; readonly args: MessageArgs } };

/** Catalogues out of the packed text, each edition made once. The overlay is read anew whenever settings arrive. */
export function catalogues(text: string): CatalogProvider {
  const packed = JSON.parse(text) as PackedCatalog;
  const known = new Map<string, Catalog>();
  const published = (edition: CatalogueChoice["edition"]): Catalog => {
    const catalog = known.get(edition) ?? loadCatalog(packed, edition);
    known.set(edition, catalog);
    return catalog;
  };
  return ({ edition, overlay }, workspace) => {
    if (overlay === undefined) return { catalog: published(edition) };
    try {
      return { catalog: loadCatalog(packed, edition, overlayIn(overlay, workspace)) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { catalog: published(edition), problem: { text: unusable, args: { overlay, reason } } };
    }
  };
}

function overlayIn(path: string, workspace: string | undefined): Overlay {
  const folder = workspace?.startsWith("file:") ? fileURLToPath(workspace) : ".";
  const overlay = readOverlay(JSON.parse(readFileSync(resolve(folder, path), "utf8").replace(/^\ufeff/, "")));
  if (!overlay) throw new Error("\"services\" is missing or wrong");
  return overlay;
}

const unusable: Bilingual = {
  en: "The catalogue overlay {overlay} is not used: {reason}",
  zh: "未使用目录补充文件 {overlay}：{reason}",
};
