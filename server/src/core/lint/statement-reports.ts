import { namesOneAction } from "../policy/listed-actions.js";
import { areTorn } from "../policy/json/syntax-error.js";
import type { Statement } from "../policy/model.js";
import { originOf } from "../policy/reparse/moved.js";
import type { PolicyRule, Report, StatementContext } from "../rule/rule.js";
import type { TextRange } from "../text/range.js";

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
   * The reports about a statement and its parts of those `rules` that have any, each in the order of the text. Rules
   * that are not `wanted` are not called, but the reports that they have had are included. `rules` is the same for all
   * versions that are sound, for all with wrong commas only, and for all others.
   */
  in(
    statement: Statement,
    rules: readonly AnyRule[],
    context: StatementContext,
    wanted: (rule: AnyRule) => boolean,
  ): readonly RuleReports[] {
    const origin = originOf(statement);
    const { syntaxErrors } = context.file;
    const reports = this.#known[syntaxErrors.length === 0 ? "sound" : areTorn(syntaxErrors) ? "torn" : "commas"];
    const known = reports.get(origin) ?? { unasked: rules, found: [] };
    reports.set(origin, known);
    if (known.unasked.length > 0) {
      for (const rule of known.unasked.filter(wanted)) {
        const reports = reportsIn(rule, statement, context);
        if (reports.length > 0) known.found.push({ rule, reports, statement });
      }
      known.unasked = known.unasked.filter((rule) => !wanted(rule));
    }
    return known.found.map((one, at) => {
      if (one.statement === statement) return one;
      if (one.statement.index === statement.index)
        return { rule: one.rule, reports: moved(one, statement, context) };
      // The number of a statement may be in a message.
      return (known.found[at] = { rule: one.rule, reports: reportsIn(one.rule, statement, context), statement });
    });
  }
}

/** The reports of one rule, in the order of the text. */
export interface RuleReports {
  readonly rule: AnyRule;
  readonly reports: readonly AnyReport[];
}

interface Known {
  /** The rules that were not called yet. */
  unasked: readonly AnyRule[];
  readonly found: FoundReports[];
}

interface FoundReports extends RuleReports {
  /** The statement when the rule reported on it. */
  readonly statement: Statement;
}

/** Maximum number of reports of a rule. A text with more is not a policy, and the editor must stay responsive. */
export const mostReports = 1000;

/** Whether a rule has reports about single statements. */
export function isAboutStatements(rule: AnyRule): boolean {
  const { checkStatement, checkAction, checkNamedAction, checkResource, checkCondition } = rule;
  return [checkStatement, checkAction, checkNamedAction, checkResource, checkCondition].some(
    (listener) => listener !== undefined,
  );
}

function reportsIn(rule: AnyRule, statement: Statement, context: StatementContext): AnyReport[] {
  const reports: AnyReport[] = [];
  for (const report of eachReport(rule, statement, context)) if (reports.push(report) === mostReports) break;
  return reports;
}

function* eachReport(rule: AnyRule, statement: Statement, context: StatementContext): Generator<AnyReport> {
  yield* rule.checkStatement?.(statement, context) ?? [];
  if (rule.checkAction || rule.checkNamedAction) {
    for (const entry of statement.actions) {
      const listed = { statement, entry };
      const one = rule.checkAction?.(listed, context);
      if (one) yield one;
      const named = namesOneAction(entry) ? rule.checkNamedAction?.(listed, context) : undefined;
      if (named) yield named;
    }
  }
  const { resource } = statement;
  if (resource && rule.checkResource)
    for (const node of resource.entries) yield* rule.checkResource({ statement, resource, node }, context);
  if (rule.checkCondition)
    for (const condition of statement.conditions) yield* rule.checkCondition(condition, context);
}

function moved({ rule, reports, statement: from }: FoundReports, statement: Statement, context: StatementContext) {
  const by = statement.node.range.start - from.node.range.start;
  let again: readonly AnyReport[] | undefined;
  const here = () => (again ??= reportsIn(rule, statement, context));
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
