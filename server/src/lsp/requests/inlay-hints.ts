import { inlayHints, resolveInlayHint } from "../../features/inlay-hints.js";
import { answer, type FeatureGroup } from "./group.js";
import { guarded } from "./guard.js";

export const inlayHintGroup: FeatureGroup = {
  capabilities: () => ({ inlayHintProvider: { resolveProvider: true } }),

  register(context) {
    const { connection, session } = context;
    connection.languages.inlayHint.on(answer(context, "inlay hints", (snapshot, { range }) => snapshot.parts.flatMap((part) => inlayHints(part, range))));
    connection.languages.inlayHint.resolve((hint) => guarded(connection, "inlay hints", hint, () => resolveInlayHint(hint, session.environment))());
  },

  settingsChanged({ connection, session }) {
    if (session.client.workspace?.inlayHint?.refreshSupport !== true) return;
    connection.languages.inlayHint.refresh().catch((error: unknown) => {
      connection.console.warn(`The inlay hints could not be refreshed: ${String(error)}`);
    });
  },
};
