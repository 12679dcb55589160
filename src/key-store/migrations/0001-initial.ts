import { type Kysely, type Migration, sql } from "kysely";

export const initial: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db;
    await schema
      .createTable("setting")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("value", "text", (column) => column.notNull())
      .execute();

    await schema
      .createTable("bucket")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull().unique())
      .addColumn("description", "text")
      .addColumn("tags", "text")
      .addColumn("is_retrievable", "integer", (column) => column.notNull())
      .addColumn("ordinal", "bigint", (column) => column.notNull())
      .addColumn("created_on", "text", (column) => column.notNull())
      .addColumn("updated_on", "text", (column) => column.notNull())
      .execute();

    await schema
      .createTable("consumer")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("bucket_id", "text", (column) => column.notNull().references("bucket.id").onDelete("cascade"))
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("description", "text")
      .addColumn("tags", "text")
      .addColumn("metadata", "text")
      .addColumn("ordinal", "bigint", (column) => column.notNull())
      .addColumn("created_on", "text", (column) => column.notNull())
      .addColumn("updated_on", "text", (column) => column.notNull())
      .addUniqueConstraint("consumer_name", ["bucket_id", "name"])
      .execute();
    await schema.createIndex("consumer_order").on("consumer").columns(["bucket_id", "ordinal"]).execute();

    await schema
      .createTable("consumer_tag")
      .addColumn("consumer_id", "text", (column) => column.notNull().references("consumer.id").onDelete("cascade"))
      .addColumn("bucket_id", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("value", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("consumer_tag_key", ["consumer_id", "name"])
      .execute();
    await schema
      .createIndex("consumer_tag_value")
      .on("consumer_tag")
      .columns(["bucket_id", "name", "value", "consumer_id"])
      .execute();

    await schema
      .createTable("manager")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("consumer_id", "text", (column) => column.notNull().references("consumer.id").onDelete("cascade"))
      .addColumn("bucket_id", "text", (column) => column.notNull())
      .addColumn("email", "text", (column) => column.notNull())
      .addColumn("email_key", "text", (column) => column.notNull())
      .addColumn("sub", "text")
      .addColumn("ordinal", "bigint", (column) => column.notNull())
      .addColumn("created_on", "text", (column) => column.notNull())
      .execute();
    await schema
      .createIndex("manager_email")
      .on("manager")
      .columns(["bucket_id", "email_key", "consumer_id"])
      .execute();
    await schema
      .createIndex("manager_sub")
      .unique()
      .on("manager")
      .columns(["consumer_id", "sub"])
      .where(sql.ref("sub"), "is not", null)
      .execute();
    await schema
      .createIndex("manager_invite")
      .unique()
      .on("manager")
      .columns(["consumer_id", "email_key"])
      .where(sql.ref("sub"), "is", null)
      .execute();
    await schema.createIndex("manager_order").on("manager").columns(["consumer_id", "ordinal"]).execute();

    await schema
      .createTable("api_key")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("consumer_id", "text", (column) => column.notNull().references("consumer.id").onDelete("cascade"))
      .addColumn("hash", "text", (column) => column.notNull().unique())
      .addColumn("masked", "text", (column) => column.notNull())
      .addColumn("sealed", "text")
      .addColumn("description", "text")
      .addColumn("expires_on", "text")
      .addColumn("ordinal", "bigint", (column) => column.notNull())
      .addColumn("created_on", "text", (column) => column.notNull())
      .addColumn("updated_on", "text", (column) => column.notNull())
      .execute();
    await schema.createIndex("api_key_order").on("api_key").columns(["consumer_id", "ordinal"]).execute();
  },
};
