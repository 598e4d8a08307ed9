import { cellText, type Cell } from "../pages/page.js";
import { ImportProblem, type PagePlace } from "../problem.js";

/**
 * What a column of a permission table holds. `notes` is prose that may name more needs; `group` and `other` are not
 * read.
 */
export type Column =
  | "label" | "api" | "method" | "action" | "dependsOn" | "notes"
  | "scope" | "iamProject" | "enterpriseProject" | "instanceAuth" | "tagAuth"
  | "group" | "other";

/** What a title may mean before the whole header is read. */
type Meaning = Column | "permission" | "description" | "policy" | "policyName";

/** Column titles without blanks and brackets, in lower case. */
const titles: Readonly<Record<Meaning, readonly string[]>> = {
  label: [
    "权限说明",
    "权限描述",
    "api功能",
    "操作名称",
    "操作",
    "详细操作",
    "说明",
    "gaussdbdws资源操作",
    "operation",
    "apifunction",
    "function",
    "procedure",
  ],
  description: ["描述", "description"],
  permission: ["权限", "permission", "permissions"],
  action: [
    "授权项", "授权项action", "操作action", "action详情", "对应的操作权限", "action", "actions", "actionname", "fine-grainedaction",
    "permissionname", "system-definedpermission", "permissionservice:resource:actionrole/policy-basedauthorization",
  ],
  api: ["api", "apis", "对应api接口", "对应的api接口", "对应的api"],
  method: ["方法"],
  dependsOn: [
    "依赖的授权项", "依赖的授权项action", "依赖其他服务的最小化授权项", "依赖关系", "dependencies", "dependency", "dependentpermission",
    "dependentaction", "relatedaction", "dependencyitem", "dependedsystempermissions",
  ],
  notes: ["备注", "remarks"],
  scope: ["授权项作用域", "授权作用域", "授权范围", "authorizationscope", "scope"],
  iamProject: ["iam项目", "iam项目project", "iamproject", "iamprojects", "iamprojectproject"],
  enterpriseProject: [
    "企业项目",
    "企业项目enterpriseproject",
    "enterpriseproject",
    "enterpriseprojects",
    "enterpriseprojectenterpriseproject",
    "enterpriseenterpriseproject",
  ],
  instanceAuth: ["实例授权"],
  tagAuth: ["标签授权"],
  group: ["模块", "操作分类", "module", "feature"],
  other: ["策略类别", "类别", "type", "category", "scenario", "applicablescenario", "权限范围", "1.13及以上版本的集群"],
  policyName: ["策略名称", "策略名称/系统角色", "用户类型", "policyname", "policyname/systemrole", "role/policyname", "policy", "item"],
  policy: [],
};

const meanings = new Map(
  Object.entries(titles).flatMap(([meaning, all]) => all.map((title) => [title, meaning as Meaning])),
);

/** The name of a system policy as a column title: the table shows which policy allows which action. */
const policyTitle = /^[A-Za-z]+ ?(Admin|Administrator|User|Viewer|Guest|FullAccess|ReadOnlyAccess|\w*Access|\w*Permission|\w*Operations|\w*Policy)( \(.*\))?$/;

/** What each column of the table holds, or a sentence if the table does not list single permissions. */
export function readColumns(header: readonly Cell[], place: PagePlace): readonly Column[] | string {
  const found = header.map((cell) => readTitle(cellText(cell), place));
  if (found[0] === "policyName") return "describes system policies, not single permissions";
  if (found.includes("policy") && !found.includes("action")) return "tells which system policy allows what, names no action";
  const columns = settle(found);
  if (!columns.includes("action") && !columns.includes("api"))
    throw new ImportProblem({ ...place, row: 0 }, "neither an action nor an API column.");
  return columns;
}

function readTitle(title: string, place: PagePlace): Meaning {
  const plain = title.replace(/[\s()（）]/g, "").toLowerCase();
  const meaning =
    meanings.get(plain) ?? (policyTitle.test(title) || title === "DMSAgencyCheckAccessPolicy" ? "policy" : undefined);
  if (!meaning) throw new ImportProblem({ ...place, row: 0, cell: title }, "unknown column title.");
  return meaning;
}

/**
 * Resolves ambiguous titles by the other columns: «Permission» is a label in one table and an action in another,
 * «Description» a label or a remark. Of two action columns the second has the details.
 */
function settle(found: readonly Meaning[]): readonly Column[] {
  const has = (meaning: Meaning) => found.includes(meaning);
  const isPermissionAction = !has("action") && (has("label") || has("description"));
  const isDescriptionLabel = !has("label") && (!has("permission") || isPermissionAction);
  return found.map((meaning, index): Column => {
    if (meaning === "permission") return isPermissionAction ? "action" : "label";
    if (meaning === "description") return isDescriptionLabel ? "label" : "notes";
    if (meaning === "policy" || meaning === "policyName") return "other";
    if (meaning === "action" && found.lastIndexOf("action") !== index) return "group";
    return meaning;
  });
}
