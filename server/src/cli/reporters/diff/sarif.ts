import { groupInOneLine } from "../../../core/describe/diff/group-sentence.js";
import { kindVerbs, levelNames } from "../../../core/describe/diff/diff-texts.js";
import { type ChangeGroup, groupChanges, levels } from "../../../core/diff/groups.js";
import { newAccess } from "../../../core/diff/model.js";
import { regionOf } from "../../files/result.js";
import { artifact, resultText, ruleName, sarifLog } from "../sarif-log.js";
import { uncomparedLine } from "./uncompared-line.js";
import type { DiffReport, DiffReporter } from "./reporter.js";

/** For code scanning: SARIF 2.1.0, one result for each group of changes. */
export const diffSarif: DiffReporter = (report) => {
  const { comparison, context } = report;
  const groups = groupChanges(comparison.changes);
  return sarifLog({
    command: "diff",
    version: context.version,
    language: context.language,
    env: context.io.env,
    rules: rulesFor(groups, report),
    isSuccessful: true,
    notifications: comparison.uncompared.map((part) => ({
      level: "note",
      message: { text: uncomparedLine(part, context) },
      locations: [{ physicalLocation: { artifactLocation: artifact(part.file, part.file) } }],
    })),
    results: groups.map((group) => resultText(toResult(group, report))),
  });
};

/** New access of each level, and less access. */
function ruleIdOf({ kind, level }: Pick<ChangeGroup, "kind" | "level">): string {
  return newAccess.has(kind) ? `new-access-${level}` : "less-access";
}

const fullStop = { en: ".", zh: "。" };
const ruleIds = [...levels.map((level) => `new-access-${level}`), "less-access"];

/** Some consumers use the level of a rule instead of that of a result, so a rule has that of its worst result. */
function rulesFor(groups: readonly ChangeGroup[], report: DiffReport) {
  const { say } = report.context;
  return ruleIds.map((id) => {
    const own = groups.filter((group) => ruleIdOf(group) === id).map((group) => levelIn(group, report));
    const level = own.includes("error") ? "error" : own.includes("warning") ? "warning" : "note";
    const about = levels.find((one) => id === `new-access-${one}`);
    const verb = say(kindVerbs[about ? "gained" : "narrowed"]);
    const text = about ? `${verb}: ${say(levelNames[about])}` : verb;
    return {
      id,
      name: ruleName(id),
      shortDescription: { text },
      fullDescription: { text: `${text}${say(fullStop)}` },
      help: { text },
      defaultConfiguration: { level },
    };
  });
}

function levelIn(group: ChangeGroup, { isFailure }: DiffReport): "error" | "warning" | "note" {
  if (isFailure(group)) return "error";
  return newAccess.has(group.kind) && group.level !== "read" ? "warning" : "note";
}

function toResult(group: ChangeGroup, report: DiffReport) {
  const { place } = group;
  const lines = place && report.linesOf(place.file);
  // A line of the old side says nothing about the file as it is now.
  const region = lines && place.side === "new" ? { region: regionOf(lines, place.range) } : {};
  const artifactLocation = place && artifact(place.file, place.file);
  const id = ruleIdOf(group);
  return {
    ruleId: id,
    ruleIndex: ruleIds.indexOf(id),
    level: levelIn(group, report),
    message: { text: groupInOneLine(group, report.context.language) },
    locations: artifactLocation ? [{ physicalLocation: { artifactLocation, ...region } }] : [],
    properties: {
      kind: group.kind,
      actions: group.changes.map(({ name }) => name),
      patterns: group.patterns.map(({ name }) => name),
    },
  };
}
