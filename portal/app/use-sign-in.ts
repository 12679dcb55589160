import { useAuth0 } from "@auth0/auth0-react";
import { useLocation } from "react-router";

export const API_KEYS_PATH = "/settings/api-keys";

/** Leaves for the sign-in server and comes back to the page where the user was. */
export function useSignIn(): () => void {
  const { loginWithRedirect } = useAuth0();
  const { pathname } = useLocation();
  return () => void loginWithRedirect({ appState: { returnTo: pathname } });
}
