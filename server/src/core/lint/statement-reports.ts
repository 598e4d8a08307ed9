import { areTorn } from "../policy/json/syntax-error.js";
import type { Statement } from "../policy/model.js";
import { originOf } from "../policy/reparse/moved.js";
import type { PolicyRule, Report, StatementContext } from "../rule/rule.js";
import type { TextRange } from "../text/range.js";
import { type Listeners, listenersOf } from "./listeners.js";
import { walkStatement } from "./walk-statement.js";

type AnyRule = PolicyRule<unknown>;
type AnyReport = Report<unknown>;

/**
 * The reports of rules about single statements. They are used again for later versions of a policy as long as the text
 * of the statement is the same. One object serves the versions of one text in one context: the same catalog, settings,
 * container and kind of policy.
 */
export class StatementReports {
  /** By what rules see of the rest of the text. */
  readonly #known: Readonly<Record<"sound" | "commas" | "torn", WeakMap<Statement, Known>>> = {
    sound: new WeakMap(),
    commas: new WeakMap(),
    torn: new WeakMap(),
  };

  /**
   * The reports about a statement and its parts of `listeners`, each in the order of the text. Reports that other rules
   * have had are included.
   */
  in(statement: Statement, listeners: Listeners, context: StatementContext): readonly RuleReports[] {
    const origin = originOf(statement);
    const { syntaxErrors } = context.file;
    const all = this.#known[syntaxErrors.length === 0 ? "sound" : areTorn(syntaxErrors) ? "torn" : "commas"];
    const known = all.get(origin) ?? { asked: undefined, found: [] };
    all.set(origin, known);
    const unasked = listenersNotIn(known.asked, listeners);
    if (unasked.rules.length > 0) {
      for (const [rule, reports] of walkStatement(statement, unasked, context).entries())
        known.found.push({ rule, reports, statement });
      known.asked = known.asked ? listenersOf([...known.asked.rules, ...unasked.rules]) : listeners;
    }
    return known.found.map((one, at) => {
      if (one.statement === statement) return one;
      if (one.statement.index === statement.index)
        return { rule: one.rule, reports: moved(one, statement, context) };
      // The number of a statement may be in a message.
      return (known.found[at] = { rule: one.rule, reports: reportsOf(one.rule, statement, context), statement });
    });
  }
}

function listenersNotIn(asked: Listeners | undefined, listeners: Listeners): Listeners {
  if (!asked) return listeners;
  const unasked = asked === listeners ? [] : listeners.rules.filter((rule) => !asked.all.has(rule));
  return unasked.length > 0 ? listenersOf(unasked) : none;
}

const none = listenersOf([]);

/** The reports of one rule, in the order of the text. */
export interface RuleReports {
  readonly rule: AnyRule;
  readonly reports: readonly AnyReport[];
}

interface Known {
  /** The rules that were called. */
  asked: Listeners | undefined;
  readonly found: FoundReports[];
}

interface FoundReports extends RuleReports {
  /** The statement when the rule reported on it. */
  readonly statement: Statement;
}

function reportsOf(rule: AnyRule, statement: Statement, context: StatementContext): readonly AnyReport[] {
  return walkStatement(statement, listenersOf([rule]), context).of(rule);
}

function moved({ rule, reports, statement: from }: FoundReports, statement: Statement, context: StatementContext) {
  const by = statement.node.range.start - from.node.range.start;
  let again: readonly AnyReport[] | undefined;
  const here = () => (again ??= reportsOf(rule, statement, context));
  return reports.map((report, index) => movedReport(report, by, () => here()[index]!.data));
}

/** The same report `by` characters later. What its fixes need is found again there, because few are asked for. */
function movedReport(report: AnyReport, by: number, dataHere: () => unknown): AnyReport {
  const { related } = report;
  return {
    ...report,
    range: movedRange(report.range, by),
    ...(related ? { related: related.map((one) => ({ ...one, range: movedRange(one.range, by) })) } : {}),
    get data() {
      return dataHere();
    },
  };
}

function movedRange({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
