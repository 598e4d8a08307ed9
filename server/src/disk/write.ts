import {
  accessSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Bilingual } from "../core/text/message.js";
import { isInside } from "./inside.js";
import { reasonOf } from "./reason.js";

const bom = "\ufeff";

/** A new text for a file. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
  readonly hasBom: boolean;
  readonly cwd: string;
}

/** The result of writing a file. */
export type Written = "written" | "changed-meanwhile" | "link-out" | { readonly reason: string | Bilingual };

/** Whether a path inside a folder leads out of it through a symbolic link. */
function leadsOut(path: string, folder: string): boolean {
  return isInside(folder, path) && !isInside(realpathSync(folder), realpathSync(path));
}

/**
 * Replaces the text of a file completely or not at all: writes a new file next to it and renames it. A link stays a
 * link; byte order mark and permissions are kept. If a link leads out of the working folder, nothing is written: a
 * shell may have expanded the path, and the user would not expect a change there.
 */
export function replaceText(path: string, { before, after, hasBom, cwd }: Replacement): Written {
  let draft: string | undefined;
  const mark = hasBom ? bom : "";
  try {
    if (leadsOut(path, cwd)) return "link-out";
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    if (readFileSync(target, "utf8") !== mark + before) return "changed-meanwhile";
    draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    writeFileSync(draft, mark + after, { encoding: "utf8", flag: "wx", mode: statSync(target).mode });
    renameSync(draft, target);
    return "written";
  } catch (error) {
    if (draft !== undefined) rmSync(draft, { force: true });
    return { reason: reasonOf(error) };
  }
}
