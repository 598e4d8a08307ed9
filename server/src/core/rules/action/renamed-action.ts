import { splitString } from "../../edit/entry.js";
import { enumerate } from "../../text/enumerate.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { otherActionFix } from "../../fix/other-action-fix.js";
import type { Fix } from "../../fix/fix.js";
import { defineRule } from "../../rule/rule.js";

interface Renamed extends ListedAction {
  readonly names: readonly string[];
}

export const renamedAction = defineRule<Renamed>({
  id: "renamed-action",
  category: "action",
  // Old and new names are both valid.
  severity: "hint",
  summary: {
    en: "Newer tables list the APIs of an action under other names.",
    zh: "较新的授权表以新的授权项名称列出相同的 API。",
  },

  checkNamedAction(listed, { catalog }) {
    const { pattern, range } = listed.entry;
    const names = catalog.currentNames(pattern.text);
    if (names.length === 0) return undefined;
    return {
      range,
      message: names.length === 1 ? renamed : split,
      args: { action: pattern.text, count: names.length, names: enumerate(names) },
      data: { ...listed, names },
      facts: { action: pattern.text, names },
    };
  },

  *fix({ data }, { file }) {
    const [name, ...more] = data.names;
    if (more.length > 0) yield* replaceByAll(file.text, data);
    else if (name !== undefined) yield otherActionFix(data, name);
  },
});

/** One old name can map to several new names, which together are equivalent to it. */
function* replaceByAll(text: string, { statement, entry, names }: Renamed): Iterable<Fix> {
  const isAlone = statement.actions.filter(({ node }) => node === entry.node).length === 1;
  if (!isAlone || !entry.node.isClosed) return;
  const fix = {
    title: replaceAll,
    args: { names: enumerate(names) },
    edits: splitString(text, statement, entry.node, names),
  };
  yield statement.effect?.value === "Deny"
    ? { ...fix, safety: "removes-access" }
    : { ...fix, safety: "grants-access", grants: names };
}

const renamed = {
  en: "Newer tables list '{action}' as '{names}'. Both names are valid.",
  zh: "较新的授权表将“{action}”改称“{names}”，新旧名称均有效。",
};
const split = {
  en: "Newer tables split '{action}' into {count} actions: {names}. Old and new names are valid.",
  zh: "较新的授权表将“{action}”拆为 {count} 个授权项：{names}。新旧名称均有效。",
};
const replaceAll = { en: "Replace with {names}", zh: "替换为 {names}" };
