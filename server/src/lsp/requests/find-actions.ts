import { actionPage } from "../../core/describe/action/action-page.js";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import { withVersion } from "../../features/catalog.js";
import { findActions } from "../../features/insert/find-actions.js";
import { insertChoices } from "../../features/insert/insert-actions.js";
import { policyTemplates } from "../../features/insert/new-policy.js";
import {
  type DescribeActionParams,
  describeActionRequest,
  type DescribeActionResult,
  type FindActionsParams,
  findActionsRequest,
  type FoundActions,
  type InsertActionsParams,
  insertActionsRequest,
  type InsertChoices,
  type PolicyTemplateItem,
  policyTemplatesRequest,
} from "../../protocol.js";
import type { ServerContext } from "../state/context.js";
import type { FeatureGroup } from "./group.js";
import { guarded } from "../guard.js";

/** For clients without our own requests; its argument is the query. */
const findActionsCommand = "huaweiIam.findActions";

/** Finds actions for an API call, an error message or words, and inserts them into a policy. */
export const findActionsGroup: FeatureGroup = {
  commands: () => ({
    [findActionsCommand]: ({ settings }: ServerContext, [query]) =>
      typeof query === "string" ? findActions(query, settings.environment) : null,
  }),

  register(context) {
    const { connection, settings, snapshots } = context;
    connection.onRequest(
      findActionsRequest,
      guarded(connection, findActionsRequest, null, ({ query, uri, version }: FindActionsParams): FoundActions => {
        const snapshot = uri === undefined ? undefined : snapshots.of(uri);
        const environment = snapshot?.environment ?? settings.environment;
        return findActions(query, withVersion(environment, version === undefined ? {} : { version }), snapshot);
      }),
    );
    connection.onRequest(
      insertActionsRequest,
      guarded(connection, insertActionsRequest, null, (params: InsertActionsParams) => answerChoices(context, params)),
    );
    connection.onRequest(
      describeActionRequest,
      guarded(
        connection,
        describeActionRequest,
        null,
        ({ action }: DescribeActionParams): DescribeActionResult => ({
          markdown: outlineToMarkdown(actionPage(action, settings.environment.catalog, settings.environment.language)),
        }),
      ),
    );
    connection.onRequest(
      policyTemplatesRequest,
      guarded(connection, policyTemplatesRequest, null, (): PolicyTemplateItem[] =>
        policyTemplates(settings.environment.language),
      ),
    );
  },
};

function answerChoices(
  { settings, snapshots }: ServerContext,
  { actions, textDocument, position }: InsertActionsParams,
): InsertChoices {
  const snapshot = textDocument && snapshots.of(textDocument.uri);
  const at = snapshot && position && { snapshot, position };
  return {
    version: snapshot?.version ?? null,
    choices: insertChoices(actions, snapshot?.environment ?? settings.environment, at),
  };
}
