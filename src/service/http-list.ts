import { LIMITS } from "../core/limits.js";
import { paths } from "../core/paths.js";
import { type ConsumerList, consumerListSchema } from "../core/wire.js";
import type { createTransport, SendOptions } from "./http-transport.js";

type Send = ReturnType<typeof createTransport>;

const pageFrom = (offset: number) => `${paths.consumers}?limit=${LIMITS.pageSize}&offset=${offset}&key-format=masked`;

/** The whole list, however many pages it has. */
export async function loadList(send: Send, options: SendOptions = {}): Promise<ConsumerList> {
  return withFurtherPages(await send("GET", pageFrom(0), consumerListSchema, options), send, options);
}

/**
 * A list's first page with those that follow it. A consumer that two pages hold, since another one was made between the
 * requests, counts once; and a page without consumers is the end, whatever `total` promised.
 */
export async function withFurtherPages(
  first: ConsumerList,
  send: Send,
  options: SendOptions = {},
): Promise<ConsumerList> {
  const found = new Map(first.consumers.map((consumer) => [consumer.id, consumer]));
  let received = first.consumers.length;
  let { total } = first;
  while (received < total) {
    const page = await send("GET", pageFrom(received), consumerListSchema, options);
    if (page.consumers.length === 0) break;
    for (const consumer of page.consumers) found.set(consumer.id, consumer);
    received += page.consumers.length;
    total = page.total;
  }
  return { ...first, consumers: [...found.values()], total: found.size };
}
