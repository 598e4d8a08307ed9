import { groupBy } from "../text/group-by.js";
import { lazily } from "../text/lazily.js";
import type { Source } from "./model.js";
import { covers, parseActionPattern } from "./pattern.js";

/**
 * What a job in a console needs, by a user guide. It helps to find actions and is no dependency of any of them: the
 * guide does not say which call needs what.
 */
export interface Scenario {
  /** The product whose console the guide describes. */
  readonly product: string;
  /** The title of the table, such as «Managing training jobs». */
  readonly table: string;
  readonly name: string;
  /** Who needs the actions: the user, or the agency that the product uses for the job. */
  readonly grantee: "user" | "agency";
  /** As printed, also wildcards. */
  readonly actions: readonly string[];
  /** System roles that the guide lists beside the actions. */
  readonly roles: readonly string[];
  readonly purpose: string | undefined;
  readonly source: Source;
}

/** The scenarios of the user guides. */
export interface Scenarios {
  readonly all: readonly Scenario[];
  /** The scenarios that list an action, by its name or by a wildcard. */
  naming(action: string): readonly Scenario[];
}

/** Reads the scenarios on first use. */
export function createScenarios(read: () => readonly Scenario[] = () => []): Scenarios {
  const all = lazily(read);
  const byName = lazily(() => {
    const entries = all().flatMap((scenario) =>
      scenario.actions.map((name) => ({ name: name.toLowerCase(), scenario })),
    );
    return groupBy(entries, ({ name }) => name);
  });
  const wildcards = lazily(() => [...byName().keys()].filter((name) => name.includes("*")).map(parseActionPattern));
  return {
    get all() {
      return all();
    },
    naming(action) {
      const name = parseActionPattern(action);
      const keys = [name.text.toLowerCase(), ...wildcards().filter((one) => covers(one, name)).map(({ text }) => text)];
      return [...new Set(keys.flatMap((key) => byName().get(key) ?? []).map(({ scenario }) => scenario))];
    },
  };
}
