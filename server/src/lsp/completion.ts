import { completion, resolveCompletion } from "../features/completion.js";
import { answer, type FeatureGroup } from "./group.js";
import { guarded } from "./guard.js";

export const completionGroup: FeatureGroup = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['"', ":"], resolveProvider: true } }),

  register(context) {
    const { connection, session } = context;
    connection.onCompletion(answer(context, "completion", (snapshot, { position, context: request }) => {
      if (!snapshot.environment.features.completion) return undefined;
      const labelDetails = session.client.textDocument?.completion?.completionItem?.labelDetailsSupport === true;
      return completion(snapshot, position, { labelDetails, trigger: request?.triggerCharacter });
    }));
    connection.onCompletionResolve((item) => guarded(connection, "completion", item, () => resolveCompletion(item, session.environment))());
  },
};
