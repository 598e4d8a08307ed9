import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readText } from "../../disk/read.js";
import { isSiblingName, mayMatterInFolder } from "../../core/terraform/file-notation.js";
import { siblingTexts } from "../../core/terraform/override-files.js";
import type { SiblingTexts } from "../../core/terraform/find.js";
import { mayNameLocals } from "../../core/terraform/local-references.js";

/** A Terraform file of a folder. */
export interface SiblingFile {
  readonly path: string;
  readonly text: string;
}

/** The texts of the Terraform files in folders, read when a file first needs them. */
export class Siblings {
  readonly #folders = new Map<string, ReadonlyMap<string, string>>();

  readonly #used = new Set<string>();

  /** The files whose local values a policy of a checked file used. */
  get used(): readonly string[] {
    return [...this.#used];
  }

  /** Records that a policy of a file uses local values of siblings, given by their texts. */
  markUsed(path: string, texts: readonly string[]): void {
    if (texts.length === 0) return;
    for (const [name, text] of this.#folders.get(dirname(path)) ?? []) if (texts.includes(text)) this.#used.add(name);
  }

  /** The texts of the other files of a file's folder, if it defines or uses local values. */
  of(path: string, text: string): SiblingTexts {
    return textsOf(path, this.filesOf(path, text));
  }

  /** The same with their paths. */
  filesOf(path: string, text: string): readonly SiblingFile[] {
    if (!isSiblingName(path) || !mayNameLocals(text)) return [];
    const files = [...this.#inFolder(dirname(path))];
    return files.flatMap(([name, other]) => (name === path ? [] : [{ path: name, text: other }]));
  }

  /** Uses a text in place of a file, which need not exist. */
  put(path: string, text: string): void {
    const folder = dirname(path);
    if (isSiblingName(path)) this.#folders.set(folder, new Map([...this.#inFolder(folder), [path, text]]));
  }

  #inFolder(folder: string): ReadonlyMap<string, string> {
    const files = this.#folders.get(folder) ?? filesIn(folder);
    this.#folders.set(folder, files);
    return files;
  }

  /** Records a new text of a file for the others of its folder. */
  changed(path: string, text: string): void {
    const files = this.#folders.get(dirname(path));
    if (files?.has(path)) this.#folders.set(dirname(path), new Map([...files, [path, text]]));
  }
}

/** The texts of files beside one with this path. */
export function textsOf(path: string, files: readonly SiblingFile[]): SiblingTexts {
  return siblingTexts(basename(path), files.map((one) => ({ name: basename(one.path), text: one.text })));
}

function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  try {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (!isSiblingName(name)) continue;
      const reading = readText({ path, isNamed: false, wanted: { mayMatter: mayMatterInFolder } });
      if (reading.kind === "text") files.set(path, reading.text);
    }
  } catch {
    // The folder of a text from standard input may not exist.
  }
  return files;
}
