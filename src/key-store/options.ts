import * as v from "valibot";
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

/** Where the keys are kept, and who may administer them. */
export interface KeyStoreOptions {
  /** The path of the database file, made where it is missing, or `":memory:"`. */
  database: string;
  /** The bearer token of the store's HTTP API, such as `process.env.KEY_STORE_TOKEN`: at least 16 characters. */
  apiKey: string | undefined;
  /** The account's name in the API's paths; `"local"` by default. */
  account?: string;
  /** What new keys start with, before the underscore: 2 to 16 lower-case letters and digits; `"lkey"` by default. */
  prefix?: string;
  /**
   * What the stored keys are encrypted with: at least 32 characters. By default `LATCHKEY_SECRET` of the environment,
   * else the file `<database>.secret`, which is made at the first start. Without it no key can be revealed again.
   */
  secret?: string;
  /** Made where they are missing, left alone where they exist; production, preview and development by default. */
  buckets?: readonly (string | BucketOptions)[];
  /** Milliseconds since the epoch; `Date.now` by default. */
  now?: () => number;
  /** Told of every failure that is answered with 500, since the answer says nothing of its cause. */
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

const bucketOptions = v.lazy((input) => (typeof input === "string" ? namedBucket : describedBucket));

const secret = v.pipe(
  v.string("the secret must be a text"),
  v.minLength(MIN_SECRET_LENGTH, `the secret must have at least ${MIN_SECRET_LENGTH} characters`),
);

const optionsSchema = v.object(
  {
    database: v.pipe(
      v.string("`database` must be a file path or `:memory:`"),
      v.nonEmpty("`database` is empty: give a file path or `:memory:`"),
      // A one-letter scheme is a drive on Windows.
      v.check(
        (path) => !/^(?:[a-z][a-z+]+:\/\/|file:)/i.test(path),
        "`database` takes a file path or `:memory:`, no URL",
      ),
    ),
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
    buckets: v.optional(v.array(bucketOptions), ["production", "preview", "development"]),
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
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const where = options.secret === undefined && v.getDotPath(issue) === "secret" ? " (LATCHKEY_SECRET)" : "";
  throw new TypeError(`openKeyStore(): ${issue.message}${where}.`);
}
