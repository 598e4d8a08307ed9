import { parseAllPolicies } from "../find.js";
import { withOverrides } from "../override-files.js";
import type { TerraformFile } from "../model.js";
import { type TextWithLocals, withLocals } from "./local-uses.js";

/** The files of a folder, each read with the others when it is first needed. */
export interface FolderReading {
  /** The texts, with the names of the override files. */
  readonly texts: OverrideNames;
  file(text: string): TerraformFile;
  locals(text: string): TextWithLocals;
}

/** The names of override files by their texts; `undefined` for other files. */
type OverrideNames = ReadonlyMap<string, string | undefined>;

/** The fixes of one finding for several policies, and of several findings, read the same folder again. */
const mostKept = 3;
let kept: readonly FolderReading[] = [];

/** The reading of a folder whose files have these texts. The last few are kept. */
export function folderReading(all: OverrideNames): FolderReading {
  const isSame = ({ texts }: FolderReading) =>
    texts.size === all.size && [...all].every(([text, name]) => texts.has(text) && texts.get(text) === name);
  const found = kept.find(isSame);
  const reading = found ?? newReading(all);
  kept = [reading, ...kept.filter((one) => one !== reading)].slice(0, mostKept);
  return reading;
}

function newReading(texts: OverrideNames): FolderReading {
  const files = new Map<string, TerraformFile>();
  const locals = new Map<string, TextWithLocals>();
  return {
    texts,
    file(text) {
      const found = files.get(text);
      if (found) return found;
      const others = [...texts].filter(([other]) => other !== text);
      const siblings = withOverrides(others.map(([other]) => other), {
        own: texts.get(text),
        names: others.map(([, name]) => name),
      });
      const file = parseAllPolicies(text, siblings);
      files.set(text, file);
      return file;
    },
    locals(text) {
      const found = locals.get(text) ?? withLocals(text);
      locals.set(text, found);
      return found;
    },
  };
}
