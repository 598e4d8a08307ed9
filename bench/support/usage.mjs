// Loaded into a process before its program: at its end it writes to the file $USAGE its CPU time in milliseconds and
// its largest memory in MB.
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// Threads load it, too; the numbers are of the whole process.
if (isMainThread)
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 };
    writeFileSync(process.env.USAGE, JSON.stringify(usage));
  });
