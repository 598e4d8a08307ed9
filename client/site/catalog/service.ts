import { element, fill } from "../app/element.js";
import type { Page } from "../app/route.js";
import type { Shell, View } from "../app/shell.js";
import { countedIn } from "../app/text.js";
import {
  type CatalogService,
  type ServiceAction,
  type ServiceActions,
  type ServiceActionsParams,
  serviceActionsRequest,
} from "../../../server/src/protocol.js";
import { loaded } from "./loaded.js";
import { actionLink, scopeText, table, trail } from "./pieces.js";
import { catalogTexts as texts } from "./texts.js";

type At = Extract<Page, { page: "service" }>;

/** A service: its coverage, and all of its actions. */
export function servicePage(at: At, shell: Shell): View {
  const { service, version } = at;
  const { say, server } = shell;
  return {
    title: service,
    content: element(
      "div",
      { class: "page" },
      trail(shell, [[say(texts.home), { page: "catalog", query: "", version }]]),
      element("h1", {}, element("code", {}, service)),
      loaded(
        shell,
        () => server.ask<ServiceActionsParams, ServiceActions>(serviceActionsRequest, { service, version }),
        ({ service: facts, actions }) =>
          facts
            ? [factLine(facts, shell), ...list(actions, at, shell)]
            : [element("p", {}, say(texts.noService, { name: service }))],
      ),
    ),
  };
}

function factLine(service: CatalogService, shell: Shell): Node {
  const { say } = shell;
  const facts = [
    [say(texts.coverage), say(texts.coverages[service.coverage])],
    [say(texts.scope), scopeText(shell, service)],
    [say(texts.newest), service.newest ?? "–"],
  ];
  return element(
    "dl",
    { class: "facts" },
    facts.map(([name = "", value = ""]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}

function list(actions: readonly ServiceAction[], at: At, shell: Shell): Node[] {
  const { say, language } = shell;
  const field = element("input", {
    type: "search",
    id: "filter",
    autocomplete: "off",
    spellcheck: "false",
    value: at.filter,
  });
  const count = element("p", { class: "hint", role: "status" });
  const place = element("div", {});
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/);
    const shown = actions.filter(({ name, labels }) => {
      const text = `${name} ${labels.en} ${labels.zh}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    count.textContent = countedIn(language, shown.length, texts.shown.one, texts.shown.other);
    fill(
      place,
      table(
        [texts.action, texts.label, texts.access].map((head) => say(head)),
        shown.map((action) => row(action, at.version, shell)),
      ),
    );
  };
  field.addEventListener("input", show);
  field.addEventListener("change", () => {
    shell.keepAddress({ page: "service", service: at.service, version: at.version, filter: field.value.trim() });
  });
  show();
  return [
    element("div", { class: "list-head" }, element("label", { for: "filter" }, say(texts.filter)), field, count),
    place,
  ];
}

function row({ name, labels, access, status }: ServiceAction, version: At["version"], shell: Shell) {
  const { say, language } = shell;
  const other = language === "zh" ? "en" : "zh";
  const own = labels[language];
  return [
    actionLink(shell, name, version),
    [
      element("span", {}, status === "dependency-only" ? say(texts.dependencyOnly) : own),
      element("span", { class: "other-label", lang: other === "zh" ? "zh-CN" : "en" }, labels[other]),
    ],
    element("span", { class: `access access-${access}` }, say(texts.accesses[access])),
  ];
}
