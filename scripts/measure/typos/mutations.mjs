/** The rows of the common keyboard, for neighboring keys. */
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Every single slip of a name, each text once; `kind` is the kind of slip. */
export function mutationsOf(name) {
  const seen = new Set([name.toLowerCase()]);
  return [
    ...deletions(name),
    ...doublings(name),
    ...transpositions(name),
    ...substitutions(name),
    ...numbers(name),
  ].filter(({ text }) => {
    if (seen.has(text.toLowerCase()) || text.split(":").includes("")) return false;
    seen.add(text.toLowerCase());
    return true;
  });
}

function* places(name) {
  for (let at = 0; at < name.length; at++) if (name[at] !== ":") yield at;
}

function* deletions(name) {
  for (const at of places(name)) yield { kind: "letter missing", text: name.slice(0, at) + name.slice(at + 1) };
}

function* doublings(name) {
  for (const at of places(name)) yield { kind: "letter doubled", text: name.slice(0, at) + name[at] + name.slice(at) };
}

function* transpositions(name) {
  for (const at of places(name)) {
    const next = name[at + 1];
    if (next !== undefined && next !== ":") yield { kind: "letters swapped", text: name.slice(0, at) + next + name[at] + name.slice(at + 2) };
  }
}

function* substitutions(name) {
  for (const at of places(name)) {
    for (const letter of keysBeside(name[at].toLowerCase())) yield { kind: "key beside it", text: name.slice(0, at) + letter + name.slice(at + 1) };
  }
}

function* numbers(name) {
  const [service, type, operation] = name.split(":");
  for (const other of [type.endsWith("s") ? type.slice(0, -1) : `${type}s`]) yield { kind: "number", text: `${service}:${other}:${operation}` };
  if (operation.endsWith("s")) yield { kind: "number", text: `${service}:${type}:${operation.slice(0, -1)}` };
}

function keysBeside(letter) {
  const row = rows.findIndex((letters) => letters.includes(letter));
  if (row < 0) return [];
  const key = rows[row].indexOf(letter);
  return [
    rows[row][key - 1],
    rows[row][key + 1],
    rows[row - 1]?.[key],
    rows[row - 1]?.[key + 1],
    rows[row + 1]?.[key - 1],
    rows[row + 1]?.[key],
  ].filter((one) => one !== undefined);
}
