import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import { inBothLanguages } from "../../core/outline/both-languages.js";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import type { Block } from "../../core/outline/outline.js";
import { outlineToPlainText } from "../../core/outline/plain-text.js";
import { elementAt, type ElementPlace, findAction } from "../../core/policy/locate.js";
import { actionSubject, excludedSubject } from "./action.js";
import { conditionKeySubject, operatorSubject } from "./condition.js";
import { keySubject, valueSubject } from "./element.js";
import { resourceSubject } from "./resource.js";
import { roleBodySubject } from "./role-body.js";
import type { HoverSubject } from "./subject.js";
import type { Environment, Snapshot } from "../snapshot.js";

/** What the client can show. */
export interface HoverSupport {
  readonly markdown: boolean;
}

/** The description of the element at a position, in the hover languages of the user; `undefined` if there is none. */
export function hover(
  snapshot: Snapshot,
  position: Position,
  support: HoverSupport = { markdown: true },
): Hover | undefined {
  const subject = subjectAt(snapshot, snapshot.offsetAt(position));
  if (!subject) return undefined;
  const blocks = inLanguages(subject, snapshot.environment);
  return {
    contents: support.markdown
      ? { kind: MarkupKind.Markdown, value: outlineToMarkdown(blocks) }
      : { kind: MarkupKind.PlainText, value: outlineToPlainText(blocks) },
    range: snapshot.range(subject.range),
  };
}

function subjectAt(snapshot: Snapshot, offset: number): HoverSubject | undefined {
  const { file } = snapshot;
  const action = findAction(file, offset);
  if (action) return actionSubject(action, snapshot);
  const place = elementAt(file, offset);
  return place ? elementSubject(place, snapshot) : roleBodySubject(file, offset);
}

function elementSubject(place: ElementPlace, snapshot: Snapshot): HoverSubject | undefined {
  const { catalog } = snapshot.environment;
  const { spot, operator, conditionKey } = place;
  if (conditionKey) return conditionKeySubject(place, conditionKey, catalog);
  if (operator) return operatorSubject(place, operator);
  if (spot.kind === "key") return keySubject(place, spot.property);
  if (spot.kind !== "value") return undefined;
  if (place.element === "NotAction" && spot.node.kind === "string") return excludedSubject(place, spot.node, snapshot);
  const isResource = spot.node.kind === "string" && (place.element === "Resource" || place.element === "NotResource");
  return isResource ? resourceSubject(place, spot.node, catalog) : valueSubject(place);
}

/** If there are two languages, the language of all other texts comes first. */
function inLanguages({ describe }: HoverSubject, { language, features }: Environment): Block[] {
  const [one = language, ...more] = features.hoverLanguages ?? [language];
  if (more.length === 0) return describe(one, true);
  return inBothLanguages(describe(language, false), describe(language === "en" ? "zh" : "en", false));
}
