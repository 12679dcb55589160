import { Link } from "react-router";
import { API_KEYS_PATH } from "../use-sign-in.ts";

/** For every path that is no page. */
export function NotFound() {
  return (
    <div className="blank">
      <title>Page not found · Skylark Weather</title>
      <p className="blank-code">404</p>
      <h1>Nothing but blue sky here</h1>
      <p className="lead">This page does not exist. It may have moved, or the address has a typo.</p>
      <div className="actions">
        <Link className="button" to="/">
          Read the docs
        </Link>
        <Link className="button button-quiet" to={API_KEYS_PATH}>
          Your API keys
        </Link>
      </div>
    </div>
  );
}
