/** A limit in milliseconds, longer on a slow or busy machine, as scripts/test.mjs has found this one to be. */
export const patience = (milliseconds) => milliseconds * Number(process.env.TEST_SLOWNESS ?? 1);
