// Starting a server, and the memory of its process.
import { startClient } from "../support/client.mjs";
import { compare } from "../support/report.mjs";
import { subjectOf } from "../support/subject.mjs";
import { enumSchema, largePolicy, typicalPolicy } from "../support/texts.mjs";
import { median, timed } from "../support/turns.mjs";

const echo = "bench/support/echo.mjs";
const programs = { ours: "dist/server.js", echo };

/** From the start of the process to the diagnostics of the first document. */
export async function measureStart() {
  const text = typicalPolicy(6144);
  const taken = { ours: [], echo: [] };
  for (let round = -1; round < 9; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const client = await startClient(program);
      await client.opened(text);
      const wall = performance.now() - client.started;
      const { cpu } = await client.usage();
      await client.stop();
      if (round >= 0) taken[name].push({ wall, cpu });
    }
  }
  const middle = (name) => ({
    wall: median(taken[name].map(({ wall }) => wall)),
    cpu: median(taken[name].map(({ cpu }) => cpu)),
  });
  compare("start → first diagnostics", "echo", middle("ours"), middle("echo"));
}

const rest = () => new Promise((done) => setTimeout(done, 500));

/** The memory with an open policy of 6 KB: after a rest, and after 300 rounds of work and a rest. */
export async function measureMemory() {
  const taken = { ours: [], echo: [] };
  for (let round = 0; round < 3; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const client = await startClient(program, { pulls: true });
      const { uri, names } = await openTypical(client);
      await rest();
      const idle = (await client.usage()).memory;
      for (let index = 0; index < 300; index++) await work(client, uri, names[index % names.length]);
      await rest();
      taken[name].push({ idle, after: (await client.usage()).memory });
      await client.stop();
    }
  }
  const middle = (name, key) => ({ wall: median(taken[name].map((one) => one[key])) });
  compare("memory, idle", "echo", middle("ours", "idle"), middle("echo", "idle"), { unit: "MB" });
  compare("memory, after work", "echo", middle("ours", "after"), middle("echo", "after"), { unit: "MB" });
}

async function openTypical(client) {
  const text = typicalPolicy(6144);
  const uri = await client.open(text);
  await client.request("textDocument/diagnostic", { textDocument: { uri } });
  return { uri, names: subjectOf(text).names };
}

async function work(client, uri, { line, end }) {
  const position = { line, character: end };
  await client.change(uri, { start: position, end: position }, "x");
  await client.request("textDocument/diagnostic", { textDocument: { uri } });
  await client.ask("textDocument/completion", uri, { line, character: end + 1 });
  await client.change(uri, { start: position, end: { line, character: end + 1 } }, "");
  await client.ask("textDocument/hover", uri, position);
  await client.request("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
}

/** The largest memory of a server that opens a policy of 10 MB, diagnoses it, and again after a keystroke. */
export async function measurePeak({ peers }) {
  const text = largePolicy(10 * 1024 * 1024);
  const { names, misspelled } = subjectOf(text);
  const peak = {};
  for (const [name, program, schema] of [
    ["ours", "dist/server.js"],
    ["json-ls", peers.jsonServer, enumSchema],
  ]) {
    const client = await startClient(program, { pulls: true, schema });
    const uri = await client.open(text);
    const ask = () => client.request("textDocument/diagnostic", { textDocument: { uri } });
    const { milliseconds, result } = await timed(ask);
    const { line, end } = names[3];
    await client.change(uri, { start: { line, character: end }, end: { line, character: end } }, "x");
    const answers = [result, await ask()];
    const isRight = answers.every(({ items }, index) =>
      [misspelled.line, ...(index > 0 ? [line] : [])].every((wanted) =>
        items.some(({ range }) => range.start.line === wanted),
      ),
    );
    if (!isRight) console.log(`${name} did not find the misspelled action of 10 MB.`);
    const { peak: megabytes, cpu } = await client.usage();
    peak[name] = { megabytes: { wall: isRight ? megabytes : undefined }, time: { wall: milliseconds, cpu } };
    await client.stop();
  }
  compare("peak memory, 10 MB", "json-ls", peak.ours.megabytes, peak["json-ls"].megabytes, { unit: "MB" });
  compare("open → diagnostics, 10 MB", "json-ls", peak.ours.time, peak["json-ls"].time, { isFaster: true });
}
