// Our own request that looks up actions; a part of protocol.ts.

/** Finds actions for an API call, a URL, a curl command, an error message, a name or words. */
export const findActionsRequest = "huaweiIam/findActions";

export interface FindActionsParams {
  readonly query: string;
  /** The version of the policy language whose actions are searched; without it, 1.1. */
  readonly version?: "1.1" | "5.0";
  /** An open document. The results then say what its policies do with each action. */
  readonly uri?: string;
}

/** Texts are in the user's language. */
export interface FoundActions {
  /** How the query was understood, or that nothing matches it; "" for an empty query. */
  readonly summary: string;
  /** The best match first, and no more than a reader looks through. */
  readonly actions: readonly ActionCandidate[];
  /** The actions that the query needs together: those that it names, or those of several calls. */
  readonly together?: { readonly title: string; readonly actions: readonly string[] };
  readonly scenarios: readonly FoundScenario[];
}

/** A job in the console that the query describes, with the actions that a user guide lists for it. */
export interface FoundScenario {
  readonly title: string;
  readonly notes: string;
  readonly actions: readonly string[];
}

export interface ActionCandidate {
  readonly name: string;
  /** `unknown`: the text names it, but the catalog does not have it. */
  readonly status: "documented" | "dependency-only" | "unknown";
  /** "" if no page has one. */
  readonly label: string;
  /** `POST /v1/...`; those that match the query come first. */
  readonly apis: readonly string[];
  /** Short sentences for or against this action. */
  readonly remarks: readonly string[];
}
