import { accessSync, constants, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import type { Bilingual } from "../core/text/message.js";
import { reasonOf } from "./reason.js";

const bom = "\ufeff";

/** A new text for a file. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
  readonly hasBom: boolean;
  readonly cwd: string;
}

/** What became of a file that was to be written. */
export type Written = "written" | "changed-meanwhile" | "link-out" | { readonly reason: string | Bilingual };

/** Whether a path in a folder leads out of it by a link. */
function leadsOut(path: string, folder: string): boolean {
  const isOutside = (inside: string) => inside.startsWith("..") || isAbsolute(inside);
  return !isOutside(relative(folder, path)) && isOutside(relative(realpathSync(folder), realpathSync(path)));
}

/**
 * Puts a new text in the place of `before`, all of it or nothing: the new file is made beside the old one and then takes
 * its name. A link stays a link, the byte order mark and the permissions stay as they were. Where a link leads out of the
 * folder that the command runs in, nothing is written: a shell may have named it, and nobody would look for a change there.
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
