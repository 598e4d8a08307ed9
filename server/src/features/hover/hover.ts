import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import type { PolicyContext } from "../../core/describe/action/needs.js";
import { inBothLanguages } from "../../core/outline/both-languages.js";
import { outlineToMarkdown } from "../../core/outline/markdown.js";
import type { Block } from "../../core/outline/outline.js";
import { outlineToPlainText } from "../../core/outline/plain-text.js";
import type { Language } from "../../core/text/message.js";
import { elementAt, type ElementPlace, findAction } from "../../core/policy/locate.js";
import { actionSubject } from "./action.js";
import { conditionKeySubject, operatorSubject } from "./condition.js";
import { keySubject, valueSubject } from "./element.js";
import { resourceSubject } from "./resource.js";
import { roleBodySubject } from "./role-body.js";
import { rememberedText } from "./remembered.js";
import type { DescribeSubject, HoverSubject } from "./subject.js";
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
  const { markdown } = support;
  return {
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: textOf(subject, snapshot.environment, markdown),
    },
    range: snapshot.range(subject.range),
  };
}

function textOf({ describe, remembered }: HoverSubject, environment: Environment, markdown: boolean): string {
  const print = markdown ? outlineToMarkdown : outlineToPlainText;
  const [first = environment.language, ...more] = environment.features.hoverLanguages ?? [];
  const write = (standing?: PolicyContext) =>
    print(inLanguages(describe, environment.language, [first, ...more], standing));
  if (!remembered) return write();
  const key = [remembered.key, markdown, environment.language, first, ...more].join(" ");
  return rememberedText(environment.catalog, key, remembered.standing, write);
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
  const isResource = spot.node.kind === "string" && (place.element === "Resource" || place.element === "NotResource");
  return isResource ? resourceSubject(place, spot.node, catalog) : valueSubject(place);
}

/** If there are two languages, the language of all other texts comes first. */
function inLanguages(
  describe: DescribeSubject,
  language: Language,
  [one, ...more]: readonly [Language, ...Language[]],
  standing: PolicyContext | undefined,
): Block[] {
  if (more.length === 0) return describe(one, true, standing);
  const other = language === "en" ? "zh" : "en";
  return inBothLanguages(describe(language, false, standing), describe(other, false, standing));
}
