import type { Rule } from "../rule/rule.js";
import { deprecatedApi } from "./action/deprecated-api.js";
import { documentationErratum } from "./action/documentation-erratum.js";
import { duplicateAction } from "./action/duplicate-action.js";
import { malformedAction } from "./action/malformed-action.js";
import { otherVersionName } from "./action/other-version-name.js";
import { redundantAction } from "./action/redundant-action.js";
import { renamedAction } from "./action/renamed-action.js";
import { serviceCase } from "./action/service-case.js";
import { unknownAction } from "./action/unknown-action.js";
import { wildcardMatchesNothing } from "./action/wildcard-matches-nothing.js";
import { conditionKeyService } from "./condition/condition-key-service.js";
import { conditionValueForm } from "./condition/condition-value-form.js";
import { ifexistsOnNull } from "./condition/ifexists-on-null.js";
import { operatorTypeMismatch } from "./condition/operator-type-mismatch.js";
import { unknownConditionKey } from "./condition/unknown-condition-key.js";
import { unknownOperator } from "./condition/unknown-operator.js";
import { conditionalDependency } from "./dependency/conditional-dependency.js";
import { dependencyDenied } from "./dependency/dependency-denied.js";
import { indirectDependency } from "./dependency/indirect-dependency.js";
import { missingDependency } from "./dependency/missing-dependency.js";
import { newerDependency } from "./dependency/newer-dependency.js";
import { wildcardDependency } from "./dependency/wildcard-dependency.js";
import { allowDenyConflict } from "./logic/allow-deny-conflict.js";
import { denyOnlyPolicy } from "./logic/deny-only-policy.js";
import { agencyPolicy } from "./scope/agency-policy.js";
import { enterpriseProjectUnsupported } from "./scope/enterprise-project-unsupported.js";
import { invalidResource } from "./scope/invalid-resource.js";
import { invalidUrn } from "./scope/invalid-urn.js";
import { mixedScope } from "./scope/mixed-scope.js";
import { resourceScopeUnsupported } from "./scope/resource-scope-unsupported.js";
import { resourceServiceMismatch } from "./scope/resource-service-mismatch.js";
import { unusableResource } from "./scope/unusable-resource.js";
import { broadWildcard } from "./security/broad-wildcard.js";
import { actionAndNotAction } from "./structure/action-and-not-action.js";
import { duplicateKey } from "./structure/duplicate-key.js";
import { emptyElement } from "./structure/empty-element.js";
import { foreignVersion } from "./structure/foreign-version.js";
import { fullwidthPunctuation } from "./structure/fullwidth-punctuation.js";
import { invalidEffect } from "./structure/invalid-effect.js";
import { invalidVersion } from "./structure/invalid-version.js";
import { jsonSyntax } from "./structure/json-syntax.js";
import { limitActionLength } from "./structure/limit-action-length.js";
import { limitActions } from "./structure/limit-actions.js";
import { limitConditionValue } from "./structure/limit-condition-value.js";
import { limitConditions } from "./structure/limit-conditions.js";
import { limitPolicySize } from "./structure/limit-policy-size.js";
import { limitResourceLength } from "./structure/limit-resource-length.js";
import { limitResources } from "./structure/limit-resources.js";
import { limitStatements } from "./structure/limit-statements.js";
import { missingAction } from "./structure/missing-action.js";
import { missingComma } from "./structure/missing-comma.js";
import { missingEffect } from "./structure/missing-effect.js";
import { missingPrincipal } from "./structure/missing-principal.js";
import { missingQuote } from "./structure/missing-quote.js";
import { missingStatement } from "./structure/missing-statement.js";
import { missingVersion } from "./structure/missing-version.js";
import { permissionSetCharacters } from "./structure/permission-set-characters.js";
import { roleBody } from "./structure/role-body.js";
import { trailingComma } from "./structure/trailing-comma.js";
import { unbalancedBrackets } from "./structure/unbalanced-brackets.js";
import { unknownElement } from "./structure/unknown-element.js";
import { unsupportedPrincipal } from "./structure/unsupported-principal.js";
import { unusedIgnore } from "./structure/unused-ignore.js";
import { wrongType } from "./structure/wrong-type.js";

/** All rules. Settings, pages and the manifest are generated from this list. */
export const rules: readonly Rule<unknown>[] = [
  // dependency
  missingDependency,
  dependencyDenied,
  wildcardDependency,
  newerDependency,
  indirectDependency,
  conditionalDependency,
  // action
  malformedAction,
  unknownAction,
  wildcardMatchesNothing,
  documentationErratum,
  serviceCase,
  duplicateAction,
  redundantAction,
  renamedAction,
  deprecatedApi,
  otherVersionName,
  // structure
  fullwidthPunctuation,
  missingComma,
  trailingComma,
  unbalancedBrackets,
  missingQuote,
  jsonSyntax,
  missingVersion,
  missingStatement,
  invalidVersion,
  missingEffect,
  missingPrincipal,
  unsupportedPrincipal,
  invalidEffect,
  missingAction,
  actionAndNotAction,
  emptyElement,
  unknownElement,
  wrongType,
  duplicateKey,
  roleBody,
  permissionSetCharacters,
  limitStatements,
  limitActions,
  limitActionLength,
  limitPolicySize,
  limitResources,
  limitResourceLength,
  limitConditions,
  limitConditionValue,
  unusedIgnore,
  foreignVersion,
  // logic
  allowDenyConflict,
  denyOnlyPolicy,
  // scope
  mixedScope,
  resourceScopeUnsupported,
  resourceServiceMismatch,
  invalidResource,
  invalidUrn,
  enterpriseProjectUnsupported,
  agencyPolicy,
  unusableResource,
  // condition
  unknownOperator,
  operatorTypeMismatch,
  conditionValueForm,
  ifexistsOnNull,
  conditionKeyService,
  unknownConditionKey,
  // security
  broadWildcard,
];
