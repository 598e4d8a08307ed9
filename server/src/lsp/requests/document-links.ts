import { documentLinks } from "../../features/document-links.js";
import { answer, type FeatureGroup } from "./group.js";

export const documentLinkGroup: FeatureGroup = {
  capabilities: () => ({ documentLinkProvider: {} }),

  register(context) {
    context.connection.onDocumentLinks(answer(context, "links", documentLinks));
  },
};
