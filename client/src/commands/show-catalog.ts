import { catalogueDocument } from "../virtual/catalog.js";
import { showMarkdown } from "../virtual/show-markdown.js";
import type { Command } from "./command.js";

export const showCatalogue: Command = { id: "huaweiIam.showCatalogue", run: () => showMarkdown(catalogueDocument(), { beside: false }) };
