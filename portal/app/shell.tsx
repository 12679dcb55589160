import { useAuth0 } from "@auth0/auth0-react";
import { Link, NavLink, Outlet, useLocation } from "react-router";
import { AccountMenu } from "./parts/account-menu.tsx";
import { Logo } from "./parts/logo.tsx";
import { Notice } from "./parts/notice.tsx";
import { API_KEYS_PATH, useSignIn } from "./use-sign-in.ts";

/** The frame around every page: the top bar, the page, the foot. */
export function Shell() {
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="topbar">
        <div className="topbar-inner">
          <Link className="brand" to="/" aria-label="Skylark Weather, home">
            <Logo />
            <span>Skylark Weather</span>
          </Link>
          <nav className="nav" aria-label="Main">
            <NavLink to="/" end>
              Docs
            </NavLink>
            <NavLink to="/try">Try it</NavLink>
            <NavLink to={API_KEYS_PATH}>API keys</NavLink>
          </nav>
          <AccountMenu />
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <Page />
      </main>
      <footer className="foot">Skylark Weather is imaginary, and so is its weather. The API keys are real.</footer>
    </div>
  );
}

function Page() {
  const { isLoading, error } = useAuth0();
  const { pathname, search } = useLocation();
  const signIn = useSignIn();
  // Back from the sign-in server, on the way to the page where it started.
  if (isLoading && new URLSearchParams(search).has("state")) return <p className="waiting">Signing you in…</p>;
  return (
    <>
      {/* The API-keys page has its own words for this. */}
      {error && pathname !== API_KEYS_PATH ? (
        <Notice title="Signing in did not work" action={{ label: "Try again", onPress: signIn }}>
          {error.message}
        </Notice>
      ) : null}
      <Outlet />
    </>
  );
}
