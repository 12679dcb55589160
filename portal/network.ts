/** Listening on this machine only: is a port free, open it, and close it without waiting for idle browsers. */
import { once } from "node:events";
import type { Server } from "node:http";
import { connect, createServer } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

/** What a browser calls `localhost`: IPv4 and, where the machine has it, IPv6. */
const LOOPBACK = ["127.0.0.1", "::1"];
const CLOSE_GRACE_MS = 500;

/** A port that cannot be used. The message names it and says how to choose another. */
export class PortError extends Error {
  override readonly name = "PortError";
}

/** A server that answers on a port, until closed. */
export interface Listening {
  close(): Promise<void>;
}

/**
 * @param ports each with what it is for, in words
 * @throws PortError for the first that is taken
 */
export async function assertPortsFree(ports: readonly (readonly [port: number, purpose: string])[]): Promise<void> {
  for (const [port, purpose] of ports) {
    for (const host of LOOPBACK) {
      // Asking first: where another program listens on all addresses, some systems let one address be bound again.
      if (await somethingAnswers(port, host)) throw taken(port, purpose);
      const probe = createServer();
      await bind(probe, port, host, purpose);
      probe.close();
    }
  }
}

/**
 * Serves `fetch` on both loopback addresses of `port`.
 *
 * @throws PortError
 */
export async function listen(
  fetch: (request: Request, env: never) => Response | Promise<Response>,
  port: number,
  purpose: string,
): Promise<Listening> {
  const servers: Server[] = [];
  for (const host of LOOPBACK) {
    const server = createAdaptorServer({
      fetch: fetch as (request: Request) => Response | Promise<Response>,
    }) as Server;
    if (await bind(server, port, host, purpose)) servers.push(server);
  }
  return { close: async () => void (await Promise.all(servers.map(close))) };
}

/** False where the machine has no such address. */
async function bind(server: ReturnType<typeof createServer> | Server, port: number, host: string, purpose: string) {
  try {
    server.listen(port, host);
    await once(server, "listening");
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (host !== "127.0.0.1" && (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT")) return false;
    if (code === "EADDRINUSE") throw taken(port, purpose);
    if (code === "EACCES") {
      throw new PortError(`Port ${port} (${purpose}) is reserved by the system. Choose others: PORT=5000 npm start`);
    }
    throw error;
  }
}

function taken(port: number, purpose: string): PortError {
  return new PortError(
    `Port ${port} (${purpose}) is already in use by another program. Stop it, or choose other ports: PORT=5000 npm start`,
  );
}

async function somethingAnswers(port: number, host: string): Promise<boolean> {
  const socket = connect(port, host);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Browsers keep idle connections open, so what has not ended soon is ended. */
async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  await closed;
  clearTimeout(impatience);
}
