import type { Scenario } from "../catalog/scenarios.js";
import { type Block, paragraph } from "../outline/outline.js";
import { counted, type Plural } from "../text/counted.js";
import { enumerate } from "../text/enumerate.js";
import type { Bilingual, Language } from "../text/message.js";
import { sayIn } from "../text/say.js";
import { editionName } from "./edition.js";
import { inARow, voice } from "./voice.js";

/** A scenario in words. */
export interface ScenarioText {
  /** «ModelArts, Training management: Run a training job using a dataset in an OBS bucket» */
  readonly title: string;
  /** Who needs the actions, the roles that are needed beside them, and the guide with its date. */
  readonly notes: readonly string[];
}

/** Names and purposes of scenarios are only published in English. */
export function describeScenario(scenario: Scenario, language: Language): ScenarioText {
  const say = sayIn(language);
  const { product, table, name, purpose, grantee, roles, source } = scenario;
  const { title: guide, date } = source;
  return {
    title: say(purpose === undefined ? titled : titledWithPurpose, { product, name, purpose: purpose ?? "" }),
    notes: [
      say(grantee === "agency" ? forAgency : forUser),
      ...(roles.length > 0 ? [say(withRoles, { roles: enumerate(roles) })] : []),
      say(fromGuide, { edition: editionName(source.edition), guide, table, date }),
    ],
  };
}

/** The number of scenarios that list an action, with their products; nothing if there are none. */
export function describeScenariosOf(scenarios: readonly Scenario[], language: Language): Block[] {
  if (scenarios.length === 0) return [];
  const products = inARow([...new Set(scenarios.map(({ product }) => product))].map((name) => [name]), language);
  return [paragraph(voice(language)(counted(scenarios.length, listedFor), { products }))];
}

const titled: Bilingual = { en: "{product}, {name}", zh: "{product}，{name}" };
const titledWithPurpose: Bilingual = { en: "{product}, {name}: {purpose}", zh: "{product}，{name}：{purpose}" };
const forUser: Bilingual = { en: "For the user who does the job.", zh: "授予执行该操作的用户。" };
const forAgency: Bilingual = { en: "For the agency that the service uses.", zh: "授予该服务所用的委托。" };
const withRoles: Bilingual = { en: "Also needs the system role {roles}.", zh: "还需要系统角色 {roles}。" };
const fromGuide: Bilingual = { en: "{edition}, “{guide}”, table “{table}”, {date}.", zh: "{edition}《{guide}》，表“{table}”，{date}。" };
const listedFor: Plural = {
  one: { en: "Listed for 1 job in the console ({products}).", zh: "{products} 的 1 个控制台场景列有此项。" },
  many: { en: "Listed for {count} jobs in the console ({products}).", zh: "{products} 的 {count} 个控制台场景列有此项。" },
};
