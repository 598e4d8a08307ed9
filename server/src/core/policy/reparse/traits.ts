import { recognitionTraits } from "../read/recognize.js";
import { perStatement } from "./per-statement.js";

/** What a statement contributes to the recognition of its policy (`recognitionTraits`), found once for each text. */
export const traitsOf = perStatement(({ node }) => recognitionTraits(node));
