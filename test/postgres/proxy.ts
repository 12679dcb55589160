import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A way to PostgreSQL that a test can cut, and mend. */
export interface Proxy {
  /** The server's URL by this way. */
  url: string;
  /** Ends all connections, and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Keeps what is open, and passes nothing on; new connections are passed on. */
  freeze(): void;
}

/** Opens a way to the server of a URL, on a port of its own. */
export async function proxyTo(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const host = decodeURIComponent(hostname);
  const address = host.startsWith("/")
    ? { path: `${host}/.s.PGSQL.${port || 5432}` }
    : { host, port: Number(port || 5432) };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(address);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const listen = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as { port: number }).port;
  };
  const ours = await listen(0);
  const cut = async () => {
    const closed = once(server, "close");
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  onTestFinished(async () => {
    if (server.listening) await cut();
  });
  const url = new URL(target);
  // Not a host's setter: the scheme is not one for which URLs know ports and hosts.
  const href = url.href.replace(`@${url.host}/`, `@127.0.0.1:${ours}/`);
  return {
    url: href,
    cut,
    mend: async () => void (await listen(ours)),
    freeze: () => {
      for (const socket of open) socket.unpipe();
    },
  };
}
