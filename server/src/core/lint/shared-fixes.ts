import type { Fix } from "../fix/fix.js";
import type { PolicyView, TerraformFile } from "../terraform/find.js";
import { policyName } from "../terraform/policy-name.js";
import { putBack } from "../terraform/put-back/put-back.js";
import { enumerate } from "../text/enumerate.js";
import { type Bilingual, formatBoth } from "../text/message.js";
import { type MadeEdits, toHostRange } from "../view/view.js";
import type { Finding } from "./finding.js";

/** A policy, and the file that it is in, as it is read. */
interface PolicyIn {
  readonly host: TerraformFile;
  readonly view: PolicyView;
}

/** A policy and its findings, with offsets of its view. */
interface Checked extends PolicyIn {
  readonly findings: readonly Finding[];
}

/** The findings of all policies that are checked together, to decide whether the fix of one is right for the others. */
export class SharedFixes {
  readonly #checked: Checked[] = [];

  add(checked: Checked): void {
    this.#checked.push(checked);
  }

  /**
   * A fix whose edits are `made`. If they also change other policies, because these use the same local value, the title
   * says so; but a fix that may run without asking must be the fix of the same finding in each of them. The author of a
   * local value, who sees none of its policies, gets the names of all.
   */
  fixWith(fix: Fix, { sharedBy = [], isPartlyShared, ...made }: MadeEdits, finding: Finding, of: PolicyIn): Fix {
    if (sharedBy.length === 0) return { ...fix, ...made };
    const isFromLocal = of.host.seenFrom !== undefined && !isPartlyShared;
    const policies = namesOf(isFromLocal ? [policyName(of.view), ...sharedBy] : sharedBy);
    if (fix.safety !== "safe") {
      const title = formatBoth(fix.title, fix.args);
      const template = isPartlyShared ? partlyForOthers : isFromLocal ? forAll : alsoForOthers;
      return { ...fix, ...made, title: template, args: { title, policies } };
    }
    const left = this.#policiesWith(made, finding, of.view);
    const isRight = sharedBy.every((name) => {
      const at = left.indexOf(name);
      return at >= 0 && left.splice(at, 1).length > 0;
    });
    if (isRight) return { ...fix, ...made };
    return { ...fix, edits: [], refused: { reason: wrongForOthers, args: { policies: namesOf(sharedBy) } } };
  }

  /** The names of the other policies that have the same finding, and a fix of it with the same edits. */
  #policiesWith(made: MadeEdits, { rule, report }: Finding, of: PolicyView): string[] {
    const wanted = keyOf(made);
    const { start, end } = toHostRange(of, report.range);
    return this.#checked.flatMap(({ host, view, findings }) => {
      if (view === of) return [];
      const isFixed = findings.some((one) => {
        const place = one.rule === rule ? toHostRange(view, one.report.range) : undefined;
        if (place?.start !== start || place.end !== end) return false;
        const isWanted = (fix: Fix | undefined) => {
          const other = fix?.safety === "safe" && !fix.refused ? putBack(host, view, fix.edits) : undefined;
          return other !== undefined && !("refused" in other) && keyOf(other) === wanted;
        };
        return one.fixes().some(isWanted) || isWanted(one.fixAll());
      });
      return isFixed ? [policyName(view)] : [];
    });
  }
}

function keyOf({ edits, elsewhere = [] }: MadeEdits): string {
  return JSON.stringify([edits, elsewhere]);
}

function namesOf(policies: readonly string[]): Bilingual {
  return enumerate([...new Set(policies)], mostNames);
}

const mostNames = 3;
const forAll = {
  en: "{title} (changes {policies})",
  zh: "{title}（影响 {policies}）",
};
const alsoForOthers = {
  en: "{title} (also changes {policies})",
  zh: "{title}（同时影响 {policies}）",
};
const partlyForOthers = {
  en: "{title} (a part of it also changes {policies})",
  zh: "{title}（其中一部分同时影响 {policies}）",
};
const wrongForOthers = {
  en: "This value is in a local that {policies} also uses, where this change would not be right.",
  zh: "该取值位于 local 中，{policies} 也引用该 local，而此修改对其不适用。",
};
