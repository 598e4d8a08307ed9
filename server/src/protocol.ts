/**
 * Our own requests beside those of the language server protocol: their names, and what goes to and fro as plain JSON. The
 * one file of the server that the client imports. A request that cannot be answered is answered by null.
 */
export {};
