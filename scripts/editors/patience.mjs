/** A limit in milliseconds, extended by the slowness of the machine that scripts/test.mjs has measured. */
export const patience = (milliseconds) => milliseconds * Number(process.env.TEST_SLOWNESS ?? 1);
