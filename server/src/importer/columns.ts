import type { Cell } from "./page.js";
import { ImportProblem, type Place } from "./problem.js";

/** What a column of a permission table holds. */
export type Column = "label" | "api" | "action" | "dependsOn" | "iamProject" | "enterpriseProject" | "instanceAuth" | "tagAuth";

/** Column titles by what they hold, without blanks, in lower case and with ASCII brackets. */
const titles: Readonly<Record<string, Column>> = {
  "权限": "label",
  "对应的api接口": "api",
  "授权项(action)": "action",
  "依赖的授权项": "dependsOn",
  "iam项目(project)": "iamProject",
  "企业项目(enterpriseproject)": "enterpriseProject",
  "实例授权": "instanceAuth",
  "标签授权": "tagAuth",
};

/** What each column of the table holds. */
export function readColumns(header: readonly Cell[], place: Place): readonly Column[] {
  return header.map((cell) => {
    const title = cell.map(({ text }) => text).join(" ");
    const column = titles[plainTitle(title)];
    if (!column) throw new ImportProblem({ ...place, row: 0, cell: title }, "unknown column title.");
    return column;
  });
}

function plainTitle(title: string): string {
  return title.replace(/\s+/g, "").replaceAll("（", "(").replaceAll("）", ")").toLowerCase();
}
