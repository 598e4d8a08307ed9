import { type ClientCapabilities, CompletionItemTag } from "vscode-languageserver";
import { byWord } from "../../features/completion/by-word.js";
import { completion } from "../../features/completion/completion.js";
import type { CompletionSupport } from "../../features/completion/item/request.js";
import { type DocumentationSupport, resolveCompletion } from "../../features/completion/resolve.js";
import { authoringPart } from "../../features/policy-tests/test-snapshot.js";
import { answer, type FeatureGroup } from "./group.js";
import { guarded } from "../guard.js";

export const completionGroup: FeatureGroup = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['"', ":"], resolveProvider: true } }),

  register(context) {
    const { connection, client, settings } = context;
    connection.onCompletion(
      answer(context, "completion", (snapshot, { position, context: request }) => {
        const { completion: isOn, wordFilter } = snapshot.environment.features;
        const part = isOn ? authoringPart(snapshot, position) : undefined;
        if (!part) return undefined;
        const support = supportOf(client.capabilities);
        const list = completion(part, position, {
          ...support,
          editRange: support.editRange === true && !wordFilter,
          jsonService: client.offer.json === true && snapshot.notation !== "terraform",
          trigger: request?.triggerCharacter,
        });
        return list && wordFilter ? byWord(list, snapshot, position) : list;
      }),
    );
    connection.onCompletionResolve((item) =>
      guarded(connection, "completion", item, () =>
        resolveCompletion(item, settings.environment, documentationOf(client.capabilities)),
      )(),
    );
  },
};

/** Without a documentation format for completion, that of hovers applies; without both, Markdown is sent as always. */
function documentationOf({ textDocument }: ClientCapabilities): DocumentationSupport {
  const formats = textDocument?.completion?.completionItem?.documentationFormat ?? textDocument?.hover?.contentFormat;
  return { markdown: formats === undefined || formats.includes("markdown") };
}

function supportOf({ textDocument }: ClientCapabilities): CompletionSupport {
  const item = textDocument?.completion?.completionItem;
  const deprecated = item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true;
  const editRange = textDocument?.completion?.completionList?.itemDefaults?.includes("editRange") === true;
  return {
    labelDetails: item?.labelDetailsSupport === true,
    snippets: item?.snippetSupport === true,
    deprecated,
    editRange,
  };
}
