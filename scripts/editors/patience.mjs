/** A limit, extended by the slowness of the machine that scripts/test.mjs has measured, as a whole number. */
export const patience = (limit) => Math.round(limit * Number(process.env.TEST_SLOWNESS ?? 1));
