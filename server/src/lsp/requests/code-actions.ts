import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  MessageType,
  Range,
  ShowMessageNotification,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { codeActions, type CodeActionSupport, fixAllActions, fixAllKind } from "../../features/code-actions/code-actions.js";
import { isWanted, onSaveActions, onSaveKinds, refactoringActions, type RefactoringData, refactoringKinds } from "../../features/code-actions/refactorings.js";
import { refactoringData, resolveRefactoring } from "../../features/code-actions/resolve.js";
import { siblingFilesOf } from "../../features/code-actions/sibling.js";
import type { Snapshot } from "../../features/snapshot.js";
import { format } from "../../core/text/message.js";
import { isConfigFile } from "../../core/config/config-files.js";
import { guarded } from "../guard.js";
import { answer, type FeatureGroup } from "./group.js";
import type { ServerContext } from "../state/context.js";
import { ignorePlace } from "../state/ignore-place.js";

/** The command that shows a rule's page; its argument is the rule. */
const showRuleCommand = "huaweiIam.showRulePage";
/** The command that shows a place of a file; its arguments are the URI and the range. */
const showPlaceCommand = "huaweiIam.showPlace";

export const codeActionGroup: FeatureGroup = {
  capabilities: (client) => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...refactoringKinds, fixAllKind, ...onSaveKinds],
      ...(canResolve(client) ? { resolveProvider: true } : {}),
    },
  }),

  register(context) {
    context.connection.onCodeAction(
      answer(context, "code actions", (snapshot, params) =>
        withFreeNames(context, (isTaken) => answerCodeActions(context, snapshot, params, isTaken)),
      ),
    );
    context.connection.onCodeActionResolve((action) =>
      guarded<[], Promise<CodeAction>>(context.connection, "code action", action, () =>
        resolveAction(context, action),
      )(),
    );
  },
};

/** Whether a client requests the edit of an action when the user chooses it, and returns the data of the action. */
function canResolve({ textDocument }: ClientCapabilities): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes("edit") === true;
}

/**
 * Adds the edit of a refactoring. If it cannot be made, says why and returns the action without an edit, so that
 * nothing changes.
 */
async function resolveAction(context: ServerContext, action: CodeAction): Promise<CodeAction> {
  const data = refactoringData(action.data);
  if (!data || action.edit) return action;
  const { connection, snapshots, settings } = context;
  await snapshots.ready(data.uri);
  const result = await withFreeNames(context, (isTaken) =>
    resolveRefactoring(snapshots.of(data.uri), data, supportOf(context, data.uri, isTaken)));
  if (!("reason" in result)) {
    const isVersioned = context.client.capabilities.workspace?.workspaceEdit?.documentChanges === true;
    return { ...action, edit: isVersioned ? ofVersion(result, data) : result };
  }
  const message = format(result.reason, result.args, settings.environment.language);
  // As a notification, because a client need not support showWarningMessage, which is a request.
  void connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Warning,
    message: `Huawei IAM: ${message}`,
  });
  return action;
}

/** An edit that a client refuses if the document changes before it is applied. */
function ofVersion(edit: WorkspaceEdit, { uri, version }: RefactoringData): WorkspaceEdit {
  const edits = edit.changes?.[uri];
  return edits ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : edit;
}

/** Numbers of open documents, by the object that lives as long as the document is open. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf({ documents }: ServerContext, uri: string): number | undefined {
  const document = documents.get(uri);
  if (!document) return undefined;
  const number = numbers.get(document) ?? ++lastNumber;
  numbers.set(document, number);
  return number;
}

/**
 * A response that may name new files. It is computed at once, assuming that their names are free. Only then are the
 * names checked; if one is taken, the response is computed again.
 */
async function withFreeNames<R>(
  { documents, workspace }: ServerContext,
  make: (isTaken: (uri: string) => boolean) => R,
): Promise<R> {
  const known = new Map<string, boolean>();
  for (;;) {
    const unseen = new Set<string>();
    const made = make((uri) => {
      const isTaken = known.get(uri);
      if (isTaken === undefined) unseen.add(uri);
      return isTaken === true;
    });
    if (unseen.size === 0) return made;
    const exists = async (uri: string) => documents.get(uri) !== undefined || (await workspace.read(uri)) !== undefined;
    const seen = await Promise.all([...unseen].map(async (uri) => [uri, await exists(uri)] as const));
    for (const [uri, isTaken] of seen) known.set(uri, isTaken);
    if (seen.every(([, isTaken]) => !isTaken)) return made;
  }
}

/** The rule pages and places in files; the client opens them. */
export const rulePageGroup: FeatureGroup = {
  commands: (client) => (client.window?.showDocument?.support === true ? {
    async [showRuleCommand]({ connection, client: ours }, [rule]) {
      const uri = typeof rule === "string" && /^[a-z0-9-]+$/.test(rule) ? ours.rulePage(rule) : undefined;
      if (uri !== undefined) await connection.window.showDocument({ uri, external: false, takeFocus: true });
    },
    async [showPlaceCommand]({ connection }, [uri, selection]) {
      if (typeof uri === "string" && Range.is(selection))
        await connection.window.showDocument({ uri, selection, external: false, takeFocus: true });
    },
  } : {}),
};

/**
 * The actions of the requested kinds. Actions for the whole file are included only if their kind is requested, as on
 * save.
 */
function answerCodeActions(
  context: ServerContext,
  snapshot: Snapshot,
  { range, context: { only, triggerKind } }: CodeActionParams,
  isTaken: (uri: string) => boolean,
): CodeAction[] {
  if (isConfigFile(snapshot.uri)) return [];
  const support = supportOf(context, snapshot.uri, isTaken);
  const isSourceWanted = (kind: string) => only !== undefined && !only.includes("") && isWanted(kind, only);
  const { refactorings } = snapshot.environment.features;
  // The editor asks automatically whether to show a bulb. A valid policy gets none.
  const isUnasked = triggerKind === CodeActionTriggerKind.Automatic && only === undefined;
  const fixes = isWanted(CodeActionKind.QuickFix, only) ? codeActions(snapshot, range, support, isUnasked) : [];
  if (isUnasked && fixes.length === 0) return [];
  // A refactoring that is already listed as a fix is not listed again.
  const others = refactorings
    ? refactoringActions(snapshot, range, only, support).filter(({ title }) =>
        fixes.every((fix) => fix.title !== title),
      )
    : [];
  return [
    ...fixes,
    ...others,
    ...(isSourceWanted(fixAllKind) ? fixAllActions(snapshot, support.otherFiles) : []),
    ...(refactorings ? onSaveActions(snapshot, isSourceWanted) : []),
  ];
}

function supportOf(context: ServerContext, uri: string, isTaken: (uri: string) => boolean): CodeActionSupport {
  const { textDocument, window } = context.client.capabilities;
  const ignore = ignorePlace(context, uri);
  const canShow = window?.showDocument?.support === true;
  return {
    disabled: textDocument?.codeAction?.disabledSupport === true,
    ...(canShow ? { showPage: showRuleCommand } : {}),
    ...(ignore ? { ignore: { ...ignore, show: canShow ? showPlaceCommand : undefined } } : {}),
    ...(canResolve(context.client.capabilities) ? { opened: numberOf(context, uri) } : {}),
    otherFiles: {
      fileWith: (text) => context.siblings.withText(uri, text),
      isVersioned: context.client.capabilities.workspace?.workspaceEdit?.documentChanges === true,
    },
    ...(context.client.canCreateFiles ? { sibling: siblingFilesOf(uri, isTaken) } : {}),
  };
}
