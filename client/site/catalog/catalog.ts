import { element, fill } from "../app/element.js";
import type { Page } from "../app/route.js";
import type { Shell, View } from "../app/shell.js";
import {
  type CatalogParams,
  type CatalogServices,
  catalogServicesRequest,
  type FindActionsParams,
  findActionsRequest,
  type FoundActions,
} from "../../../server/src/protocol.js";
import { failure, loaded } from "./loaded.js";
import { numberText, scopeText, table, versionSwitch } from "./pieces.js";
import { results } from "./results.js";
import { catalogTexts as texts } from "./texts.js";

type At = Extract<Page, { page: "catalog" }>;

/** The start of the catalog: a search over all actions, and the services. */
export function catalogPage({ query, version }: At, shell: Shell): View {
  const { say, server } = shell;
  const field = element("input", {
    type: "search",
    id: "search",
    value: query,
    placeholder: say(texts.placeholder),
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "search-hint",
  });
  const found = element("section", { "aria-labelledby": "results-title", "data-state": "empty" });
  const services = loaded(
    shell,
    () => server.ask<CatalogParams, CatalogServices>(catalogServicesRequest, { version }),
    (answer) => servicesTable(answer, version, shell),
  );
  const pageOf = (other: At["version"]): Page => ({ page: "catalog", query: field.value.trim(), version: other });
  const versions = element("div", {}, versionSwitch(shell, version, pageOf));
  let latest = query;
  const search = async () => {
    const wanted = field.value;
    latest = wanted;
    services.hidden = wanted.trim() !== "";
    if (wanted.trim() === "") {
      fill(found);
      found.dataset["state"] = "empty";
      return;
    }
    found.dataset["state"] = "searching";
    try {
      const params = { query: wanted, version };
      const answer = await server.ask<FindActionsParams, FoundActions | null>(findActionsRequest, params);
      if (latest !== wanted || !answer) return;
      fill(found, results(answer, version, shell));
      found.dataset["state"] = "found";
    } catch (error) {
      fill(found, failure(error, shell));
      found.dataset["state"] = "failed";
    }
  };
  field.addEventListener("input", () => {
    fill(versions, versionSwitch(shell, version, pageOf));
    void search();
  });
  // The address names the query when the reader leaves the field or a result, not at every key.
  field.addEventListener("change", () => {
    shell.keepAddress(pageOf(version));
  });
  const form = element(
    "form",
    {
      role: "search",
      class: "search",
      onsubmit: (event: Event) => {
        event.preventDefault();
      },
    },
    element("label", { for: "search" }, say(texts.search)),
    field,
    element("p", { id: "search-hint", class: "hint" }, say(texts.hint)),
  );
  if (query !== "") void search();
  return {
    title: say(texts.title),
    content: element(
      "div",
      { class: "page catalog" },
      element(
        "div",
        { class: "intro" },
        element("h1", {}, say(texts.title)),
        element("p", { class: "lead" }, say(texts.lead)),
      ),
      form,
      versions,
      found,
      services,
    ),
  };
}

function servicesTable({ actions, newest, services }: CatalogServices, version: At["version"], shell: Shell): Node[] {
  const { say, href } = shell;
  const rows = services.map((service) => [
    element(
      "a",
      { href: href({ page: "service", service: service.name, version }) },
      element("code", {}, service.name),
    ),
    element("span", { class: "number" }, numberText(service.actions)),
    say(texts.coverages[service.coverage]),
    scopeText(shell, service),
    service.newest ?? "–",
  ]);
  return [
    element("h2", {}, say(texts.services)),
    element(
      "p",
      { class: "hint" },
      say(texts.total, { actions: numberText(actions), services: services.length, date: newest ?? "–" }),
    ),
    table(
      [texts.service, texts.actions, texts.coverage, texts.scope, texts.newest].map((head) => say(head)),
      rows,
    ),
    element("p", { class: "hint" }, say(texts.coverageNote)),
  ];
}
