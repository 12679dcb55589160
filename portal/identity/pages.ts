/** The HTML that the sign-in server answers: one frame, a form and messages. Every value is escaped by `html`. */
import { html, raw } from "hono/html";

/** What a page says where there is nothing to fill in. */
export interface Message {
  readonly title: string;
  readonly detail?: string | undefined;
  /** The portal's address: the way back. */
  readonly home: string;
  /** A stable name to quote, for errors. */
  readonly code?: string | undefined;
}

/** The sign-in form's state: what was typed and what is wrong with it. */
export interface SignInForm {
  readonly home: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly errors: { readonly email?: string | undefined; readonly password?: string | undefined };
}

export function signInPage({ home, email, emailVerified, errors }: SignInForm): string {
  const invalid = errors.email !== undefined || errors.password !== undefined;
  return frame(
    `${invalid ? "Error: " : ""}Sign in`,
    html`<h1>Sign in</h1>
      <p>to continue to Skylark Weather</p>
      <form method="post">
        <div class="field">
          <label for="email">Email</label>
          <input id="email" name="email" type="email" value="${email}" required maxlength="254" autocomplete="username"
            spellcheck="false" autocapitalize="none" ${raw(attributes("email", errors.email, email === "" || errors.email !== undefined))}>
          ${fieldError("email", errors.email)}
        </div>
        <div class="field">
          <label for="password">Password</label>
          <input id="password" name="password" type="password" required maxlength="1024" autocomplete="current-password"
            ${raw(attributes("password", errors.password, email !== "" && errors.email === undefined))}>
          ${errors.password === undefined ? html`<p class="hint" id="password-note">Any password will do.</p>` : fieldError("password", errors.password)}
        </div>
        <div class="check">
          <input id="email_verified" name="email_verified" type="checkbox" value="yes" ${emailVerified ? "checked" : ""}
            aria-describedby="verified-note">
          <label for="email_verified">Email verified</label>
          <p class="hint" id="verified-note">Clear it to see the portal as somebody who has not confirmed their address.</p>
        </div>
        <button class="button">Sign in</button>
      </form>`,
    home,
  );
}

export function errorPage({ title, detail, home, code }: Message): string {
  return frame(
    title,
    html`<h1>${title}</h1>
      <p>${detail ?? "The request cannot be answered."}</p>
      ${code === undefined ? "" : html`<p>Error: <code>${code}</code></p>`}
      <a class="button" href="${home}">Back to Skylark Weather</a>`,
    home,
  );
}

export function messagePage({ title, detail, home }: Message): string {
  return frame(
    title,
    html`<h1>${title}</h1>
      <p>${detail}</p>
      <a class="button" href="${home}">Go to Skylark Weather</a>`,
    home,
  );
}

export function signedOutPage(home: string): string {
  return messagePage({ home, title: "You are signed out", detail: "Your session here has ended." });
}

/** @param form the markup of oidc-provider's own form, which the buttons belong to by its id */
export function signOutPage({ home, form }: { home: string; form: string }): string {
  return frame(
    "Sign out",
    html`<h1>Sign out of Skylark Weather?</h1>
      <div hidden>${raw(form)}</div>
      <button class="button" form="op.logoutForm" name="logout" value="yes">Sign out</button>
      <p><a href="${home}">Stay signed in</a></p>`,
    home,
  );
}

function frame(title: string, content: ReturnType<typeof html>, home: string): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Skylark Weather</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/styles.css">
</head>
<body>
<main>
<div class="brand"><img src="/favicon.svg" alt="" width="28" height="28">Skylark Weather</div>
<div class="card">${content}</div>
</main>
<footer>A local sign-in server that stands in for Auth0. <a href="${home}">Back to the portal</a></footer>
</body>
</html>
`);
}

function fieldError(name: string, error: string | undefined) {
  return error === undefined ? "" : html`<p class="error" id="${name}-note">${error}</p>`;
}

/** Points assistive technology at the note below a field, and the keyboard at the field to fill in first. */
function attributes(name: "email" | "password", error: string | undefined, focus: boolean): string {
  const note = error !== undefined || name === "password" ? `aria-describedby="${name}-note"` : "";
  return [note, error === undefined ? "" : 'aria-invalid="true"', focus ? "autofocus" : ""].filter(Boolean).join(" ");
}
