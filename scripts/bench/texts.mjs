// The texts for measurements.

const actionsInStatement = 95;

/** A policy of about the given number of characters, with the given actions first and then with unknown ones. */
export function policyOf(names, characters) {
  const count = Math.ceil(characters / (names.join("").length / names.length + 12));
  const all = Array.from({ length: count }, (_, index) => `        "${index < names.length ? names[index] : `${names[index % names.length]}${index}`}"`);
  const statements = [];
  for (let start = 0; start < count; start += actionsInStatement) {
    statements.push(`    {\n      "Effect": "Allow",\n      "Action": [\n${all.slice(start, start + actionsInStatement).join(",\n")}\n      ]\n    }`);
  }
  return `{\n  "Version": "1.1",\n  "Statement": [\n${statements.join(",\n")}\n  ]\n}\n`;
}

/** JSON of about the given number of characters that is not a policy but contains the word "statement". */
export function otherOf(characters) {
  const row = (index) => `  { "id": ${index}, "name": "row ${index}", "tags": ["a", "b", "ecs:servers:get"], "Statement": [{ "Effect": "none" }] }`;
  return `[\n${Array.from({ length: Math.ceil(characters / (row(0).length + 6)) }, (_, index) => row(index)).join(",\n")}\n]\n`;
}
