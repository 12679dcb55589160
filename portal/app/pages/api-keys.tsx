import type { FirstCall } from "latchkey";
import { Auth0ApiKeys } from "latchkey/auth0";
import "latchkey/styles.css";

const firstCall: FirstCall = {
  url: `${location.origin}/api/weather?city=Oslo`,
  environmentVariable: "SKYLARK_API_KEY",
};

/** The lines that a portal adds, in the portal's own page frame. */
export function ApiKeysPage() {
  return (
    <div className="narrow">
      <title>API keys · Skylark Weather</title>
      <Auth0ApiKeys baseUrl="/api/keys" firstCall={firstCall} />
    </div>
  );
}
