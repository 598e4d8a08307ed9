import type { Command } from "./command.js";

export const showOutput: Command = { id: "huaweiIam.showOutput", run: ({ log }) => log.show() };
