import { Texts } from "./grammar.js";
import { jsonGrammar } from "./grammars/json.js";
import { configGrammar, overlayGrammar, pageGrammar, policyTestGrammar, terraformGrammar } from "./grammars/others.js";
import { policyGrammar } from "./grammars/policy.js";
import * as promises from "./promises.js";
import { Random } from "./random.js";
import type { Run } from "./sequences.js";

/** A language, and the promises for each of its texts. */
interface Kind {
  readonly name: string;
  readonly texts: Texts;
  readonly check: (text: string, random: Random) => void;
}

const kind = (name: string, grammar: ConstructorParameters<typeof Texts>[0], check: Kind["check"]): Kind => ({
  name,
  texts: new Texts(grammar, "file"),
  check,
});

const policy = kind("policy", policyGrammar, promises.checkPolicy);
const terraform = kind("terraform", terraformGrammar, promises.checkTerraform);
const json = kind("json", jsonGrammar, promises.checkJson);
const config = kind("config", configGrammar, promises.checkConfig);
const policyTest = kind("policy-test", policyTestGrammar, promises.checkPolicyTest);
const overlay = kind("overlay", overlayGrammar, promises.checkOverlay);
const page = kind("page", pageGrammar, promises.checkPage);

/** The kinds take turns; policies and JSON have most of them. */
const turns: readonly Kind[] = [
  policy,
  json,
  policy,
  terraform,
  policy,
  config,
  json,
  policyTest,
  overlay,
  page,
  policy,
  json,
];

/** Checks one case; throws if a promise is broken. */
export function checkCase(seed: number, index: number): void {
  const random = new Random(seed, index);
  const { name, texts, check } = turns[index % turns.length]!;
  const text = random.oneIn(6) ? texts.sound(random) : texts.mutated(random);
  try {
    check(text, random);
  } catch (error) {
    const reason = error instanceof Error ? error.stack : String(error);
    throw new Error(`case ${index} of seed ${seed}, ${name}: ${reason}\n--- ${JSON.stringify(text)}`, { cause: error });
  }
}

/** Checks random texts of all kinds. */
export function checkCases({ seed, from, count, failed, progress }: Run): void {
  let failures = 0;
  for (let index = from; index < from + count; index++) {
    try {
      checkCase(seed, index);
    } catch (error) {
      failures++;
      failed(error instanceof Error ? error.message : String(error));
    }
    if (index % 1000 === 0) progress?.(index - from, failures);
  }
}
