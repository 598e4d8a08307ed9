import type { CompletionKind } from "../kind.js";
import { actionKind } from "./action.js";
import { agencyActionKind } from "./agency-action.js";
import { conditionKeyKind } from "./condition-key.js";
import { conditionValueKind } from "./condition-value.js";
import { effectKind } from "./effect.js";
import { elementKind } from "./element.js";
import { identityActionKind } from "./identity-action.js";
import { operatorKind } from "./operator.js";
import { principalKind } from "./principal.js";
import { resourceKind } from "./resource.js";
import { statementKind } from "./statement.js";
import { versionKind } from "./version.js";

/** All kinds of completion. At each place, the first one that applies is used. */
export const completionKinds: readonly CompletionKind[] = [
  elementKind,
  principalKind,
  operatorKind,
  conditionKeyKind,
  conditionValueKind,
  versionKind,
  statementKind,
  effectKind,
  actionKind,
  agencyActionKind,
  identityActionKind,
  resourceKind,
];
