import { conditionalDependency } from "./conditional-dependency.js";
import { dependencyDenied } from "./dependency-denied.js";
import { documentationErratum } from "./documentation-erratum.js";
import { indirectDependency } from "./indirect-dependency.js";
import { malformedAction } from "./malformed-action.js";
import { missingDependency } from "./missing-dependency.js";
import { newerDependency } from "./newer-dependency.js";
import type { Rule } from "./rule.js";
import { unusedIgnore } from "./unused-ignore.js";

/** Every rule there is. Settings, pages and the manifest follow from this list. */
export const rules: readonly Rule<unknown>[] = [
  missingDependency,
  dependencyDenied,
  newerDependency,
  indirectDependency,
  conditionalDependency,
  malformedAction,
  documentationErratum,
  unusedIgnore,
];
