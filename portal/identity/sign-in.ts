import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { errors, type Provider } from "oidc-provider";
import * as v from "valibot";
import type { Accounts } from "./accounts.ts";
import type { NodeEnv } from "./node-env.ts";
import { errorPage, type SignInForm, signInPage } from "./pages.ts";

const formSchema = v.object({
  email: v.pipe(
    v.optional(v.string(), ""),
    v.trim(),
    v.nonEmpty("Enter your e-mail address."),
    v.maxLength(254, "An e-mail address has 254 characters at most."),
    v.email("Enter a whole e-mail address, such as ada@example.com."),
  ),
  password: v.pipe(
    v.optional(v.string(), ""),
    v.nonEmpty("Enter a password. Any will do."),
    v.maxLength(1024, "Enter 1024 characters at most."),
  ),
  email_verified: v.optional(v.string()),
});

const FORM_BYTES = 16 * 1024;

/**
 * The sign-in form at `/sign-in/{uid}`, where oidc-provider sends people. Its interaction cookie (`SameSite=Lax`, for
 * this one path) proves that the browser that posts the form is the one that asked to sign in.
 */
export function signInRoutes(provider: Provider, accounts: Accounts, home: string): Hono<NodeEnv> {
  const app = new Hono<NodeEnv>();

  app.use("/sign-in/:uid", bodyLimit({ maxSize: FORM_BYTES }));

  app.get("/sign-in/:uid", async (context) => {
    const { params } = await interactionOf(provider, context);
    const hint = typeof params.login_hint === "string" ? params.login_hint : "";
    return showForm(context, { home, email: hint, emailVerified: true, errors: {} });
  });

  app.post("/sign-in/:uid", async (context) => {
    await interactionOf(provider, context);
    const fields = await context.req.parseBody();
    const form = v.safeParse(formSchema, fields);
    if (!form.success) {
      const { email, password } = v.flatten<typeof formSchema>(form.issues).nested ?? {};
      return showForm(context, {
        home,
        email: typeof fields.email === "string" ? fields.email.trim() : "",
        emailVerified: fields.email_verified !== undefined,
        errors: { email: email?.[0], password: password?.[0] },
      });
    }
    const { sub } = accounts.signIn(form.output.email, form.output.email_verified !== undefined);
    const { incoming, outgoing } = context.env;
    const next = await provider.interactionResult(incoming, outgoing, { login: { accountId: sub } });
    return context.redirect(next, 303);
  });

  app.onError((error, context) => {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const title = "This sign-in has expired";
    const detail = "It was finished in another tab, or left open for too long. Start again from the portal.";
    return context.html(errorPage({ home, title, detail }), 400);
  });
  return app;
}

async function interactionOf(provider: Provider, context: Context<NodeEnv, "/sign-in/:uid">) {
  const details = await provider.interactionDetails(context.env.incoming, context.env.outgoing);
  if (details.uid !== context.req.param("uid")) throw new errors.SessionNotFound("another sign-in");
  return details;
}

function showForm(context: Context<NodeEnv>, form: SignInForm) {
  const invalid = form.errors.email !== undefined || form.errors.password !== undefined;
  return context.html(signInPage(form), invalid ? 422 : 200);
}
