import type { Configuration, ConfigurationBlock } from "../../needs/terraform/configuration.js";
import {
  type AnsweredCall,
  type BlockAction,
  type BlockAnswer,
  type ConfigurationNeeds,
  isDecided,
  isPhaseUnstated,
} from "../../needs/terraform/configuration-needs.js";
import type { TerraformPhase } from "../../needs/terraform/phases.js";
import type { ProviderSource } from "../../needs/terraform/provider-apis.js";
import type { WantedPolicies } from "../../needs/wanted-policies.js";
import { type Block, type Inline, type Item, joined, list, paragraph } from "../../outline/outline.js";
import { counted, nouns, separated } from "../../text/counted.js";
import { groupBy } from "../../text/group-by.js";
import type { Language } from "../../text/message.js";
import { inARow, type Voice, voice } from "../voice.js";
import { configurationTexts, stateTexts } from "./configuration-texts.js";
import { describePolicies, type Reader } from "./policy-notes.js";

/** The result for a configuration. */
export interface ConfigurationResult {
  readonly configuration: Configuration;
  readonly needs: ConfigurationNeeds;
  readonly wanted: WantedPolicies;
  readonly phase: TerraformPhase | undefined;
  readonly source: ProviderSource;
}

/** What the policies of a configuration are based on, and what they do not cover.  */
export function describeConfigurationNeeds(result: ConfigurationResult, { shown, language, surface }: Reader): Block[] {
  const say = voice(language);
  const { needs, configuration, wanted } = result;
  return [
    paragraph(summary(result, shown, say)),
    ...describePolicies(wanted, needs.actions.length > 0, { language, surface }),
    ...section(
      say(configurationTexts.actions),
      needs.actions.map((action) => actionItem(action, say, language)),
    ),
    ...incomplete(needs.answers, say, language),
    ...startUp(needs, say),
    ...notCovered(needs, configuration, say, language),
    paragraph(say(configurationTexts.source, { version: result.source.version, date: result.source.date })),
  ];
}

function summary({ needs, configuration, phase }: ConfigurationResult, shown: string, say: Voice): Inline {
  const files = counted(configuration.files.length, nouns.file);
  if (needs.answers.length === 0) return say(configurationTexts.noBlocks, { shown, files });
  const states = (["complete", "partial", "unknown", "unlisted"] as const).flatMap((state) => {
    const count = needs.answers.filter((one) => one.state === state).length;
    return count > 0 ? [counted(count, configurationTexts[state])] : [];
  });
  return say(phase === undefined ? configurationTexts.summary : configurationTexts.summaryOfPhase, {
    shown,
    files,
    total: counted(needs.answers.length, configurationTexts.total),
    counts: separated(states),
    phase: phase ?? "",
    actions: counted(needs.actions.length, nouns.action),
  });
}

function section(title: Inline, items: readonly Item[]): Block[] {
  return items.length === 0 ? [] : [{ kind: "heading", level: 2, text: title }, list(items)];
}

const mostBlocks = 3;

function actionItem({ name, because, startUp }: BlockAction, say: Voice, language: Language): Item {
  const blocks = because.slice(0, mostBlocks).map(({ block }) => placed(block, say));
  const rest = because.length - blocks.length;
  const reasons = [
    ...blocks,
    ...(rest > 0 ? [say(configurationTexts.more, { count: rest })] : []),
    ...(startUp.length > 0 ? [say(configurationTexts.start)] : []),
  ];
  const isUnstated = isPhaseUnstated({ because, startUp });
  return {
    text: [
      ...say(configurationTexts.because, { name: [{ code: name }], reasons: inARow(reasons, language) }),
      ...(isUnstated ? say(configurationTexts.unstated) : []),
    ],
  };
}

/** `huaweicloud_vpc.main (main.tf:3)`. */
function placed({ address, place: { file, line } }: Pick<ConfigurationBlock, "address" | "place">, say: Voice): Inline {
  return say(configurationTexts.placed, { address: [{ code: address }], place: `${file}:${String(line)}` });
}

/** The types that are not answered completely, with their blocks and the calls without an action. */
function incomplete(answers: readonly BlockAnswer[], say: Voice, language: Language): Block[] {
  const types = groupBy(
    answers.filter(({ state }) => state !== "complete"),
    ({ block }) => `${block.kind} ${block.type} ${block.functions ?? ""}`,
  );
  const items = [...types.values()].map((some): Item => {
    const [{ state, calls, hasFurtherCalls }] = some as [BlockAnswer];
    const missing = calls.filter((call) => !isDecided(call));
    const blocks = inARow(
      limited(
        some.map(({ block }) => placed(block, say)),
        say,
      ),
      language,
    );
    return {
      text: say(stateTexts[state], { blocks, known: calls.length - missing.length, all: calls.length }),
      items: [
        ...missing.map((call) => callItem(call, say)),
        ...(hasFurtherCalls ? [{ text: say(configurationTexts.furtherCalls) }] : []),
      ],
    };
  });
  return section(say(configurationTexts.incomplete), items);
}

function limited(parts: readonly Inline[], say: Voice): Inline[] {
  const shown = parts.slice(0, mostBlocks);
  const rest = parts.length - shown.length;
  return rest > 0 ? [...shown, say(configurationTexts.more, { count: rest })] : shown;
}

function callItem({ call, service, alternatives, isPhaseUnstated }: AnsweredCall, say: Voice): Item {
  const answer =
    alternatives.length === 0
      ? say(configurationTexts.noAction)
      : say(configurationTexts.oneOf, {
          names: joined(
            alternatives.map((names): Inline => [{ code: names.join(" + ") }]),
            ", ",
          ),
        });
  return {
    text: [
      ...say(configurationTexts.call, { service, call: [{ code: call }], answer }),
      ...(isPhaseUnstated ? say(configurationTexts.unstated) : []),
    ],
  };
}

function startUp({ startUp: calls }: ConfigurationNeeds, say: Voice): Block[] {
  return section(
    say(configurationTexts.startUp),
    calls.map((call) => ({
      text: say(configurationTexts.startUpCall, {
        call: [{ code: call.call }],
        why: call.why,
        answer: isDecided(call) ? [{ code: call.alternatives[0]!.join(" + ") }] : say(configurationTexts.startNoAction),
      }),
    })),
  );
}

/** What else the configuration has that the policies do not cover. */
function notCovered(needs: ConfigurationNeeds, configuration: Configuration, say: Voice, language: Language): Block[] {
  const { unfollowed, backends, broken } = configuration;
  const items: Inline[] = [
    ...broken.map((file) => say(configurationTexts.broken, { file })),
    ...unfollowed.map((one) =>
      say(configurationTexts[one.why === "unknown" ? "unknownSource" : one.why], {
        module: placed(one, say),
        source: [{ code: one.source }],
      }),
    ),
    ...(needs.related.length > 0
      ? [
          say(configurationTexts.related, {
            blocks: inARow(
              limited(
                needs.related.map((block) => placed(block, say)),
                say,
              ),
              language,
            ),
          }),
        ]
      : []),
    ...(needs.others.size > 0
      ? [
          say(configurationTexts.others, {
            providers: inARow(
              [...needs.others].map(([name, count]) => say(configurationTexts.other, { name, count })),
              language,
            ),
          }),
        ]
      : []),
    ...backends.filter((type) => type !== "local").map((type) => say(configurationTexts.backend, { type })),
  ];
  return section(
    say(configurationTexts.notCovered),
    items.map((text) => ({ text })),
  );
}
