import { hover } from "../../features/hover/hover.js";
import { authoringPart } from "../../features/policy-tests/test-snapshot.js";
import { answer, type FeatureGroup } from "./group.js";

export const hoverGroup: FeatureGroup = {
  capabilities: () => ({ hoverProvider: true }),

  register(context) {
    context.connection.onHover(answer(context, "hover", (snapshot, { position }) => {
      // A client that does not declare its formats has always received Markdown.
      const formats = context.client.capabilities.textDocument?.hover?.contentFormat;
      const markdown = formats === undefined || formats.includes("markdown");
      const part = snapshot.environment.features.hover ? authoringPart(snapshot, position) : undefined;
      return part && hover(part, position, { markdown });
    }));
  },
};
