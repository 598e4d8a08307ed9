import type { Catalog } from "../../catalog/catalog.js";
import { decidedAlternatives } from "../../catalog/lookup/find-actions.js";
import { findServiceCall } from "../../catalog/lookup/find-service-call.js";
import { compareNames } from "../../text/order.js";
import { dependenciesOfAll } from "../needed-actions.js";
import type { Configuration, ConfigurationBlock } from "./configuration.js";
import { madeIn, mayBeNeededIn, type TerraformPhase } from "./phases.js";
import type { ProviderApis, ProviderCall } from "./provider-apis.js";
import { ownProvider } from "./file-blocks.js";
import { type StartUpCall, startUpCalls } from "./start-up.js";

/** A call with its answer: one set of actions, several possible ones, or none. */
export interface AnsweredCall {
  /** `GET /v1/{project_id}/vpcs`, as annotated. */
  readonly call: string;
  readonly service: string;
  readonly alternatives: readonly (readonly string[])[];
  /** Whether the phase of the call is not stated, so that it counts in every phase that its method allows. */
  readonly isPhaseUnstated: boolean;
}

/** A block of the configuration with its calls. */
export interface BlockAnswer {
  readonly block: ConfigurationBlock;
  /**
   * `complete`: the actions of all calls are known. `partial`: of some, or further calls are known to be missing from
   * the source. `unknown`: of none. `unlisted`: the source has no such type, or no calls of it.
   */
  readonly state: "complete" | "partial" | "unknown" | "unlisted";
  readonly calls: readonly AnsweredCall[];
  /** Whether the type makes further calls that the source does not annotate. */
  readonly hasFurtherCalls: boolean;
}

/** An action with the blocks whose calls need it; none if only the start of the provider needs it. */
export interface BlockAction {
  readonly name: string;
  readonly because: readonly { readonly block: ConfigurationBlock; readonly calls: readonly AnsweredCall[] }[];
  readonly startUp: readonly StartUpAnswer[];
}

export interface StartUpAnswer extends AnsweredCall {
  readonly why: StartUpCall["why"];
}

/** What a configuration needs. */
export interface ConfigurationNeeds {
  /** Ordered by name. */
  readonly actions: readonly BlockAction[];
  readonly dependencies: readonly string[];
  /** The blocks of the provider, in the order of the files. */
  readonly answers: readonly BlockAnswer[];
  readonly startUp: readonly StartUpAnswer[];
  /** The blocks of related providers, whose calls are not known. */
  readonly related: readonly ConfigurationBlock[];
  /** The number of blocks by the prefix of other providers. */
  readonly others: ReadonlyMap<string, number>;
}

/** Providers for the same software, whose types have the same second part but whose calls are not known. */
const relatedProviders = new Set([
  "hcs",
  "opentelekomcloud",
  "flexibleengine",
  "sbercloud",
  "g42cloud",
  "huaweicloudstack",
]);

/** The actions that a configuration needs in one phase, or in all of them. */
export function configurationNeeds(
  configuration: Configuration,
  {
    apis,
    catalog,
    phase,
  }: { readonly apis: ProviderApis; readonly catalog: Catalog; readonly phase: TerraformPhase | undefined },
): ConfigurationNeeds {
  const answer = answerer(apis, catalog);
  const own = configuration.blocks.filter(({ type }) => providerOf(type) === ownProvider);
  const answers = own.map((block) => answerBlock(block, { apis, phase, answer }));
  const startUp =
    own.length === 0
      ? []
      : startUpCalls(configuration).map(({ method, path, why }): StartUpAnswer => ({
          ...answer({ service: "IAM", method, path, phases: "" }),
          isPhaseUnstated: false,
          why,
        }));
  const actions = actionsOf(answers, startUp);
  return {
    actions,
    dependencies: dependenciesOfAll(
      actions.map(({ name }) => name),
      catalog,
    ),
    answers,
    startUp,
    related: configuration.blocks.filter(({ type }) => relatedProviders.has(providerOf(type))),
    others: countOthers(configuration.blocks),
  };
}

function providerOf(type: string): string {
  return type.split("_")[0]!;
}

function countOthers(blocks: readonly ConfigurationBlock[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of blocks) {
    const provider = providerOf(type);
    if (provider !== ownProvider && !relatedProviders.has(provider))
      counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return counts;
}

type Answerer = (call: ProviderCall) => Omit<AnsweredCall, "isPhaseUnstated">;

/** Looks each distinct call up once. */
function answerer(apis: ProviderApis, catalog: Catalog): Answerer {
  const known = new Map<string, Omit<AnsweredCall, "isPhaseUnstated">>();
  return ({ service, method, path }) => {
    const key = `${service} ${method} ${path}`;
    const found = known.get(key) ?? {
      call: `${method} ${path}`,
      service,
      alternatives: actionsOfCall({ service, method, path }, apis, catalog),
    };
    known.set(key, found);
    return found;
  };
}

/** The sets of actions that a call of the provider may need; one if it is certain. */
export function actionsOfCall(
  { service, method, path }: Omit<ProviderCall, "phases">,
  apis: ProviderApis,
  catalog: Catalog,
): readonly (readonly string[])[] {
  const found = findServiceCall({ method, path, products: apis.productsOf(service) }, catalog);
  return found.isOtherMethod ? [] : decidedAlternatives(found).map(({ names }) => names);
}

interface Answering {
  readonly apis: ProviderApis;
  readonly phase: TerraformPhase | undefined;
  readonly answer: Answerer;
}

function answerBlock(block: ConfigurationBlock, { apis, phase: asked, answer }: Answering): BlockAnswer {
  const phase = phaseOf(block, asked);
  const type = apis.type(block.kind === "resource" ? block.type : `${block.kind}.${block.type}`);
  if (!type || (type.calls.length === 0 && !type.isIncomplete))
    return { block, state: "unlisted", calls: [], hasFurtherCalls: false };
  const calls = type.calls.flatMap((call): AnsweredCall[] => {
    const made = madeIn(call, type, phase);
    const answered = { ...answer(call), isPhaseUnstated: made === "unstated" };
    const isOther = made === "unstated" && phase !== undefined && isOfOtherPhase(answered, phase);
    return made === "no" || isOther ? [] : [answered];
  });
  const decided = calls.filter(isDecided).length;
  const state = decided === calls.length && !type.isIncomplete ? "complete" : decided > 0 ? "partial" : "unknown";
  return { block, state, calls, hasFurtherCalls: type.isIncomplete };
}

/** What is imported is only read; what is removed is read and deleted by an apply, too. */
function phaseOf({ functions }: ConfigurationBlock, asked: TerraformPhase | undefined): TerraformPhase | undefined {
  if (functions === undefined) return asked;
  return functions === "r" || asked === "plan" ? "plan" : "destroy";
}

/** Whether each answer to a call contains an action that the phase cannot need. */
function isOfOtherPhase({ alternatives }: AnsweredCall, phase: TerraformPhase): boolean {
  return alternatives.length > 0 && alternatives.every((names) => names.some((name) => !mayBeNeededIn(phase, name)));
}

/** Whether an action is only needed by calls of an unstated phase. */
export function isPhaseUnstated({ because, startUp }: Pick<BlockAction, "because" | "startUp">): boolean {
  return startUp.length === 0 && because.every(({ calls }) => calls.every((call) => call.isPhaseUnstated));
}

/** Whether the actions of a call are certain. */
export function isDecided({ alternatives }: AnsweredCall): boolean {
  return alternatives.length === 1;
}

function actionsOf(answers: readonly BlockAnswer[], startUp: readonly StartUpAnswer[]): BlockAction[] {
  const found = new Map<
    string,
    { name: string; because: Map<ConfigurationBlock, AnsweredCall[]>; startUp: StartUpAnswer[] }
  >();
  const entry = (name: string) => {
    const known = found.get(name.toLowerCase()) ?? {
      name,
      because: new Map<ConfigurationBlock, AnsweredCall[]>(),
      startUp: [],
    };
    found.set(name.toLowerCase(), known);
    return known;
  };
  for (const { block, calls } of answers)
    for (const call of calls.filter(isDecided))
      for (const name of call.alternatives[0]!) {
        const { because } = entry(name);
        because.set(block, [...(because.get(block) ?? []), call]);
      }
  for (const call of startUp.filter(isDecided))
    for (const name of call.alternatives[0]!) entry(name).startUp.push(call);
  return [...found.values()]
    .map(({ name, because, startUp: own }) => ({
      name,
      because: [...because].map(([block, calls]) => ({ block, calls })),
      startUp: own,
    }))
    .sort((a, b) => compareNames(a.name, b.name));
}
