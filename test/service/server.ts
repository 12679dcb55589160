/** A real HTTP server for one test: it answers as told and remembers what it was sent. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Sent as JSON, unless it is a text; `null` for no body. */
  readonly body?: unknown;
}

/** Answers `"hang"` never, and `"reset"` by closing the connection. */
export async function serve(answer: (request: Received) => Answer | "hang" | "reset") {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = "", url = "", headers } = request;
    const seen = { method, url, headers, body: text === "" ? undefined : JSON.parse(text) };
    received.push(seen);
    const reply = answer(seen);
    if (reply === "hang") return;
    if (reply === "reset") return request.socket.destroy();
    const { status = 200, headers: extra, body = null } = reply;
    const isText = typeof body === "string";
    response.writeHead(status, { "content-type": isText ? "text/html" : "application/json", ...extra });
    response.end(body === null ? undefined : isText ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/api/keys`, received };
}
