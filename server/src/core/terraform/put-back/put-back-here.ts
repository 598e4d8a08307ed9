import type { TextEdit } from "../../text/range.js";
import type { HostEdits } from "../../view/view.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { putBack } from "./put-back.js";
import { valueInLocal } from "./refusal.js";

/** Like `putBack`, but only for edits that change nothing else than the policy, and only its file. */
export function putBackHere(file: TerraformFile, view: PolicyView, edits: readonly TextEdit[]): HostEdits {
  const made = putBack(file, view, edits);
  return "edits" in made && (made.elsewhere?.length || made.sharedBy?.length) ? { refused: valueInLocal } : made;
}
