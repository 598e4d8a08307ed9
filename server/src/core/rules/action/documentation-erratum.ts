import type { Erratum } from "../../catalog/model.js";
import type { ActionEntry } from "../../policy/model.js";
import { replaceEntry } from "../../edit/entry.js";
import { defineRule } from "../../rule/rule.js";

interface Misprint {
  readonly entry: ActionEntry;
  readonly erratum: Erratum;
}

export const documentationErratum = defineRule<Misprint>({
  id: "documentation-erratum",
  category: "action",
  severity: "warning",
  isAboutNames: true,
  summary: {
    en: "An action is spelled as in a misprint of the published tables.",
    zh: "授权项沿用了官方授权表中的误写。",
  },

  checkAction({ entry }, { catalog }) {
    const erratum = catalog.erratum(entry.pattern.text);
    if (!erratum) return undefined;
    const { written, meant } = erratum;
    return {
      range: entry.range,
      message,
      args: { written, meant },
      data: { entry, erratum },
      facts: { written, meant },
    };
  },

  *fix({ data: { entry, erratum } }) {
    yield {
      title: replaceTitle,
      args: { meant: erratum.meant },
      safety: "safe",
      edits: [replaceEntry(entry, erratum.meant)],
    };
  },
});

const message = {
  en: "'{written}' is a misprint in the published table; the action is '{meant}'. The service rejects unknown actions (IAM.1036).",
  zh: "“{written}”是官方授权表中的误写，正确的授权项为“{meant}”。服务会拒绝未注册的授权项（IAM.1036）。",
};
const replaceTitle = { en: "Replace with {meant}", zh: "替换为 {meant}" };
