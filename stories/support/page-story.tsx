/** The page over a key service in memory, which a story fills, slows down and breaks. */
import type { Meta, StoryContext, StoryObj } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { ApiKeys, type ApiKeysProps, LatchkeyProvider } from "latchkey";
import { type MemoryKeyService, type MemoryKeyServiceOptions, memoryKeyService } from "latchkey/testing";
import { fn, screen, userEvent } from "storybook/test";
import { acme } from "./seeds.ts";

interface Loaded {
  service: MemoryKeyService;
  client: QueryClient;
}

/** What the service of a story holds and how it behaves; a function, so that its dates are of now. */
export const keys = (make: () => MemoryKeyServiceOptions) => ({ keys: make });

export type PageStory = StoryObj<ApiKeysProps>;

/** What a user does, and reads, in a story of the page. */
export type Play = NonNullable<PageStory["play"]>;

/** Everything that the stories of the page have in common. */
export const pageMeta = {
  component: ApiKeys,
  args: { onSignIn: fn() },
  parameters: keys(() => ({ consumers: [acme()] })),
  loaders: [
    ({ parameters }): Loaded => ({
      service: memoryKeyService((parameters.keys as () => MemoryKeyServiceOptions)()),
      client: new QueryClient(),
    }),
  ],
  render: (args, { loaded }) => {
    const { service, client } = loaded as Loaded;
    return (
      <LatchkeyProvider service={service} queryClient={client}>
        <ApiKeys {...args} />
      </LatchkeyProvider>
    );
  },
} satisfies Meta<ApiKeysProps>;

/** The service and the cache of a story that is being played. */
export const backstage = ({ loaded }: StoryContext<ApiKeysProps>): Loaded => loaded as Loaded;

/** Presses a button of the page, as soon as it is there. */
export const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

/** Puts something in the place of `navigator.clipboard`; the answer puts it back. */
export function clipboardIs(clipboard: Pick<Clipboard, "write" | "writeText"> | undefined) {
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  return () => void Reflect.deleteProperty(navigator, "clipboard");
}

export const willingClipboard = { write: async () => undefined, writeText: async () => undefined };
