import type { TextRange } from "../text/range.js";
import { siblingsOfSibling, withOverrides } from "./override-files.js";
import { parseAllPolicies } from "./find.js";
import { Segments } from "../view/view.js";
import type { FilePart, PolicyView, SiblingTexts, TerraformFile } from "./model.js";
import { parseViews, type ReadTerraform } from "./parse-view.js";
import { movedDecision, movedGuards } from "./view/guards.js";
import { definesAnyLocals, partsWithLocals, usesLocalsOf } from "./view/siblings.js";

export type { ReadTerraform } from "./parse-view.js";

/** A Terraform file as it is read in its folder. */
export interface ReadInFolder extends ReadTerraform {
  /**
   * The siblings whose policies use local values of the file, as if the file were the first one of each: what is
   * written in it has its own offsets, and everything else has offsets from its end on.
   */
  readonly users: readonly ReadTerraform[];
}

/** Reads all policies of a text. Those of its siblings are read when they are first needed. */
export function readInFolder(text: string, siblings: SiblingTexts = []): ReadInFolder {
  return withUsers(parseViews(parseAllPolicies(text, siblings)));
}

/** A file that was read, with the siblings that use its local values. */
export function withUsers(read: ReadTerraform): ReadInFolder {
  let users: readonly ReadTerraform[] | undefined;
  return {
    ...read,
    get users() {
      return (users ??= readUsers(read.host));
    },
  };
}

function readUsers({ text, siblings }: TerraformFile): readonly ReadTerraform[] {
  // Local values of these may be made of those of the file.
  const between = siblings.filter((sibling) => definesAnyLocals(sibling) && usesLocalsOf(sibling, text));
  return siblings.flatMap((sibling) => {
    const others = siblingsOfSibling(text, siblings, sibling);
    const isUser =
      usesLocalsOf(sibling, text)
      || (between.length > 0 && partsWithLocals(sibling, others).some((part) => part.text === text));
    if (!isUser) return [];
    const user = parseAllPolicies(sibling, others);
    const part = user.parts.find((one) => one.text === text);
    return part ? [parseViews(seenFrom(user, part))] : [];
  });
}

/** A file as if one of its parts were the first one. */
function seenFrom(user: TerraformFile, part: FilePart): TerraformFile {
  const { length } = part.text;
  const at = (offset: number) => {
    if (offset >= part.start && offset <= part.start + length) return offset - part.start;
    // The text is no longer between the parts before and after it.
    return offset < part.start ? offset + length + 1 : offset;
  };
  const range = ({ start, end }: TextRange): TextRange => ({ start: at(start), end: at(end) });
  const toSeen = (view: PolicyView): PolicyView => ({
    ...view,
    host: range(view.host),
    guards: movedGuards(view.guards, { inHost: range }),
    existence: movedDecision(view.existence, range),
    segments: Segments.of([...view.segments].map((segment) => ({ ...segment, host: range(segment.host) }))),
  });
  const { overrides } = user.siblings;
  const own: FilePart = { text: user.text, start: 0, override: overrides?.own };
  const others = [own, ...user.parts.filter((one) => one !== part)];
  return {
    text: part.text,
    siblings: withOverrides(user.siblings, overrides && { ...overrides, own: part.override }),
    parts: others.map((one) => ({ ...one, start: at(one.start) })),
    comments: [],
    problems: 0,
    syntaxErrors: [],
    isSound: () => false,
    items: [],
    views: user.views.map(toSeen),
    elsewhere: [],
    unread: [],
    reads: [],
    seenFrom: { file: user, part },
  };
}
