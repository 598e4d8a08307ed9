import { element } from "../app/element.js";
import type { PolicyVersion } from "../app/route.js";
import type { Shell } from "../app/shell.js";
import type { ActionFacts } from "../../../server/src/protocol.js";
import { actionLink } from "./pieces.js";
import { catalogTexts as texts } from "./texts.js";

/** What an action needs, and what needs it. */
export function needsSections(facts: ActionFacts, version: PolicyVersion, shell: Shell): Node[] {
  return [needs(facts, version, shell), neededBy(facts, version, shell)];
}

function needs({ required, conditional, newer, needsStated }: ActionFacts, version: PolicyVersion, shell: Shell): Node {
  const { say } = shell;
  const link = (name: string) => actionLink(shell, name, version);
  const isNone = required.length + conditional.length + newer.length === 0;
  return element(
    "section",
    {},
    element("h2", { id: "needs" }, say(texts.needs)),
    isNone && element("p", {}, say(needsStated ? texts.needsNothing : texts.needsUnknown)),
    group(
      say(texts.needsAlways),
      required.map((name) => [link(name)]),
    ),
    group(
      say(texts.needsSometimes),
      conditional.map(({ action, apis, cases }) => [
        link(action),
        ...(cases.length > 0 ? [element("span", { class: "hint below" }, cases.join("; "))] : []),
        ...apis.map((api) => element("code", { class: "below" }, api)),
      ]),
    ),
    group(
      say(texts.needsNewer),
      newer.map(({ action, date }) => [link(action), element("span", { class: "hint" }, ` ${date}`)]),
    ),
  );
}

function group(title: string, items: readonly (readonly Node[])[]): Node | false {
  return (
    items.length > 0
    && element(
      "div",
      {},
      element("h3", {}, title),
      element(
        "ul",
        { class: "names" },
        items.map((item) => element("li", {}, item)),
      ),
    )
  );
}

function neededBy({ neededBy: dependents }: ActionFacts, version: PolicyVersion, shell: Shell): Node {
  const { say } = shell;
  return element(
    "section",
    {},
    element("h2", { id: "needed-by" }, say(texts.neededBy)),
    dependents.length === 0
      ? element("p", {}, say(texts.neededByNothing))
      : element(
          "ul",
          { class: "names columns-list" },
          dependents.map(({ action, isAlways }) =>
            element(
              "li",
              {},
              actionLink(shell, action, version),
              !isAlways && element("span", { class: "hint" }, ` ${say(texts.sometimes)}`),
            ),
          ),
        ),
  );
}
