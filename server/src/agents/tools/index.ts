import type { AgentTool } from "../tool.js";
import { comparePoliciesTool } from "./compare-policies.js";
import { explainPolicyTool } from "./explain-policy.js";
import { findActionsTool } from "./find-actions.js";
import { lintPolicyTool } from "./lint-policy.js";
import { listPoliciesTool } from "./list-policies.js";
import { lookUpActionTool } from "./look-up-action.js";
import { needsOfCallsTool } from "./needs-of-calls.js";
import { testPoliciesTool } from "./test-policies.js";

/** All tools, in the order in which agents see them. */
export const agentTools: readonly AgentTool[] = [
  findActionsTool,
  lookUpActionTool,
  lintPolicyTool,
  explainPolicyTool,
  comparePoliciesTool,
  testPoliciesTool,
  needsOfCallsTool,
  listPoliciesTool,
];
