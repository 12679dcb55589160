/** What a browser and a single-page app do at the sign-in server, by `fetch`: cookies, redirects, the form, PKCE. */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

export const PORTAL = "http://localhost:4600";
export const CLIENT_ID = "latchkey-portal";
export const AUDIENCE = "https://api.skylark-weather.example";

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** Each request on its own connection: one kept from before a restart of the server would be a dead one. */
export function fetchOnce(url: URL, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
  return fetch(url, { ...init, headers: { connection: "close", ...init.headers } });
}

export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}

export interface Credentials {
  readonly email: string;
  readonly password?: string;
  readonly verified?: boolean;
}

export class Browser {
  readonly issuer: string;
  readonly cookies = new Map<string, string>();
  readonly #verifier = randomBytes(32).toString("base64url");

  constructor(issuer: string) {
    this.issuer = issuer;
  }

  async visit(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", cookie, ...(init.headers as Record<string, string>) };
    const response = await fetchOnce(new URL(path, this.issuer), { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const gone = value === "" || /expires=thu, 01 jan 1970|max-age=0/i.test(line);
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  authorizeUrl(changes: Record<string, string | null> = {}): string {
    const params: Record<string, string | null> = {
      client_id: CLIENT_ID,
      response_type: "code",
      response_mode: "query",
      redirect_uri: PORTAL,
      scope: "openid profile email offline_access",
      audience: AUDIENCE,
      state: "the-state",
      nonce: "the-nonce",
      code_challenge: createHash("sha256").update(this.#verifier).digest("base64url"),
      code_challenge_method: "S256",
      auth0Client: "eyJuYW1lIjoidGVzdCJ9",
      ...changes,
    };
    return `/authorize?${new URLSearchParams(Object.entries(params).flatMap(([k, v]) => (v === null ? [] : [[k, v]])))}`;
  }

  /** Opens the form; where a session answers at once, its redirect to the portal. */
  async openForm(changes: Record<string, string | null> = {}): Promise<string> {
    return (await this.visit(this.authorizeUrl(changes))).headers.get("location") ?? "";
  }

  post(form: string, { email, password = "any", verified = true }: Credentials): Promise<Response> {
    const fields = new URLSearchParams({ email, password, ...(verified ? { email_verified: "yes" } : {}) });
    return this.visit(form, { method: "POST", body: fields });
  }

  /** The whole way from "Sign in" to tokens. */
  async signIn(credentials: Credentials, changes: Record<string, string | null> = {}): Promise<Tokens> {
    const form = await this.openForm(changes);
    const posted = await this.post(form, credentials);
    const back = await this.visit(posted.headers.get("location") ?? "");
    return this.exchange(codeOf(back.headers.get("location")));
  }

  async exchange(code: string): Promise<Tokens> {
    const response = await this.token({ grant_type: "authorization_code", code, code_verifier: this.#verifier });
    return response.json();
  }

  refresh(refreshToken: string): Promise<Response> {
    return this.token({ grant_type: "refresh_token", refresh_token: refreshToken });
  }

  token(fields: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams({ client_id: CLIENT_ID, redirect_uri: PORTAL, ...fields });
    return fetchOnce(new URL("oauth/token", this.issuer), { method: "POST", body, headers: { origin: PORTAL } });
  }

  /** What the hidden frame of a reloaded page gets: the answer that it posts to the portal. */
  async silently(): Promise<{ response: { code?: string; error?: string }; redirect_uri: string }> {
    const response = await this.visit(this.authorizeUrl({ prompt: "none", response_mode: "web_message" }));
    const [, data = "{}"] = /var data = (.*);/.exec(await response.text()) ?? [];
    return JSON.parse(data);
  }
}

export function codeOf(location: string | null): string {
  return new URL(location ?? "").searchParams.get("code") ?? "";
}
