import { groupInOneLine } from "../../../core/describe/diff/group-sentence.js";
import { type ChangeGroup, groupChanges } from "../../../core/diff/groups.js";
import { newAccess } from "../../../core/diff/model.js";
import { visible } from "../../terminal/width.js";
import { data, property } from "../github.js";
import { uncomparedLine } from "./uncompared-line.js";
import type { DiffReport, DiffReporter } from "./reporter.js";

/** For GitHub Actions: one annotation for each group of changes, and a notice for what was not compared. */
export const diffGithub: DiffReporter = (report) => {
  const { comparison, context } = report;
  return [
    ...groupChanges(comparison.changes).map((group) => annotation(group, report)),
    ...comparison.uncompared.map((part) => {
      const place = part.side === "new" ? ` file=${property(part.file)},line=${part.line},title=huawei-iam` : "";
      return `::notice${place}::${data(visible(uncomparedLine(part, context)))}\n`;
    }),
  ].join("");
};

function annotation(group: ChangeGroup, { context, isFailure, linesOf }: DiffReport): string {
  const { place, kind, level } = group;
  const isNew = newAccess.has(kind);
  const command = isFailure(group) ? "error" : isNew && level !== "read" ? "warning" : "notice";
  const lines = place?.side === "new" ? linesOf(place.file) : undefined;
  const file = place && linesOf(place.file) ? `file=${property(place.file)},` : "";
  const line = lines && place ? `line=${place.line},` : "";
  const message = data(visible(groupInOneLine(group, context.language)));
  return `::${command} ${file}${line}title=huawei-iam::${message}\n`;
}
