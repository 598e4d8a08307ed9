import type { Catalog } from "../catalog/catalog.js";
import { identityActionsMatching, parseIdentityPattern } from "../catalog/identity.js";
import type { Action } from "../catalog/model.js";
import { type ActionPattern, parseActionPattern } from "../catalog/pattern.js";
import type { ConvertedVersion } from "./model.js";
import { operationIndex, type OperationIndex } from "./operations-of.js";

/** The known actions of one version, and how entries of its policies are read. */
export interface VersionSide {
  readonly version: ConvertedVersion;
  readonly catalog: Catalog;
  readonly operations: OperationIndex;
  parse(text: string): ActionPattern;
  matching(text: string): readonly Action[];
  /** The wildcard for everything. */
  readonly everything: string;
}

/** Both sides of a conversion; `undefined` if no action of version 5.0 is known. */
export interface Sides {
  readonly from: VersionSide;
  readonly to: VersionSide;
}

export function sidesOf(catalog: Catalog, to: ConvertedVersion): Sides | undefined {
  const { identity } = catalog;
  if (!identity || identity.actions.length === 0) return undefined;
  const older: VersionSide = {
    version: "1.1",
    catalog,
    // Reads all rows, so it is made on first use.
    get operations() {
      return operationIndex(catalog, catalog);
    },
    parse: parseActionPattern,
    matching: (text) => catalog.matching(parseActionPattern(text)),
    everything: "*:*:*",
  };
  const newer: VersionSide = {
    version: "5.0",
    catalog: identity,
    get operations() {
      return operationIndex(identity, catalog);
    },
    parse: parseIdentityPattern,
    matching: (text) => identityActionsMatching(identity, text),
    everything: "*",
  };
  return to === "5.0" ? { from: older, to: newer } : { from: newer, to: older };
}

/** The known action that an entry without a wildcard names. A misprint of the published tables is what it means. */
export function actionNamed(side: VersionSide, written: string): Action | undefined {
  return side.catalog.action(side.catalog.erratum(written)?.meant ?? written);
}

/** Whether a wildcard means every action: `*`, `*:*:*`, but not `ecs:*:*`. */
export function isEverything(text: string): boolean {
  return /^\*(?::\*){0,2}$/.test(text.trim());
}
