import type { BodyItem } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import { parseJsonText, syntaxProblems } from "../../policy/json/json.js";
import { encloses, type TextEdit, type TextRange, touches } from "../../text/range.js";
import { oncePer } from "../../text/lazily.js";
import { isJson } from "../is-json.js";
import { localsAsHcl } from "../json/locals-as-hcl.js";
import { entriesOf } from "../json/strings.js";
import { localReferences, localReferencesInJson } from "../local-references.js";
import type { TerraformFile } from "../model.js";

/** The places of each file of a folder that use a local value. */
export type LocalUses = Map<TerraformFile, TextRange[]>;

/**
 * The places that use the local value at a range of a file, also through other local values; `undefined` if anything
 * else than policies of the folder uses it. Only without that it is known what a change of it changes. None if the
 * range is in no local value.
 */
export function policiesUsing(
  range: TextRange,
  file: TerraformFile,
  folder: readonly TerraformFile[],
): LocalUses | undefined {
  const users: LocalUses = new Map();
  const isIn = (at: TextRange, of: TerraformFile, depth: number): boolean => {
    if (depth > 0 && of.views.some(({ host }) => encloses(host, at))) return true;
    const { locals, comments } = localsOfFile(of);
    // Text in a comment uses nothing.
    if (depth > 0 && comments.some((one) => encloses(one, at))) return true;
    const local = locals.find((one) => touches(one.range, at.start) && touches(one.range, at.end));
    if (!local) return depth === 0;
    return (
      depth < deepest
      && folder.every((one) =>
        usesOf(local, one).every((use) => {
          const places = users.get(one);
          if (places) places.push(use);
          else users.set(one, [use]);
          return isIn(use, one, depth + 1);
        }),
      )
    );
  };
  return isIn(range, file, 0) ? users : undefined;
}

/** The text of a file with its local values. */
export interface TextWithLocals {
  readonly text: string;
  readonly locals: readonly BodyItem[];
  readonly comments: readonly TextRange[];
  /** The number of syntax errors. */
  readonly problems: number;
}

/** Reads the local values of a text, in HCL's own syntax or in JSON. */
export function withLocals(text: string): TextWithLocals {
  const { body, comments, problems } = parseHcl(isJson(text) ? localsAsHcl(text) : text);
  const locals = body.items.flatMap((item) =>
    item.kind === "block" && item.type.value === "locals" ? item.body.items : [],
  );
  if (!isJson(text)) return { text, locals, comments, problems };
  return { text, locals, comments: commentsOfJson(text), problems: problems + syntaxProblems(text, "json").length };
}

/** The values that Terraform ignores: of properties with the name `//` beside blocks and local values. */
function commentsOfJson(text: string): readonly TextRange[] {
  const all = entriesOf(parseJsonText(text).root);
  const inLocals = all.flatMap(({ key, value }) => (key.value === "locals" ? entriesOf(value) : []));
  return [...all, ...inLocals].flatMap(({ key, value }) => (key.value === "//" && value ? value.range : []));
}

/** Whether edits of a file change no other local values than those that they are in. */
export function areOtherLocalsKept(
  before: TextWithLocals,
  after: TextWithLocals,
  edits: readonly TextEdit[],
): boolean {
  const old = before.locals;
  const now = after.locals;
  const textOf = ({ text }: TextWithLocals, { range }: BodyItem) => text.slice(range.start, range.end);
  return (
    old.length === now.length
    && old.every((one, index) => {
      const other = now[index]!;
      if (textOf(before, one) === textOf(after, other)) return true;
      return edits.some(({ range }) => encloses(one.range, range)) && nameOf(one) === nameOf(other);
    })
  );
}

/** The local values of a file. It has many fixes, and each of them asks for what uses its local value. */
export const localsOfFile = oncePer(({ text }: TerraformFile) => withLocals(text));
const referencesIn = oncePer(({ text }: TerraformFile) =>
  isJson(text) ? localReferencesInJson(text) : localReferences(text),
);

/** The maximum depth of locals within locals. */
const deepest = 8;

function nameOf(local: BodyItem): string | undefined {
  return local.kind === "argument" ? local.name.value : undefined;
}

function usesOf(local: BodyItem, file: TerraformFile): TextRange[] {
  const own = nameOf(local);
  return referencesIn(file).flatMap(({ name, range }) => (name === own ? range : []));
}
