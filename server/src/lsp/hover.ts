import { hover } from "../features/hover.js";
import { answer, type FeatureGroup } from "./group.js";

export const hoverGroup: FeatureGroup = {
  capabilities: () => ({ hoverProvider: true }),

  register(context) {
    context.connection.onHover(answer(context, "hover", (snapshot, { position }) =>
      (snapshot.environment.features.hover ? hover(snapshot, position) : undefined)));
  },
};
