// Reads a log line by line and counts the requests of Terraform in it: the minimum that any reader of logs does.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

let requests = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  if (line.includes("API Request URL")) requests++;
}
console.log(requests);
