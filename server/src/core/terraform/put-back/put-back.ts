import { pushAll } from "../../text/push-all.js";
import { encloses, type TextEdit } from "../../text/range.js";
import type { HostEdits, MadeEdits } from "../../view/view.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { textWith } from "../view/siblings.js";
import { alignedEdits } from "./aligned-edits.js";
import { besideComputed } from "./beside-computed.js";
import { blockEdits } from "./between-blocks.js";
import { inOnePart, withoutCommaBetween, withoutItem } from "./between-parts.js";
import { withCommaAfter, withCommaBeforeComment, withoutOwnCommas } from "./comma-places.js";
import { withCommentAfter } from "./comment-mark.js";
import { madeInFolder } from "./in-folder.js";
import { isKept } from "./is-kept.js";
import { withoutKnownEnds } from "./known-ends.js";
import type { WritingAt } from "./place.js";
import { cannotWrite, refusalOf, valueInLocal } from "./refusal.js";
import { typingInLocal } from "./typing-in-local.js";
import { writingAt } from "./writing-at.js";

/**
 * Converts edits of a view to edits in the notation of its file, and of other files of the folder whose local values
 * it uses. The result is verified: what the edits change is parsed again, and they are returned only if the policy is
 * then the edited one, and no other policy has changed except those that use the same local value.
 */
export function putBack(file: TerraformFile, view: PolicyView, edits: readonly TextEdit[]): HostEdits {
  if (file.seenFrom) return putBackWhereUsed(file, view, edits, file.seenFrom);
  let refused: Refused | undefined;
  for (const one of equalEdits(view, edits)) {
    const converted = convertAll(file, view, one);
    if ("refused" in converted) continue;
    const made = verified(file, view, edits, converted);
    if (!("refused" in made)) return made;
    if (converted.inLocals > 0) refused ??= made;
  }
  return refused ?? { refused: refusalOf(file, view, edits) };
}

/** Edits with the same result, because a file has commas at other places than its view. */
function equalEdits(view: PolicyView, edits: readonly TextEdit[]): readonly (readonly TextEdit[])[] {
  const inParts = edits.map((edit) => inOnePart(view, edit));
  const [only, ...others] = inParts;
  const whole = only && others.length === 0 ? withCommentAfter(view, only) : only;
  const all = [
    ...(whole && whole !== only ? [[whole]] : []),
    inParts.flatMap((edit) => withCommaBeforeComment(view.text, edit)),
    inParts,
    inParts.map((edit) => withCommaAfter(view.text, edit)),
    withoutOwnCommas(inParts),
  ];
  const isSame = (one: readonly TextEdit[], other: readonly TextEdit[]) =>
    one.length === other.length && one.every((edit, index) => edit === other[index]);
  return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
}

/** Edits of a file and its parts. */
interface Converted {
  readonly edits: readonly TextEdit[];
  /** The number of edits in local values. */
  readonly inLocals: number;
}

type Refused = Exclude<HostEdits, MadeEdits>;

function verified(file: TerraformFile, view: PolicyView, edits: readonly TextEdit[], converted: Converted): HostEdits {
  if (converted.inLocals > 0) {
    const made = madeInFolder(file, view, edits, converted.edits);
    return { ...made, isPartlyShared: converted.inLocals < converted.edits.length };
  }
  const all = alignedEdits(file.text, converted.edits);
  return isKept(file, view, edits, all) ? { edits: all } : { refused: cannotWrite };
}

/** Edits of a policy as another file of its folder sees it, whose local values it uses. */
function putBackWhereUsed(
  seen: TerraformFile,
  view: PolicyView,
  edits: readonly TextEdit[],
  { file, part }: NonNullable<TerraformFile["seenFrom"]>,
): HostEdits {
  const made = putBack(file, file.views[seen.views.indexOf(view)]!, edits);
  if ("refused" in made) return made;
  const all = [...(made.edits.length > 0 ? [{ text: file.text, edits: made.edits }] : []), ...(made.elsewhere ?? [])];
  const own = all.find(({ text }) => text === part.text);
  return { ...made, edits: own?.edits ?? [], elsewhere: all.filter((one) => one !== own) };
}

function convertAll(file: TerraformFile, view: PolicyView, edits: readonly TextEdit[]): Converted | Refused {
  const blocks = view.form === "blocks" && !view.isJson ? blockEdits(file, view, edits) : undefined;
  if (blocks === "refused") return { refused: cannotWrite };
  const converted: TextEdit[] = [...(blocks?.between ?? [])];
  let inLocals = 0;
  for (const edit of blocks?.inside ?? edits) {
    const found = convert(file, view, edit);
    if ("refused" in found) return found;
    pushAll(converted, found.edits);
    inLocals += found.inLocals;
  }
  return { edits: converted, inLocals };
}

/** Converts one edit without verification, because text that is being typed is often incomplete. */
function convert(file: TerraformFile, view: PolicyView, whole: TextEdit): Converted | Refused {
  const edit = withoutKnownEnds(view, whole);
  const removed = withoutCommaBetween(view, edit);
  const range = removed ?? edit.range;
  const place = writingAt(file, view, range);
  const isElsewhere = "refused" in place && place.refused === valueInLocal;
  const writing = isElsewhere ? (writingElsewhere(file, view, { ...edit, range }) ?? place) : place;
  if ("refused" in writing) return writing;
  const isInLocal = isElsewhere && !encloses(view.host, writing.range);
  const edits = removed
    ? withoutItem(isInLocal ? textWith(file.text, file.parts) : file.text, writing.range)
    : writtenAs(writing, edit.newText);
  return edits ? { edits, inLocals: isInLocal ? edits.length : 0 } : { refused: cannotWrite };
}

function writtenAs({ range, write }: WritingAt, json: string): TextEdit[] | undefined {
  const newText = write(json);
  return newText === undefined ? undefined : [{ range, newText }];
}

/** Whether an edit writes a text in place of a sequence of a string, `${local.x}`, which is left as it is. */
function replacesSequence({ text, parts }: TerraformFile, view: PolicyView, { range, newText }: TextEdit): boolean {
  if (newText === "" || range.start === range.end) return false;
  const whole = textWith(text, parts);
  const replaced = [...view.segments.in(range)].filter(({ kind }) => kind === "elsewhere");
  return replaced.some(({ host: { start } }) => /^[$%]\{/.test(whole.slice(start, start + 2)));
}

/**
 * The place in a local value of the file or of one of its parts, or in the policy, which has its values in another
 * order than its view, or computes them.
 */
function writingElsewhere(file: TerraformFile, view: PolicyView, edit: TextEdit): WritingAt | undefined {
  const found = replacesSequence(file, view, edit) ? undefined : typingInLocal(file, view, edit.range, file.parts);
  return found ?? besideComputed(view, edit);
}
