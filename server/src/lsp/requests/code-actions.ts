import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  Range,
} from "vscode-languageserver";
import { codeActions, type CodeActionSupport, fixAllActions, fixAllKind } from "../../features/code-actions/code-actions.js";
import { isWanted, onSaveActions, onSaveKinds, refactoringActions, refactoringKinds } from "../../features/code-actions/refactorings.js";
import { siblingFilesOf } from "../../features/code-actions/sibling.js";
import type { Snapshot } from "../../features/snapshot.js";
import { isConfigFile } from "../../core/config/config-files.js";
import { answer, type FeatureGroup } from "./group.js";
import type { ServerContext } from "../state/context.js";
import { ignorePlace } from "../state/ignore-place.js";

/** The command that shows a rule's page; its argument is the rule. */
const showRuleCommand = "huaweiIam.showRulePage";
/** The command that shows a place of a file; its arguments are the URI and the range. */
const showPlaceCommand = "huaweiIam.showPlace";

export const codeActionGroup: FeatureGroup = {
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, ...refactoringKinds, fixAllKind, ...onSaveKinds] },
  }),

  register(context) {
    context.connection.onCodeAction(
      answer(context, "code actions", (snapshot, params) =>
        withFreeNames(context, (isTaken) => answerCodeActions(context, snapshot, params, isTaken)),
      ),
    );
  },
};

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
    ...(isSourceWanted(fixAllKind) ? fixAllActions(snapshot) : []),
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
    ...(context.client.canCreateFiles ? { sibling: siblingFilesOf(uri, isTaken) } : {}),
  };
}
