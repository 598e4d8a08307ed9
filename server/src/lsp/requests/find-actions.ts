import { actionPage } from "../../core/describe/action-page.js";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import { findActions } from "../../features/insert/find-actions.js";
import { insertChoices } from "../../features/insert/insert-actions.js";
import { policyTemplates } from "../../features/insert/new-policy.js";
import {
  type DescribeActionParams, describeActionRequest, type DescribeActionResult, type FindActionsParams, findActionsRequest, type FoundActions,
  type InsertActionsParams, insertActionsRequest, type InsertChoices, type PolicyTemplateItem, policyTemplatesRequest,
} from "../../protocol.js";
import type { FeatureGroup, ServerContext } from "./group.js";
import { guarded } from "./guard.js";
import type { Session } from "../state/session.js";

/** For clients that have no requests of our own; its argument is the query. */
const findActionsCommand = "huaweiIam.findActions";

/** From an API call, an error message or words to an action, and from there into a policy. */
export const findActionsGroup: FeatureGroup = {
  commands: () => ({
    [findActionsCommand]: ({ session }: ServerContext, [query]) => (typeof query === "string" ? findActions(query, session.environment) : null),
  }),

  register({ connection, session }) {
    connection.onRequest(findActionsRequest, guarded(connection, findActionsRequest, null, ({ query, uri }: FindActionsParams): FoundActions => {
      const snapshot = uri === undefined ? undefined : session.snapshot(uri);
      return findActions(query, snapshot?.environment ?? session.environment, snapshot);
    }));
    connection.onRequest(insertActionsRequest, guarded(connection, insertActionsRequest, null, (params: InsertActionsParams) => answerChoices(session, params)));
    connection.onRequest(describeActionRequest, guarded(connection, describeActionRequest, null, ({ action }: DescribeActionParams): DescribeActionResult => ({
      markdown: outlineToMarkdown(actionPage(action, session.environment.catalog, session.environment.language)),
    })));
    connection.onRequest(policyTemplatesRequest, guarded(connection, policyTemplatesRequest, null, (): PolicyTemplateItem[] => policyTemplates(session.environment.language)));
  },
};

function answerChoices(session: Session, { actions, textDocument, position }: InsertActionsParams): InsertChoices {
  const snapshot = textDocument && session.snapshot(textDocument.uri);
  const at = snapshot && position && { snapshot, position };
  return { version: snapshot?.version ?? null, choices: insertChoices(actions, snapshot?.environment ?? session.environment, at) };
}
