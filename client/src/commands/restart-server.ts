import type { Command } from "./command.js";

export const restartServer: Command = { id: "huaweiIam.restartServer", run: ({ server }) => server.restart() };
