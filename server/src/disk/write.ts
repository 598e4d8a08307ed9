import {
  accessSync,
  closeSync,
  constants,
  openSync,
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

/** A new text for a file that is ready next to it. */
export interface Draft {
  readonly replace: () => Written;
  readonly discard: () => void;
}

/**
 * Replaces the text of a file completely or not at all: writes a new file next to it and renames it. A link stays a
 * link; byte order mark and permissions are kept. If a link leads out of the working folder, nothing is written: a
 * shell may have expanded the path, and the user would not expect a change there.
 */
export function replaceText(path: string, replacement: Replacement): Written {
  const prepared = prepareText(path, replacement);
  return isDraft(prepared) ? prepared.replace() : prepared;
}

/** Whether a new text is ready. */
export function isDraft(prepared: Draft | Written): prepared is Draft {
  return typeof prepared === "object" && "replace" in prepared;
}

/** Writes the new file for `replaceText`. It is there until one of the functions of the draft is called. */
export function prepareText(path: string, { before, after, hasBom, cwd }: Replacement): Draft | Written {
  const mark = hasBom ? bom : "";
  let draft: string | undefined;
  const failed = (error: unknown) => {
    if (draft !== undefined) rmSync(draft, { force: true });
    return { reason: reasonOf(error) };
  };
  try {
    if (leadsOut(path, cwd)) return "link-out";
    const target = realpathSync(path);
    accessSync(target, constants.W_OK);
    if (readFileSync(target, "utf8") !== mark + before) return "changed-meanwhile";
    const name = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const { mode } = statSync(target);
    // What has the name already is not ours, and is not removed.
    closeSync(openSync(name, "wx", mode));
    draft = name;
    writeFileSync(name, mark + after, "utf8");
    return {
      replace() {
        try {
          renameSync(name, target);
          return "written";
        } catch (error) {
          return failed(error);
        }
      },
      discard: () => rmSync(name, { force: true }),
    };
  } catch (error) {
    return failed(error);
  }
}
