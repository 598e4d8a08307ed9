import type { AgentTool } from "../tool.js";
import { explainPolicyTool } from "./explain-policy.js";
import { findActionsTool } from "./find-actions.js";
import { lintPolicyTool } from "./lint-policy.js";
import { listPoliciesTool } from "./list-policies.js";
import { lookUpActionTool } from "./look-up-action.js";
import { needsOfCallsTool } from "./needs-of-calls.js";

/** All tools, in the order in which agents see them. */
export const agentTools: readonly AgentTool[] = [
  findActionsTool,
  lookUpActionTool,
  lintPolicyTool,
  explainPolicyTool,
  needsOfCallsTool,
  listPoliciesTool,
];
