// How response times grow with the size of a policy: the exponent of a power law from 128 KB to 2 MB; 1 is linear.
import { startClient } from "../support/client.mjs";
import { state } from "../support/report.mjs";
import { subjectOf } from "../support/subject.mjs";
import { largePolicy } from "../support/texts.mjs";
import { takeTurns } from "../support/turns.mjs";
import { samplesOf } from "./editor.mjs";

const sizes = [128, 512, 2048];

export async function measureGrowth() {
  const client = await startClient("dist/server.js", { pulls: true });
  const subjects = sizes.map((kilobytes) => subjectOf(largePolicy(kilobytes * 1024)));
  for (const row of samplesOf) {
    const documents = {};
    for (const [index, subject] of subjects.entries()) {
      const { text = subject.text, ...kind } = row(subject);
      documents[`${sizes[index]} KB`] = { ...kind, uri: await client.open(text) };
    }
    const taken = await takeTurns(Object.fromEntries(Object.keys(documents).map((size) => [size, client])), {
      rounds: 12,
      sample: async (_, index, size) => {
        const { milliseconds, result, isRight } = await documents[size].sample(client, documents[size].uri, index);
        return { milliseconds, isRight: isRight(result) };
      },
    });
    for (const { uri } of Object.values(documents)) await client.close(uri);
    const points = Object.values(taken).map(({ wall }, index) => [Math.log(sizes[index]), Math.log(wall)]);
    state(`growth of ${Object.values(documents)[0].what}`, "exponent", slope(points));
  }
  await client.stop();
}

/** The slope of the line that fits points best. */
function slope(points) {
  const mean = (index) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  return (
    points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
    / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  );
}
