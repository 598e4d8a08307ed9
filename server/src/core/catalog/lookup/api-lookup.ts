import type { Operation } from "../operations/operations.js";
import type { OtherNames } from "../operations/other-names.js";
import type { ApiMatch } from "./api-index.js";

/** The actions of an API call; those that match the body of the call come first. */
export interface ApiLookup extends OtherNames {
  readonly kind: "api";
  readonly method: string | undefined;
  readonly path: string;
  readonly host?: string;
  /** Empty if no action is published for the call. */
  readonly matches: readonly ApiMatch[];
  /** The path is known, the method is not. */
  readonly isOtherMethod: boolean;
  /** The key of the body that distinguishes the actions of one path, if it matches one of them. */
  readonly bodyKey?: string;
  /** The published operations of the call, one per product; empty if the vendor's list does not have it. */
  readonly operations: readonly Operation[];
  /** The operation named in the query: the list may have another one for the same path. */
  readonly asked?: string;
  /** The result is from the tables of another edition; this edition has the actions, but not the path. */
  readonly isBorrowed?: boolean;
  /** Operations of other services with the same method and path: without a host, the call may be one of them. */
  readonly others?: readonly Operation[];
  /** Actions that the pages of OBS name for the request, although no table of the edition lists them. */
  readonly named?: readonly string[];
  /** The host belongs to another provider, so the call needs no action. */
  readonly isForeign?: boolean;
  /** The host belongs to no known service, so only the path was matched; the call may be one to another program. */
  readonly isByPath?: boolean;
  /** Actions of services other than the host's for the same path: not an answer, but worth mentioning. */
  readonly elsewhere: readonly ApiMatch[];
}
