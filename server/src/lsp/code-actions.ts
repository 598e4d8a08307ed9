import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { codeActions, type CodeActionSupport, fixAllActions, fixAllKind } from "../features/code-actions.js";
import type { Snapshot } from "../features/snapshot.js";
import { isConfigFile } from "../core/lint/config-files.js";
import { answer, type FeatureGroup } from "./group.js";
import type { Session } from "./session.js";

/** The command that shows a rule's page; its argument is the rule. */
const showRuleCommand = "huaweiIam.showRulePage";

export const codeActionGroup: FeatureGroup = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] } }),

  register(context) {
    context.connection.onCodeAction(answer(context, "code actions", (snapshot, params) => answerCodeActions(context.session, snapshot, params)));
  },
};

/** The pages of the rules: the client opens them. */
export const rulePageGroup: FeatureGroup = {
  commands: (client) => (client.window?.showDocument?.support === true ? {
    async [showRuleCommand]({ connection, session }, [rule]) {
      const uri = typeof rule === "string" && /^[a-z0-9-]+$/.test(rule) ? session.rulePage(rule) : undefined;
      if (uri !== undefined) await connection.window.showDocument({ uri, external: false, takeFocus: true });
    },
  } : {}),
};

/** The actions of the kinds that a client asks for. Repairing all is offered only to who asks for it by name, as on save. */
function answerCodeActions(session: Session, snapshot: Snapshot, { range, context: { only } }: CodeActionParams): CodeAction[] {
  if (isConfigFile(snapshot.uri)) return [];
  const wantsFix = !only || only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix);
  const wantsAll = only?.some((kind) => kind === fixAllKind || fixAllKind.startsWith(`${kind}.`)) === true;
  return [...(wantsFix ? codeActions(snapshot, range, supportOf(session, snapshot.uri)) : []), ...(wantsAll ? fixAllActions(snapshot) : [])];
}

function supportOf(session: Session, uri: string): CodeActionSupport {
  const { textDocument, workspace, window } = session.client;
  const ignore = session.ignorePlace(uri);
  return {
    disabled: textDocument?.codeAction?.disabledSupport === true,
    confirmation: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    ...(window?.showDocument?.support === true ? { showPage: showRuleCommand } : {}),
    ...(ignore ? { ignore } : {}),
  };
}
