import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import packed from "compact-catalog";
import type { Catalog } from "../../core/catalog/catalog.js";
import type { PackedCatalog } from "../../core/catalog/load/file.js";
import { openPacked } from "../../core/catalog/load/compact.js";
import { type Edition, loadCatalog, type Overlay } from "../../core/catalog/load/load.js";
import { readOverlay } from "../../core/catalog/load/overlay.js";
import { errorReason } from "../../core/text/error.js";
import type { Options } from "../arguments/options.js";
import { UsageProblem } from "../arguments/usage.js";

/** The embedded catalog as the content of its files. */
export function packedCatalog(): PackedCatalog {
  return openPacked(packed);
}

/** The catalog selected by the options. An invalid overlay ends the command, because the user requested it. */
export function openCatalog(options: Options, cwd: string): Catalog {
  const overlay = options.value("overlay");
  const edition = options.value("edition") as Edition | undefined;
  return loadCatalog(packedCatalog(), edition, overlay === undefined ? undefined : overlayIn(overlay, cwd));
}

/** The overlay in a file. Throws a `UsageProblem` if it is not one. */
export function overlayIn(path: string, cwd: string): Overlay {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(resolve(cwd, path), "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    throw new UsageProblem(unreadable, { path, reason: errorReason(error) });
  }
  const overlay = readOverlay(json);
  if (!overlay) throw new UsageProblem(notACatalog, { path });
  return overlay;
}

const unreadable = { en: "The overlay {path} cannot be read: {reason}", zh: "无法读取目录补充文件 {path}：{reason}" };
const notACatalog = {
  en: "The overlay {path} is not a catalog file: \"services\" is missing or invalid. 'huawei-iam catalog import' creates one.",
  zh: "{path} 不是目录补充文件：“services”缺失或格式有误。可用 huawei-iam catalog import 生成。",
};
