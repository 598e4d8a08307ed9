import type { HostEdits } from "../view/view.js";
import { applyEdits, type TextEdit } from "../text/range.js";
import type { PolicyDocument, PolicyFile } from "./model.js";
import { parsePolicyFile } from "./parse.js";

/** All policies of a file, those in other notations last. The offsets of those are offsets in their views. */
export function policiesIn(file: PolicyFile): readonly PolicyDocument[] {
  return file.embedded.length === 0
    ? file.policies
    : [...file.policies, ...file.embedded.flatMap((one) => one.file.policies)];
}

/**
 * Edits of an embedded policy as edits of its host, or why the host cannot express them. The result is verified: the
 * edited host is parsed again and must contain exactly the edited policy.
 */
export function hostEdits(host: PolicyFile, index: number, edits: readonly TextEdit[]): HostEdits {
  const view = host.embedded[index]?.view;
  const back = view?.toHostEdits(edits);
  if (!view || !back) return { refused: cannotExpress };
  const after = parsePolicyFile(applyEdits(host.text, back), host.dialect);
  return after.embedded[index]?.view.text === applyEdits(view.text, edits)
    ? { edits: back }
    : { refused: cannotExpress };
}

const cannotExpress = {
  en: "the file around the policy cannot express this change",
  zh: "策略所在的文件无法表达此修改",
};
