import { render, screen, within } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { ApiKeys, type ApiKeysProps, LatchkeyProvider } from "latchkey";
import { type MemoryKeyService, type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { acme } from "./seeds.ts";

export { acme, DAY, HOUR, inMs } from "./seeds.ts";

export interface PageUnderTest {
  readonly service: MemoryKeyService;
  readonly user: UserEvent;
  unmount(): void;
}

interface Options extends MemoryKeyServiceOptions {
  readonly props?: ApiKeysProps;
  readonly user?: UserEvent;
}

/** The page over a service in memory: Acme and its keys, unless said otherwise. */
export function renderPage({ props = {}, user = userEvent.setup(), ...options }: Options = {}): PageUnderTest {
  const service = memoryKeyService({ consumers: [acme()], ...options });
  const { unmount } = render(
    <LatchkeyProvider service={service}>
      <ApiKeys {...props} />
    </LatchkeyProvider>,
  );
  return { service, user, unmount };
}

export const button = (name: string | RegExp) => screen.getByRole("button", { name });
export const findButton = (name: string | RegExp) => screen.findByRole("button", { name });

/** Presses a button of the page that opens a dialog. */
export async function openDialog(user: UserEvent, name: string | RegExp, role: "dialog" | "alertdialog" = "dialog") {
  await user.click(await findButton(name));
  const dialog = await screen.findByRole(role);
  return { dialog, inside: within(dialog) };
}

/** The row of the key with this description. */
export async function rowOf(description: string) {
  const name = await screen.findByText(description);
  const row = name.closest("li");
  if (!row) throw new Error(`${description} is not in a list`);
  return within(row);
}

export const callsOf = (service: MemoryKeyService, operation: string) =>
  service.calls.filter((call) => call.operation === operation).length;

/** Everything that a page keeps where somebody else could read it. */
export const everythingStored = () =>
  [document.documentElement.outerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join("\n");
