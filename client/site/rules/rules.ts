import { element } from "../app/element.js";
import type { Page } from "../app/route.js";
import type { Shell, View } from "../app/shell.js";
import { loaded } from "../catalog/loaded.js";
import { table, trail } from "../catalog/pieces.js";
import { ruleTexts as texts } from "../catalog/texts.js";
import { loadPart, type RulePage } from "../server/parts.js";

/** All rules. */
export function rulesPage(shell: Shell): View {
  const { say, language, href } = shell;
  return {
    title: say(texts.title),
    content: element(
      "div",
      { class: "page" },
      element(
        "div",
        { class: "intro" },
        element("h1", {}, say(texts.title)),
        element("p", { class: "lead" }, say(texts.lead)),
      ),
      loaded(
        shell,
        () => loadPart("rules"),
        (rules) => [
          table(
            [texts.rule, texts.finds, texts.category, texts.severity, texts.code].map((head) => say(head)),
            rules.map(({ id, summary, category, severity, code = "" }) => [
              element("a", { href: href({ page: "rule", rule: id }) }, element("code", {}, id)),
              summary[language],
              element("span", { class: "short" }, category[language]),
              severityMark(severity, shell),
              code,
            ]),
          ),
        ],
      ),
    ),
  };
}

/** The page of a rule, from docs/rules. */
export function rulePage({ rule: id }: Extract<Page, { page: "rule" }>, shell: Shell): View {
  const { say } = shell;
  return {
    title: id,
    content: element(
      "div",
      { class: "page" },
      trail(shell, [[say(texts.title), { page: "rules" }]]),
      element("h1", {}, element("code", {}, id)),
      loaded(
        shell,
        () => loadPart("rules"),
        (rules) => {
          const rule = rules.find((one) => one.id === id);
          return rule ? content(rule, shell) : [element("p", {}, say(texts.none, { name: id }))];
        },
      ),
    ),
  };
}

function content({ summary, category, severity, code, html }: RulePage, shell: Shell): Node[] {
  const { say, language } = shell;
  const prose = element("div", { class: "prose rule-page" });
  // Made from our own pages when the site was built.
  prose.innerHTML = html[language];
  const facts: readonly (readonly [string, Node | string])[] = [
    [say(texts.severity), severityMark(severity, shell)],
    [say(texts.category), category[language]],
    ...(code === undefined ? [] : [[say(texts.code), code] as const]),
  ];
  return [
    element("p", { class: "lead-label" }, summary[language]),
    element(
      "dl",
      { class: "facts" },
      facts.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
    ),
    prose,
  ];
}

function severityMark(severity: RulePage["severity"], { say }: Shell): Node {
  const className = severity === "information" ? "info" : severity;
  return element(
    "span",
    { class: `finding-${className}` },
    element("span", { class: "severity" }, say(texts.severities[severity])),
  );
}
