import * as v from "valibot";
import { IN_MEMORY, isPostgresUrl } from "./engine/engine.js";
import { BUCKET_NAME, DESCRIPTION_LENGTH, MIN_SECRET_LENGTH } from "./limits.js";

/** A bucket that is to exist once the store is open. */
export interface BucketOptions {
  /** 5 to 128 lower-case letters, digits and dashes. */
  name: string;
  /** At most 1000 characters. */
  description?: string;
  /** False for a bucket that shows a key once, when it is made, and never again; true by default. */
  isRetrievable?: boolean;
}

/** How PostgreSQL is used. */
export interface PostgresOptions {
  /** The schema of the tables, made where it is missing: a lower-case name; `"latchkey"` by default. */
  schema?: string;
  /** How many connections one store opens at most; 10 by default. */
  poolSize?: number;
  /** Milliseconds that one statement may take, 0 for as long as the server allows; 5000 by default. */
  statementTimeoutMs?: number;
  /** Milliseconds to wait for a connection; 5000 by default. */
  connectTimeoutMs?: number;
}

/** Where the keys are kept, and who may administer them. */
export interface KeyStoreOptions {
  /**
   * The path of a SQLite file, made where it is missing; `":memory:"`; or a PostgreSQL URL such as
   * `postgres://user:password@host:5432/database`, for which the package `pg` must be installed.
   */
  database: string;
  /** How PostgreSQL is used, where `database` is one. */
  postgres?: PostgresOptions;
  /** The bearer token of the store's HTTP API, such as `process.env.KEY_STORE_TOKEN`: at least 16 characters. */
  apiKey: string | undefined;
  /** The account's name in the API's paths; `"local"` by default. */
  account?: string;
  /** What new keys start with, before the underscore: 2 to 16 lower-case letters and digits; `"lkey"` by default. */
  prefix?: string;
  /**
   * What the stored keys are encrypted with: at least 32 characters. By default `LATCHKEY_SECRET` of the environment,
   * else the file `<database>.secret`, which is made at the first start; PostgreSQL has no such file. Without the
   * secret no key can be revealed again.
   */
  secret?: string;
  /**
   * Made where they are missing, left alone where they exist. By default production, preview and development are made
   * with a new database, and never again.
   */
  buckets?: readonly (string | BucketOptions)[];
  /** Milliseconds since the epoch; `Date.now` by default. */
  now?: () => number;
  /** Told of every failure that is answered with 500 or 503, since the answer does not give its cause. */
  onError?: (error: unknown) => void;
}

const bucketName = v.pipe(
  v.string(),
  v.regex(BUCKET_NAME, "a bucket's name has 5 to 128 lower-case letters, digits and dashes"),
);

const namedBucket = v.pipe(
  bucketName,
  v.transform((name) => ({ name, isRetrievable: true })),
);

const describedBucket = v.strictObject(
  {
    name: bucketName,
    description: v.optional(
      v.pipe(v.string(), v.maxLength(DESCRIPTION_LENGTH, "a bucket's `description` is too long")),
    ),
    isRetrievable: v.optional(v.boolean("a bucket's `isRetrievable` must be true or false"), true),
  },
  "a bucket is its name, or an object of `name`, `description` and `isRetrievable`",
);

/** What a new database starts with. */
export const DEFAULT_BUCKETS = ["production", "preview", "development"].map((name) => ({ name, isRetrievable: true }));

const bucketOptions = v.lazy((input) => (typeof input === "string" ? namedBucket : describedBucket));

const secret = v.pipe(
  v.string("the secret must be a text"),
  v.minLength(MIN_SECRET_LENGTH, `the secret must have at least ${MIN_SECRET_LENGTH} characters`),
);

const DATABASE = `a file path, \`${IN_MEMORY}\` or a postgres:// URL`;

const database = v.pipe(
  v.string(`\`database\` must be ${DATABASE}`),
  v.nonEmpty(`\`database\` is empty: give ${DATABASE}`),
  // A one-letter scheme is a drive on Windows.
  v.check(
    (text) => isPostgresUrl(text) || !/^(?:[a-z][a-z+]+:\/\/|file:)/i.test(text),
    `\`database\` takes ${DATABASE}, no other URL`,
  ),
  v.check(
    (text) => !isPostgresUrl(text) || URL.canParse(text),
    "`database` is not a URL that can be read: in a user or a password, write any character but letters and digits as %XX",
  ),
);

const whole = (name: string, least: number) => {
  const message = `\`postgres.${name}\` must be a whole number from ${least}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message));
};

const postgres = v.strictObject(
  {
    schema: v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/,
          "`postgres.schema` takes up to 63 lower-case letters, digits and underscores",
        ),
      ),
      "latchkey",
    ),
    poolSize: v.optional(whole("poolSize", 1), 10),
    statementTimeoutMs: v.optional(whole("statementTimeoutMs", 0), 5000),
    connectTimeoutMs: v.optional(whole("connectTimeoutMs", 1), 5000),
  },
  "`postgres` takes `schema`, `poolSize`, `statementTimeoutMs` and `connectTimeoutMs`",
);

const optionsSchema = v.object(
  {
    database,
    postgres: v.optional(postgres, {}),
    apiKey: v.pipe(
      v.string("`apiKey` must be a text of at least 16 characters"),
      v.regex(/^[\x21-\x7e]{16,}$/, "`apiKey` must have at least 16 characters, all of them printable ASCII"),
    ),
    account: v.optional(v.pipe(v.string(), v.nonEmpty("`account` is empty")), "local"),
    prefix: v.optional(
      v.pipe(v.string(), v.regex(/^[a-z0-9]{2,16}$/, "`prefix` takes 2 to 16 lower-case letters and digits")),
      "lkey",
    ),
    secret: v.optional(secret),
    buckets: v.optional(v.array(bucketOptions)),
    now: v.optional(
      v.custom<() => number>((value) => typeof value === "function"),
      () => Date.now,
    ),
    onError: v.optional(v.custom<(error: unknown) => void>((value) => typeof value === "function")),
  },
  ({ expected }) => `the option ${expected} is missing`,
);

/** The options, checked, with their defaults. */
export type ResolvedOptions = v.InferOutput<typeof optionsSchema>;

/**
 * Checks the options and fills in what is left out.
 *
 * @throws TypeError that names what is wrong, without its value
 */
export function resolveOptions(options: KeyStoreOptions, environment: NodeJS.ProcessEnv): ResolvedOptions {
  // An empty variable, such as a line of a copied .env file, says as little as none.
  const given = { ...options, secret: options.secret ?? (environment.LATCHKEY_SECRET || undefined) };
  const parsed = v.safeParse(optionsSchema, given, { abortEarly: true });
  if (parsed.success) {
    if (given.secret === undefined && isPostgresUrl(given.database)) {
      throw new TypeError(
        "openKeyStore(): PostgreSQL needs a secret. Set LATCHKEY_SECRET, or the option `secret`, to the same 32 or more characters for every server that uses the database.",
      );
    }
    return parsed.output;
  }
  const [issue] = parsed.issues;
  const where = options.secret === undefined && v.getDotPath(issue) === "secret" ? " (LATCHKEY_SECRET)" : "";
  throw new TypeError(`openKeyStore(): ${issue.message}${where}.`);
}
