import type { Kysely, Migration } from "kysely";

/** Lists are ordered by ordinal and id. With both in the index a page is read as it lies there, and nothing is sorted. */
export const pageOrder: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema.createIndex("consumer_page").on("consumer").columns(["bucket_id", "ordinal", "id"]).execute();
    await schema.dropIndex("consumer_order").execute();
  },
};
