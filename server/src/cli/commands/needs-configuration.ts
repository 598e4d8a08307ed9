import { type ConfigurationResult, describeConfigurationNeeds } from "../../core/describe/needs/configuration-needs.js";
import type { Reader } from "../../core/describe/needs/policy-notes.js";
import { configurationNeeds } from "../../core/needs/terraform/configuration-needs.js";
import type { TerraformPhase } from "../../core/needs/terraform/phases.js";
import { readProviderApis } from "../../core/needs/terraform/provider-apis.js";
import { wantedPolicies, type Wish } from "../../core/needs/wanted-policies.js";
import type { Options } from "../arguments/options.js";
import { exit } from "../arguments/usage.js";
import { readConfiguration, readRoots } from "../files/configuration-files.js";
import type { FileProblem } from "../files/find-files.js";
import { printOutline } from "../terminal/print-outline.js";
import type { Context } from "./command.js";
import { configurationNeedsToJson } from "./needs-json.js";

/** `needs` for folders and files of Terraform. Returns the exit code. */
export async function needsOfConfiguration(
  names: readonly string[],
  options: Options,
  wish: Wish,
  context: Context,
): Promise<number> {
  const problems: FileProblem[] = [];
  const roots = readRoots(names, context, problems);
  const configuration = readConfiguration(roots, context, problems);
  // Loaded only here, because no other command needs it.
  const { default: packed } = await import("packed-terraform");
  const apis = readProviderApis(packed);
  const phase = options.value("phase") as TerraformPhase | undefined;
  const needs = configurationNeeds(configuration, { apis, catalog: context.catalog(), phase });
  const wanted = wantedPolicies(
    { actions: needs.actions.map(({ name }) => name), dependencies: needs.dependencies },
    wish,
  );
  const result: ConfigurationResult = { configuration, needs, wanted, phase, source: apis.source };
  if (options.value("format") === "json")
    context.io.out(
      configurationNeedsToJson(
        result,
        problems.map(({ shown }) => shown),
      ),
    );
  else {
    const reader: Reader = { shown: names.join(", "), language: context.language, surface: "command-line" };
    context.io.err(`${printOutline(describeConfigurationNeeds(result, reader), context.style)}\n`);
    context.io.out(wanted.policies.map(({ text }) => `${text}\n`).join("\n"));
  }
  for (const { shown, template, args } of problems)
    context.io.err(`huawei-iam: ${shown}: ${context.say(template, args)}\n`);
  if (problems.length > 0) return exit.usage;
  return isAnswered(result) ? exit.clean : exit.findings;
}

/** Whether the policies cover all that the configuration does. */
function isAnswered({ configuration, needs }: ConfigurationResult): boolean {
  return (
    needs.answers.every(({ state }) => state === "complete")
    && needs.startUp.every(({ alternatives }) => alternatives.length === 1)
    && needs.related.length + configuration.broken.length + configuration.unfollowed.length === 0
  );
}
