import { labelsIn, labelsOf } from "../labels.js";
import type { Action } from "../model.js";
import { wordsOfPart } from "../slips/words.js";
import { oncePer } from "../../text/lazily.js";

/** The words by which an action is found, in lower case. */
export interface SearchReading {
  readonly name: string;
  readonly service: string;
  /** The words of the resource type and the operation. */
  readonly words: readonly string[];
  readonly labels: readonly string[];
  /** Those of them that a page has. */
  readonly published: readonly string[];
}

/** An action never changes, and a search reads all of them at every key. */
export const searchReadingOf = oncePer((action: Action): SearchReading => readAction(action));

function readAction(action: Action): SearchReading {
  const { name, service, resourceType, operation } = action;
  const words = [...new Set([resourceType, operation].flatMap(wordsOfPart))];
  const zh = labelsIn(action, "zh").map(plainLabel);
  const labels = [...zh, ...labelsOf(action, "en").map(plainLabel)];
  const published = [...zh, ...labelsIn(action, "en").map(plainLabel)];
  return { name: name.toLowerCase(), service: service.toLowerCase(), words, labels, published };
}

/** A label in lower case, without its remark in brackets and its full stop. */
function plainLabel(label: string): string {
  return label.replace(/[（(].*$|[.。]$/, "").toLowerCase();
}
