import { enumerate } from "../../text/enumerate.js";
import type { ListedAction } from "../../policy/listed-actions.js";
import { otherActionFix, otherActionsFix } from "../../fix/other-action-fix.js";
import { defineRule } from "../../rule/rule.js";

interface Renamed extends ListedAction {
  readonly names: readonly string[];
}

export const renamedAction = defineRule<Renamed>({
  id: "renamed-action",
  category: "action",
  // Old and new names are both valid.
  severity: "hint",
  isAboutNames: true,
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
    if (more.length > 0) yield* otherActionsFix(file.text, data, data.names);
    else if (name !== undefined) yield otherActionFix(data, name);
  },
});

const renamed = {
  en: "Newer tables list '{action}' as '{names}'. Both names are valid.",
  zh: "较新的授权表将“{action}”改称“{names}”，新旧名称均有效。",
};
const split = {
  en: "Newer tables split '{action}' into {count} actions: {names}. Old and new names are valid.",
  zh: "较新的授权表将“{action}”拆为 {count} 个授权项：{names}。新旧名称均有效。",
};
