import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient, QueryResultRow } from "pg";

/** A pool of `pg` as Kysely knows it, which never uses a connection again that left a query without an answer. */
export function guarded(pool: Pick<Pool, "connect" | "end">): PostgresPool {
  return {
    connect: async () => new GuardedClient(await pool.connect()),
    end: () => pool.end(),
  };
}

class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #lost: Error | undefined;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    text: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof text !== "string") throw new Error("The store reads no streams.");
    return this.#ask<Row>(text, values);
  }

  async #ask<Row>(text: string, values: readonly unknown[]) {
    // It would wait behind the query that hangs.
    if (this.#lost) throw this.#lost;
    try {
      return (await this.#client.query<Row & QueryResultRow>(text, [...values])) as PostgresQueryResult<Row>;
    } catch (error) {
      if (error instanceof Error && error.message === "Query read timeout") this.#lost = error;
      throw error;
    }
  }

  release(): void {
    this.#client.release(this.#lost);
  }
}
