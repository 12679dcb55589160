import { Auth0ApiKeys } from "latchkey/auth0";
import "latchkey/styles.css";

/** The two lines that a portal adds, in the portal's own page frame. */
export function ApiKeysPage() {
  return (
    <div className="narrow">
      <title>API keys · Skylark Weather</title>
      <Auth0ApiKeys baseUrl="/api/keys" />
    </div>
  );
}
