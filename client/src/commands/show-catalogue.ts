import { catalogueDocument } from "../virtual/catalogue.js";
import { showMarkdown } from "../virtual/show-markdown.js";
import type { Command } from "./command.js";

export const showCatalogue: Command = { id: "huaweiIam.showCatalogue", run: () => showMarkdown(catalogueDocument(), { beside: false }) };
