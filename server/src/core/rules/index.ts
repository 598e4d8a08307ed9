import { actionAndNotAction } from "./action-and-not-action.js";
import { agencyPolicy } from "./agency-policy.js";
import { allowDenyConflict } from "./allow-deny-conflict.js";
import { broadWildcard } from "./broad-wildcard.js";
import { conditionKeyService } from "./condition-key-service.js";
import { conditionValueForm } from "./condition-value-form.js";
import { conditionalDependency } from "./conditional-dependency.js";
import { denyOnlyPolicy } from "./deny-only-policy.js";
import { dependencyDenied } from "./dependency-denied.js";
import { deprecatedApi } from "./deprecated-api.js";
import { documentationErratum } from "./documentation-erratum.js";
import { duplicateAction } from "./duplicate-action.js";
import { duplicateKey } from "./duplicate-key.js";
import { emptyElement } from "./empty-element.js";
import { enterpriseProjectUnsupported } from "./enterprise-project-unsupported.js";
import { fullwidthPunctuation } from "./fullwidth-punctuation.js";
import { ifexistsOnNull } from "./ifexists-on-null.js";
import { indirectDependency } from "./indirect-dependency.js";
import { invalidEffect } from "./invalid-effect.js";
import { invalidResource } from "./invalid-resource.js";
import { invalidVersion } from "./invalid-version.js";
import { jsonSyntax } from "./json-syntax.js";
import { limitActionLength } from "./limit-action-length.js";
import { limitActions } from "./limit-actions.js";
import { limitConditionValue } from "./limit-condition-value.js";
import { limitConditions } from "./limit-conditions.js";
import { limitPolicySize } from "./limit-policy-size.js";
import { limitResourceLength } from "./limit-resource-length.js";
import { limitResources } from "./limit-resources.js";
import { limitStatements } from "./limit-statements.js";
import { malformedAction } from "./malformed-action.js";
import { missingAction } from "./missing-action.js";
import { missingComma } from "./missing-comma.js";
import { missingDependency } from "./missing-dependency.js";
import { missingEffect } from "./missing-effect.js";
import { missingQuote } from "./missing-quote.js";
import { missingVersion } from "./missing-version.js";
import { mixedScope } from "./mixed-scope.js";
import { newerDependency } from "./newer-dependency.js";
import { operatorTypeMismatch } from "./operator-type-mismatch.js";
import { redundantAction } from "./redundant-action.js";
import { renamedAction } from "./renamed-action.js";
import { resourceScopeUnsupported } from "./resource-scope-unsupported.js";
import { resourceServiceMismatch } from "./resource-service-mismatch.js";
import { roleBody } from "./role-body.js";
import type { Rule } from "./rule.js";
import { serviceCase } from "./service-case.js";
import { trailingComma } from "./trailing-comma.js";
import { unbalancedBrackets } from "./unbalanced-brackets.js";
import { unknownAction } from "./unknown-action.js";
import { unknownConditionKey } from "./unknown-condition-key.js";
import { unknownElement } from "./unknown-element.js";
import { unknownOperator } from "./unknown-operator.js";
import { unusedIgnore } from "./unused-ignore.js";
import { wildcardDependency } from "./wildcard-dependency.js";
import { wildcardMatchesNothing } from "./wildcard-matches-nothing.js";
import { wrongType } from "./wrong-type.js";

/** Every rule there is. Settings, pages and the manifest follow from this list. */
export const rules: readonly Rule<unknown>[] = [
  missingDependency,
  dependencyDenied,
  wildcardDependency,
  newerDependency,
  indirectDependency,
  conditionalDependency,
  malformedAction,
  unknownAction,
  wildcardMatchesNothing,
  documentationErratum,
  serviceCase,
  duplicateAction,
  redundantAction,
  renamedAction,
  deprecatedApi,
  fullwidthPunctuation,
  missingComma,
  trailingComma,
  unbalancedBrackets,
  missingQuote,
  jsonSyntax,
  missingVersion,
  invalidVersion,
  missingEffect,
  invalidEffect,
  missingAction,
  actionAndNotAction,
  emptyElement,
  unknownElement,
  wrongType,
  duplicateKey,
  roleBody,
  limitStatements,
  limitActions,
  limitActionLength,
  limitPolicySize,
  limitResources,
  limitResourceLength,
  limitConditions,
  limitConditionValue,
  allowDenyConflict,
  denyOnlyPolicy,
  mixedScope,
  resourceScopeUnsupported,
  resourceServiceMismatch,
  invalidResource,
  enterpriseProjectUnsupported,
  agencyPolicy,
  unknownOperator,
  operatorTypeMismatch,
  conditionValueForm,
  ifexistsOnNull,
  conditionKeyService,
  unknownConditionKey,
  broadWildcard,
  unusedIgnore,
];
