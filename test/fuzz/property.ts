/**
 * Properties that hold for any input at all. `npm test` tries a few hundred inputs of each, `npm run fuzz` ten
 * thousand; both start from a fixed seed, so a failure comes back with the same input, already shrunk.
 */
import fc from "fast-check";

const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_101);

type Property<Ts> = fc.IProperty<Ts> | fc.IAsyncProperty<Ts>;

/** Asserts a property for `FUZZ_RUNS` inputs from `FUZZ_SEED`. */
export async function holds<Ts>(property: Property<Ts>): Promise<void> {
  await fc.assert(property as fc.IAsyncProperty<Ts>, { numRuns: RUNS, seed: SEED });
}
