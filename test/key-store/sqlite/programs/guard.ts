/** A guard over a database, to which one user comes fifty times at once when a line arrives; prints the statuses. */
import { once } from "node:events";
import { openKeyStore } from "latchkey/key-store";
import { createGuard, zuplo } from "latchkey/server";

const [, , database = "", apiKey = "", secret = ""] = process.argv;

const store = await openKeyStore({ database, apiKey, secret });
const guard = createGuard({
  auth: async () => ({ sub: "auth0|ada", email: "ada@example.com", emailVerified: true, claims: {} }),
  upstream: zuplo({ account: "local", bucket: "production", apiKey, url: "http://store.test", fetch: store.fetch }),
});
process.stdout.write("ready\n");
await once(process.stdin, "data");
const answers = await Promise.all(
  Array.from({ length: 50 }, () => guard(new Request("http://portal.test/api/keys/me", { method: "PUT" }))),
);
process.stdout.write(JSON.stringify(answers.map(({ status }) => status)));
process.stdin.destroy();
