import { parseAllPolicies } from "../find.js";
import type { TerraformFile } from "../model.js";

/** The files of a folder, each read with the others when it is first needed. */
export interface FolderReading {
  readonly texts: ReadonlySet<string>;
  file(text: string): TerraformFile;
}

/** The fixes of one finding for several policies, and of several findings, read the same folder again. */
const mostKept = 3;
let kept: readonly FolderReading[] = [];

/** The reading of a folder whose files have these texts. The last few are kept. */
export function folderReading(texts: readonly string[]): FolderReading {
  const all = new Set(texts);
  const found = kept.find((one) => one.texts.size === all.size && texts.every((text) => one.texts.has(text)));
  const reading = found ?? newReading(all);
  kept = [reading, ...kept.filter((one) => one !== reading)].slice(0, mostKept);
  return reading;
}

function newReading(texts: ReadonlySet<string>): FolderReading {
  const files = new Map<string, TerraformFile>();
  return {
    texts,
    file(text) {
      const file = files.get(text) ?? parseAllPolicies(text, [...texts].filter((other) => other !== text));
      files.set(text, file);
      return file;
    },
  };
}
