import { useAuth0 } from "@auth0/auth0-react";
import { ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useLocation } from "react-router";
import { API_KEYS_PATH, useSignIn } from "../use-sign-in.ts";

/** Signs in; or says who is signed in, and signs out. */
export function AccountMenu() {
  const { isLoading, isAuthenticated, user, logout } = useAuth0();
  const signIn = useSignIn();
  const { pathname } = useLocation();
  if (isLoading) return <div className="account-placeholder" />;
  if (!isAuthenticated) {
    // The API-keys page asks by itself, in its own place.
    if (pathname === API_KEYS_PATH) return null;
    return (
      <button type="button" className="button button-small" onClick={signIn}>
        Sign in
      </button>
    );
  }
  const email = user?.email ?? "Account";
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="account" aria-label={`Account: ${email}`}>
        <span className="avatar" aria-hidden="true">
          {email.charAt(0).toUpperCase()}
        </span>
        <bdi className="account-email">{email}</bdi>
        <ChevronDown size={14} aria-hidden="true" />
      </DropdownMenu.Trigger>
      {/* No portal: the menu stays in the banner, where assistive technology looks for it. */}
      <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={12}>
        <DropdownMenu.Label className="menu-label">
          Signed in as <bdi>{email}</bdi>
        </DropdownMenu.Label>
        <DropdownMenu.Separator className="menu-separator" />
        <DropdownMenu.Item
          className="menu-item"
          onSelect={() => void logout({ logoutParams: { returnTo: window.location.origin } })}
        >
          Sign out
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
