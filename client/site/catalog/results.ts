import { element } from "../app/element.js";
import type { PolicyVersion } from "../app/route.js";
import type { Shell } from "../app/shell.js";
import type { ActionCandidate, FoundActions, FoundScenario } from "../../../server/src/protocol.js";
import { actionLink } from "./pieces.js";
import { catalogTexts as texts } from "./texts.js";

/** The number of APIs that a result shows; its page has all of them. */
const shownApis = 2;

/** The results of a search: how it was understood, and the actions, the best first. */
export function results({ summary, actions, scenarios }: FoundActions, version: PolicyVersion, shell: Shell): Node[] {
  return [
    element("h2", { id: "results-title" }, shell.say(texts.results)),
    element("p", { class: "hint", role: "status" }, summary),
    ...scenarios.map((one) => scenario(one, version, shell)),
    element(
      "ol",
      { class: "results" },
      actions.map((action) => result(action, version, shell)),
    ),
  ];
}

/** A job in the console with the actions that a user guide lists for it. */
function scenario({ title, notes, actions }: FoundScenario, version: PolicyVersion, shell: Shell): Node {
  return element(
    "section",
    { class: "scenario" },
    element("h3", {}, title),
    notes !== "" && element("p", { class: "hint" }, notes),
    element(
      "ul",
      { class: "names columns-list" },
      actions.map((name) => element("li", {}, actionLink(shell, name, version))),
    ),
  );
}

function result({ name, status, label, apis, remarks }: ActionCandidate, version: PolicyVersion, shell: Shell): Node {
  const rest = apis.length - shownApis;
  return element(
    "li",
    { class: "result" },
    element(
      "p",
      { class: "result-name" },
      status === "unknown" ? element("code", {}, name) : actionLink(shell, name, version),
    ),
    label !== "" && element("p", {}, label),
    apis.length > 0
      && element(
        "ul",
        { class: "apis" },
        apis.slice(0, shownApis).map((api) => element("li", {}, element("code", {}, api))),
        rest > 0 && element("li", { class: "hint" }, `+ ${String(rest)}`),
      ),
    remarks.map((remark) => element("p", { class: "hint" }, remark)),
  );
}
