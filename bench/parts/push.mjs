// What an author waits for after typing, with the delay of each server: from a keystroke to the pushed diagnostics.
import { startClient } from "../support/client.mjs";
import { compare } from "../support/report.mjs";
import { subjectOf } from "../support/subject.mjs";
import { enumSchema, largePolicy, typicalPolicy } from "../support/texts.mjs";
import { takeTurns, timed } from "../support/turns.mjs";

export async function measurePush({ peers }) {
  const clients = {
    ours: await startClient("dist/server.js"),
    "json-ls": await startClient(peers.jsonServer, { schema: enumSchema }),
  };
  for (const [name, text] of [
    ["6 KB", typicalPolicy(6144)],
    ["1 MB", largePolicy(1024 * 1024)],
  ]) {
    const { names } = subjectOf(text);
    const uris = {};
    for (const [client, one] of Object.entries(clients)) uris[client] = (await one.opened(text)).uri;
    const taken = await takeTurns(clients, {
      rounds: 11,
      sample: async (client, index, who) => {
        const { line, end } = names[(index >> 1) % names.length];
        const isTyped = index % 2 === 0;
        const isRight = ({ diagnostics }) =>
          diagnostics.some(({ range, severity }) => range.start.line === line && severity <= 2) === isTyped;
        const answer = client.published(uris[who], isRight);
        const { milliseconds } = await timed(async () => {
          await client.change(
            uris[who],
            { start: { line, character: end }, end: { line, character: end + (isTyped ? 0 : 1) } },
            isTyped ? "x" : "",
          );
          await answer;
        });
        return { milliseconds, isRight: true };
      },
    });
    compare(`keystroke → pushed diagnostics, ${name}`, "json-ls", taken.ours, taken["json-ls"], { isFaster: true });
  }
  await Promise.all(Object.values(clients).map((client) => client.stop()));
}
