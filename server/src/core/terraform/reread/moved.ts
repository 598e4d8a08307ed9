import { growth, type TextChange } from "../../text/change.js";
import { rangeAfter } from "../../view/segments.js";
import { parseAllPolicies } from "../find.js";
import type { PolicyView, TerraformFile } from "../model.js";

/** What a change of a file gives a view instead of what it had. */
export type ChangedView = Pick<PolicyView, "text" | "segments" | "unknown" | "alternatives" | "guards" | "existence">;

/**
 * A file after a change that leaves its structure as it is. `viewsNow` are what its views become, each at its index.
 * Syntax trees and comments are read from the new text when they are first needed.
 */
export function movedFile(
  file: TerraformFile,
  change: TextChange,
  text: string,
  viewsNow: readonly ChangedView[],
): TerraformFile {
  const { siblings, problems } = file;
  let fresh: TerraformFile | undefined;
  const read = () => (fresh ??= parseAllPolicies(text, siblings));
  const by = growth(change);
  return {
    text,
    siblings,
    problems,
    syntaxErrors: [],
    isSound: () => true,
    items: file.items.map((item) => rangeAfter(item, change)),
    parts: file.parts.map((part) => ({ text: part.text, start: part.start + by })),
    views: file.views.map((view, index) => movedView(view, change, viewsNow[index]!, () => read().views[index]!)),
    reads: file.reads.map(({ call, path, value, isTemplate, encoded, isChanged }, index) => ({
      call: rangeAfter(call, change),
      path: { value: path.value, range: rangeAfter(path.range, change) },
      value: rangeAfter(value, change),
      isTemplate,
      encoded: encoded && rangeAfter(encoded, change),
      ...(isChanged ? { isChanged } : {}),
      get owner() {
        return read().reads[index]!.owner;
      },
    })),
    unread: file.unread.map(({ start, end, version }, index) => ({
      ...rangeAfter({ start, end }, change),
      version,
      get owner() {
        return read().unread[index]!.owner;
      },
    })),
    get elsewhere() {
      return read().elsewhere;
    },
    get comments() {
      return read().comments;
    },
  };
}

function movedView(view: PolicyView, change: TextChange, now: ChangedView, fresh: () => PolicyView): PolicyView {
  const { form, dialect, roleType, dropsElements, expected, separable } = view;
  return {
    form,
    dialect,
    roleType,
    dropsElements,
    expected,
    separable,
    ...(view.isJson ? { isJson: true } : {}),
    ...now,
    host: rangeAfter(view.host, change),
    get owner() {
      return fresh().owner;
    },
    get object() {
      return form === "object" ? fresh().object : undefined;
    },
    get inString() {
      return separable === "hcl" ? undefined : fresh().inString;
    },
  };
}
