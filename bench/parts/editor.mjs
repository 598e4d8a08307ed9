// The requests of an editor, compared with an echo server and with VS Code's JSON language server.
import { startClient } from "../support/client.mjs";
import { subjectOf } from "../support/subject.mjs";
import { compare, state } from "../support/report.mjs";
import { takeTurns, timed } from "../support/turns.mjs";
import { enumSchema, independentNames, largePolicy, policyOf, typicalPolicy } from "../support/texts.mjs";

const echo = "bench/support/echo.mjs";

/** Measures with `peers` (paths of programs; `undefined` to compare with the echo server only). */
export async function measureEditor({ peers, isQuick }) {
  const clients = {
    ours: await startClient("dist/server.js", { pulls: true }),
    echo: await startClient(echo, { pulls: true }),
    ...(isQuick ? {} : { copy: await startClient(echo, { pulls: true }) }),
    ...(peers ? { "json-ls": await startClient(peers.jsonServer, { pulls: true, schema: enumSchema }) } : {}),
  };
  const rounds = isQuick ? { small: 300, large: 24 } : { small: 120, large: 20 };
  await measure(clients, { name: "6 KB", text: typicalPolicy(6144), rounds: rounds.small });
  if (!isQuick)
    await measure(clients, {
      name: "6 KB, many findings",
      text: policyOf(["ecs:servers:gett", ...independentNames.slice(100, 190)], 6144),
      rounds: rounds.small,
    });
  await measure(clients, { name: "1 MB", text: largePolicy(1024 * 1024), rounds: rounds.large });
  await Promise.all(Object.values(clients).map((client) => client.stop()));
}

async function measure(clients, { name, text, rounds }) {
  const subject = subjectOf(text);
  for (const row of samplesOf) {
    const { what, method, against = [], text: variant = text, sample } = row(subject);
    const uris = {};
    const used = Object.fromEntries(
      Object.entries(clients).filter(([client]) => client !== "json-ls" || against.includes("json-ls")),
    );
    for (const [client, one] of Object.entries(used)) uris[client] = await one.open(variant);
    const { result } = await sample(clients.ours, uris.ours, 0);
    await sample(clients.ours, uris.ours, 1);
    await clients.copy?.tell("echo/learn", { method, answer: result });
    let largest = 0;
    const taken = await takeTurns(used, {
      // Answers about an unchanged text take so little CPU time that it is measured over more of them.
      rounds: what.startsWith("keystroke") ? rounds : Math.max(rounds, 80),
      sample: async (client, index, who) => {
        const { milliseconds, result: answer, isRight } = await sample(client, uris[who], index);
        if (who === "ours") largest = Math.max(largest, Buffer.byteLength(JSON.stringify(answer)) / 1024);
        return { milliseconds, isRight: who === "echo" || who === "copy" || isRight(answer) };
      },
    });
    for (const [client, one] of Object.entries(used)) await one.close(uris[client]);
    compare(`${what}, ${name}`, "echo", taken.ours, taken.echo);
    if (taken.copy) compare(`${what}, ${name}`, "echo of the same answer", taken.ours, taken.copy);
    if (taken["json-ls"]) compare(`${what}, ${name}`, "json-ls", taken.ours, taken["json-ls"], { isFaster: true });
    if (method === "textDocument/completion")
      state(`${what}, ${name}`, "KB", largest);
  }
}

/** An "x" is typed at the end of a name, then removed: its line has an error, then none. */
const diagnostics = ({ names }) => ({
  what: "keystroke → diagnostics",
  method: "textDocument/diagnostic",
  against: ["json-ls"],
  sample: async (client, uri, index) => {
    const { line, end } = names[(index >> 1) % names.length];
    const isTyped = index % 2 === 0;
    const range = { start: { line, character: end }, end: { line, character: end + (isTyped ? 0 : 1) } };
    const answer = await timed(async () => {
      await client.change(uri, range, isTyped ? "x" : "");
      return client.request("textDocument/diagnostic", { textDocument: { uri } });
    });
    return { ...answer, isRight: ({ items }) => items?.some((one) => isAt(line, one)) === isTyped };
  },
});

const isAt = (line, { range, severity }) => range.start.line === line && severity <= 2;

const completionAt = (what, { text, places }, isRight) => ({
  what,
  method: "textDocument/completion",
  against: ["json-ls"],
  text,
  sample: async (client, uri, index) => {
    const { line, character, begun } = places[index % places.length];
    const answer = await timed(() =>
      client.ask("textDocument/completion", uri, { line, character }, { context: { triggerKind: 1 } }),
    );
    return { ...answer, isRight: (result) => isRight(result, begun) };
  },
});
const offers = (result, begun) => JSON.stringify(result?.items ?? result ?? "").includes(begun);

/** The cursor is after the service of an incomplete name. */
const completion = ({ incomplete }) => completionAt("completion", incomplete, offers);

/** The cursor is in an empty string. */
const emptyCompletion = ({ empty }) =>
  completionAt("completion in an empty string", empty, (result) => offers(result, "ecs:"));

/** The first letter after the service is typed, then removed. */
const typedCompletion = ({ incomplete: { text, places } }) => ({
  what: "keystroke → completion",
  method: "textDocument/completion",
  against: ["json-ls"],
  text,
  sample: async (client, uri, index) => {
    const { line, character, begun, next } = places[(index >> 1) % places.length];
    const isTyped = index % 2 === 0;
    const range = { start: { line, character }, end: { line, character: character + (isTyped ? 0 : 1) } };
    const position = { line, character: character + (isTyped ? 1 : 0) };
    const answer = await timed(async () => {
      await client.change(uri, range, isTyped ? next : "");
      return client.ask("textDocument/completion", uri, position, { context: { triggerKind: 1 } });
    });
    return { ...answer, isRight: (result) => offers(result, isTyped ? `${begun}${next}` : begun) };
  },
});

const hover = ({ names }) => ({
  what: "hover",
  method: "textDocument/hover",
  sample: async (client, uri, index) => {
    const { line, end } = names[index % names.length];
    const answer = await timed(() => client.ask("textDocument/hover", uri, { line, character: end - 2 }));
    return {
      ...answer,
      isRight: (result) => result?.range?.start.line === line && JSON.stringify(result.contents).length > 100,
    };
  },
});

/** The user opens the menu of actions at the cursor. A misspelled name has a quick fix. */
const codeActions = ({ names, misspelled }) => ({
  what: "code actions",
  method: "textDocument/codeAction",
  sample: async (client, uri, index) => {
    const isWrong = index % 2 === 0;
    const { line, end } = isWrong ? misspelled : names[(index >> 1) % names.length];
    const position = { line, character: end - 2 };
    const answer = await timed(() =>
      client.request("textDocument/codeAction", {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [], triggerKind: 1 },
      }),
    );
    return {
      ...answer,
      isRight: (result) => Array.isArray(result) && (!isWrong || result.some(({ kind }) => kind === "quickfix")),
    };
  },
});

/** What is measured, each as a function of a subject. */
export const samplesOf = [diagnostics, completion, emptyCompletion, typedCompletion, hover, codeActions];
