import { realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ConfigFiles } from "../core/config/config-files.js";
import { isReadByName } from "../core/policy/file-names.js";
import type { Bilingual } from "../core/text/message.js";
import { readText } from "../disk/read.js";
import { walk } from "../disk/walk.js";
import { shortened } from "./budget.js";
import type { FileAccess } from "./file-access.js";
import { ToolProblem } from "./tool.js";

/** Access to the files in some existing folders of this machine, and to nothing else. */
export function folderFiles(folders: readonly string[]): FileAccess {
  const roots = folders.map((folder) => realpathSync(resolve(folder)));
  const isInside = (path: string) =>
    roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep));
  /** Symbolic links are resolved before the check, so that none leads out of the folders. */
  const inside = (name: string): string | undefined => {
    const candidates = isAbsolute(name) ? [name] : roots.map((root) => join(root, name));
    return candidates.map(realOf).find((path) => path !== undefined && isInside(path));
  };
  const existing = (name: string): string => {
    const path = name.includes("\0") ? undefined : inside(name);
    // Whether a file outside of the folders exists is not said.
    if (path === undefined) throw new ToolProblem(notInside, { name: shortened(name) });
    return path;
  };
  // The names of a single folder are relative to it; of several, they are absolute and so unique.
  const nameOf = (path: string) => (roots.length === 1 ? relative(roots[0]!, path).split(sep).join("/") : path);
  const textOf = (uri: string): string | undefined => {
    const path = realOf(fileURLToPath(uri));
    if (path === undefined || !isInside(path)) return undefined;
    const reading = readText({ path, isNamed: true });
    return reading.kind === "text" ? reading.text : undefined;
  };
  const configs = new ConfigFiles(textOf);
  return {
    *list(folder) {
      const starts = folder === undefined ? roots : [existing(folder)];
      for (const start of starts) {
        for (const path of walk(start, () => undefined)) if (isReadByName(path)) yield nameOf(path);
      }
    },
    read(name) {
      // Reading a pipe or a device may never end.
      if (!statSync(existing(name), { throwIfNoEntry: false })?.isFile())
        throw new ToolProblem(notAFile, { name: shortened(name) });
      const reading = readText({ path: existing(name), isNamed: true });
      if (reading.kind === "text") return reading.text;
      const { template, args } = reading.kind === "problem" ? reading : { template: notInside, args: { name } };
      throw new ToolProblem(
        { en: `{name}: ${template.en}`, zh: `{name}：${template.zh}` },
        { ...args, name: shortened(name) },
      );
    },
    settingsFor: (name) => configs.settingsFor(pathToFileURL(existing(name)).href, { rules: {} }),
  };
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

const notAFile: Bilingual = { en: "'{name}' is not a file.", zh: "“{name}”不是文件。" };
const notInside: Bilingual = {
  en: "There is no file '{name}' in the folders that this server may read.",
  zh: "在本服务器可读取的文件夹中没有“{name}”。",
};
