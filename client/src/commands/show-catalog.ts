import { catalogDocument } from "../virtual/catalog.js";
import { showMarkdown } from "../virtual/show-markdown.js";
import type { Command } from "./command.js";

export const showCatalog: Command = {
  id: "huaweiIam.showCatalog",
  run: () => showMarkdown(catalogDocument(), { beside: false }),
};
