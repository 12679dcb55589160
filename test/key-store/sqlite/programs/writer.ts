/** Writes consumers, each with a key and a manager, until it is killed; prints each once it has been answered. */
import { writeSync } from "node:fs";
import { openKeyStore } from "latchkey/key-store";

const [, , database = "", apiKey = "", secret = "", round = ""] = process.argv;

const store = await openKeyStore({ database, apiKey, secret });
for (let number = 0; ; number += 1) {
  const name = `round-${round}-${number}`;
  const response = await store.fetch(
    new Request("http://store.test/v1/accounts/local/key-buckets/production/consumers?with-api-key=true", {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ name, tags: { round }, managers: [{ email: `${name}@example.com`, sub: name }] }),
    }),
  );
  const { apiKeys } = (await response.json()) as { apiKeys: [{ key: string }] };
  // In one piece and at once: what is printed has been written before.
  writeSync(1, `${name} ${apiKeys[0].key}\n`);
}
