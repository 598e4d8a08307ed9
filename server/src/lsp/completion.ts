import { type ClientCapabilities, CompletionItemTag } from "vscode-languageserver";
import { completion } from "../features/completion/completion.js";
import type { CompletionSupport } from "../features/completion/request.js";
import { resolveCompletion } from "../features/completion/resolve.js";
import { answer, type FeatureGroup } from "./group.js";
import { guarded } from "./guard.js";

export const completionGroup: FeatureGroup = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['"', ":"], resolveProvider: true } }),

  register(context) {
    const { connection, session } = context;
    connection.onCompletion(answer(context, "completion", (snapshot, { position, context: request }) => {
      if (!snapshot.environment.features.completion) return undefined;
      return completion(snapshot, position, supportOf(session.client, request?.triggerCharacter));
    }));
    connection.onCompletionResolve((item) => guarded(connection, "completion", item, () => resolveCompletion(item, session.environment))());
  },
};

function supportOf({ textDocument }: ClientCapabilities, trigger: string | undefined): CompletionSupport {
  const item = textDocument?.completion?.completionItem;
  const deprecated = item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true;
  return { labelDetails: item?.labelDetailsSupport === true, snippets: item?.snippetSupport === true, deprecated, trigger };
}
