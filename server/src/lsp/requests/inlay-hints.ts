import { inlayHints, resolveInlayHint } from "../../features/inlay-hints.js";
import { answer, type FeatureGroup } from "./group.js";
import { guarded } from "../guard.js";

export const inlayHintGroup: FeatureGroup = {
  capabilities: () => ({ inlayHintProvider: { resolveProvider: true } }),

  register(context) {
    const { connection, client, settings, changes } = context;
    connection.languages.inlayHint.on(
      answer(context, "inlay hints", (snapshot, { range }) => inlayHints(snapshot, range)),
    );
    connection.languages.inlayHint.resolve((hint) =>
      guarded(connection, "inlay hints", hint, () => resolveInlayHint(hint, settings.environment))(),
    );
    changes.onChange((cause) => {
      if (cause === "config-typed" || client.capabilities.workspace?.inlayHint?.refreshSupport !== true) return;
      connection.languages.inlayHint.refresh().catch((error: unknown) => {
        connection.console.warn(`The inlay hints could not be refreshed: ${String(error)}`);
      });
    });
  },
};
