import type { DistinctCall } from "../../core/catalog/lookup/distinct-calls.js";
import { titleOfCall } from "../../core/describe/look-up/call-entry.js";
import type { CallResult } from "../../core/describe/needs/call-needs.js";
import type { ConfigurationResult } from "../../core/describe/needs/configuration-needs.js";
import type { ConfigurationBlock } from "../../core/needs/terraform/configuration.js";
import { type AnsweredCall, isDecided, isPhaseUnstated } from "../../core/needs/terraform/configuration-needs.js";
import type { WantedPolicies } from "../../core/needs/wanted-policies.js";

/** The result for the calls of a log, for programs. */
export function callNeedsToJson({ needs, isCut, wanted }: CallResult): string {
  const callOf = ({ found, count, line }: DistinctCall) => ({ call: titleOfCall(found), count, line });
  return print({
    policies: policiesOf(wanted),
    actions: needs.actions.map(({ name, calls }) => ({ action: name, calls: calls.map(callOf) })),
    dependencies: wanted.dependencies,
    limited: wanted.limited,
    denied: wanted.denied,
    undecided: needs.undecided.map(({ call, alternatives }) => ({ ...callOf(call), alternatives })),
    unanswered: needs.unanswered.map(callOf),
    byPath: needs.byPath.map((one) => ({ ...callOf(one), host: one.found.host })),
    needless: needs.needless.map(callOf),
    isCut,
  });
}

/** The result for a Terraform configuration, for programs. */
export function configurationNeedsToJson(
  { configuration, needs, wanted, phase, source }: ConfigurationResult,
  unread: readonly string[],
): string {
  const { files, broken, unfollowed, backends } = configuration;
  return print({
    policies: policiesOf(wanted),
    phase: phase ?? null,
    actions: needs.actions.map(({ name, because, startUp }) => ({
      action: name,
      ...(isPhaseUnstated({ because, startUp }) ? { isPhaseUnstated: true } : {}),
      because: because.map(({ block, calls }) => ({ ...blockOf(block), calls: calls.map(({ call }) => call) })),
      startUp: startUp.map(({ call }) => call),
    })),
    dependencies: wanted.dependencies,
    limited: wanted.limited,
    denied: wanted.denied,
    resources: needs.answers.map(({ block, state, calls, hasFurtherCalls }) => ({
      ...blockOf(block),
      state,
      calls: calls.length,
      hasFurtherCalls,
      missing: calls.filter((call) => !isDecided(call)).map(callOf),
    })),
    startUp: needs.startUp.map((call) => ({ ...callOf(call), alternatives: call.alternatives })),
    related: needs.related.map(blockOf),
    otherProviders: Object.fromEntries(needs.others),
    modules: unfollowed.map(({ address, source: from, place, why }) => ({ address, ...place, source: from, why })),
    backends,
    files,
    broken,
    unread,
    source,
  });
}

function policiesOf({ policies }: WantedPolicies) {
  return policies.map(({ scope, actions, text }) => ({
    scope,
    actions: actions.length,
    policy: JSON.parse(text) as unknown,
  }));
}

function blockOf({ address, place }: ConfigurationBlock) {
  return { address, ...place };
}

function callOf({ call, service, alternatives, isPhaseUnstated }: AnsweredCall) {
  return { call, service, alternatives, ...(isPhaseUnstated ? { isPhaseUnstated } : {}) };
}

function print(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
