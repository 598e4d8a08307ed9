import type { Scenario } from "../../core/catalog/scenarios.js";
import { describeScenario } from "../../core/describe/scenario.js";
import { visible } from "../terminal/width.js";
import type { Context } from "./command.js";
import { andMore } from "./find-calls.js";

/** The console jobs that a query describes, each with the actions that its guide lists. */
export function printScenarios(scenarios: readonly Scenario[], limit: number, context: Context): string {
  const { say, style, language } = context;
  const shown = scenarios.slice(0, limit);
  const rest = scenarios.length - shown.length;
  const entries = shown.map((scenario) => {
    const { title, notes } = describeScenario(scenario, language);
    const lines = [style.dim(visible(notes.join(language === "zh" ? "" : " "))), ...scenario.actions.map(visible)];
    return [style.bold(visible(title)), ...lines.map((line) => `  ${line}`)].join("\n");
  });
  return [say(heading), ...entries, ...(rest > 0 ? [style.dim(say(andMore, { rest }))] : [])].join("\n\n") + "\n";
}

const heading = {
  en: "Jobs in the console, by the user guides. They list what a job needs, not what one action needs.",
  zh: "用户指南中的控制台场景。所列为完成该操作需要的授权项，并非某个授权项的依赖。",
};
