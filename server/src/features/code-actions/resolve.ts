import { Range, type WorkspaceEdit } from "vscode-languageserver-types";
import { refactor, refactorings } from "../../core/refactor/index.js";
import { type Bilingual, format, formatBoth, type MessageArgs } from "../../core/text/message.js";
import { editOf, type RefactoringData, type RefactoringSupport } from "./refactorings.js";
import type { Snapshot } from "../snapshot.js";

/** Why an action has no edit, as a sentence. */
export interface Unresolved {
  readonly reason: Bilingual;
  readonly args: MessageArgs;
}

/** The data of an action; `undefined` if it has none of ours. A client may send anything. */
export function refactoringData(data: unknown): RefactoringData | undefined {
  const { uri, version, opened, refactoring, range, title } = (data ?? {}) as Partial<Record<string, unknown>>;
  const isData =
    typeof uri === "string"
    && typeof version === "number"
    && typeof opened === "number"
    && typeof refactoring === "string"
    && typeof title === "string"
    && Range.is(range);
  return isData ? { uri, version, opened, refactoring, range, title } : undefined;
}

/**
 * The edit of a refactoring that was offered without it, for the version in its data; or why there is none. `snapshot`:
 * that document now, `undefined` if it is closed.
 */
export function resolveRefactoring(
  snapshot: Snapshot | undefined,
  data: RefactoringData,
  support: RefactoringSupport,
): WorkspaceEdit | Unresolved {
  const { refactoring: id, range, title } = data;
  const isSame = snapshot?.version === data.version && support.opened === data.opened;
  if (!isSame) return { reason: outdated, args: { title } };
  const { catalog, language } = snapshot.environment;
  const selection = { start: snapshot.offsetAt(range.start), end: snapshot.offsetAt(range.end) };
  const wanted = refactorings.filter((one) => one.id === id);
  const nameBeside = support.sibling && ((suffix: string) => support.sibling?.(suffix)?.name);
  const offered = refactor(snapshot.file, selection, catalog, wanted, nameBeside)
    .find((one) => format(one.title, one.args, language) === title);
  // A file with the name in the title was created, or the settings changed.
  if (!offered) return { reason: outdated, args: { title } };
  const edit = editOf(snapshot, offered, support);
  if (edit && "refused" in edit) {
    const { reason, args } = edit.refused;
    const why = formatBoth(reason, args);
    return { reason: impossible, args: { title, reason: why } };
  }
  return edit ?? { reason: unreadable, args: { title } };
}

const outdated = {
  en: "Not done: {title}. The file has changed since this was offered; open the menu again.",
  zh: "未执行：{title}。列出该操作后文件已更改，请重新打开菜单。",
};
const impossible = {
  en: "Not done: {title} ({reason}).",
  zh: "未执行：{title}（{reason}）。",
};
const unreadable = {
  en: "Not done: {title}. The result would not be a valid policy.",
  zh: "未执行：{title}。结果将不是有效的策略。",
};
