import type { SuppressionComment } from "../policy/suppression-comment.js";
import type { TextRange } from "../text/range.js";
import type { Finding } from "./finding.js";
import { leading } from "../text/leading.js";

/** The comments that apply to a line. */
interface Line {
  readonly range: TextRange;
  /** By rule, the first comment that names it; under the empty name, the first that applies to all rules. */
  readonly byRule: Map<string, SuppressionComment>;
}

/** Suppression comments by their lines, so that each of thousands of findings needs one search. */
export class SuppressionLines {
  readonly #lines: Line[] = [];
  readonly #order = new Map<SuppressionComment, number>();

  /** `suppressions` are in the order of the text, and so are their lines. */
  constructor(suppressions: readonly SuppressionComment[]) {
    for (const suppression of suppressions) {
      const { line: range, rules } = suppression;
      if (!range) continue;
      this.#order.set(suppression, this.#order.size);
      const last = this.#lines.at(-1);
      const line = last?.range.start === range.start ? last : { range, byRule: new Map<string, SuppressionComment>() };
      if (line !== last) this.#lines.push(line);
      for (const name of rules.length > 0 ? rules.map(({ value }) => value) : [""])
        if (!line.byRule.has(name)) line.byRule.set(name, suppression);
    }
  }

  /** The first comment that suppresses a finding. */
  of({ rule, report }: Finding): SuppressionComment | undefined {
    const byRule = this.#lineAt(report.range.start)?.byRule;
    const [forAll, forRule] = [byRule?.get(""), byRule?.get(rule.id)];
    if (!forAll || !forRule) return forAll ?? forRule;
    return this.#order.get(forAll)! < this.#order.get(forRule)! ? forAll : forRule;
  }

  #lineAt(offset: number): Line | undefined {
    const line = this.#lines[leading(this.#lines, ({ range }) => range.start <= offset) - 1];
    return line && offset <= line.range.end ? line : undefined;
  }
}
