import { accessSync, constants, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Bilingual } from "../../core/text/message.js";
import { reasonOf } from "./reason.js";

const bom = "\ufeff";

/** What became of a file that was to be written. */
export type Written = "written" | "changed-meanwhile" | { readonly reason: string | Bilingual };

/**
 * Puts a new text in the place of `before`, all of it or nothing: the new file is made beside the old one and then takes
 * its name. A link stays a link, the byte order mark and the permissions stay as they were.
 */
export function replaceText(path: string, before: string, after: string, hasBom: boolean): Written {
  let draft: string | undefined;
  const mark = hasBom ? bom : "";
  try {
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
