/**
 * An error answer of the portal's own servers: RFC 9457 problem details with a stable `code`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export interface PortalProblem {
  readonly status: number;
  /** The stable name of the error. */
  readonly code: string;
  readonly title: string;
  /** What happened this time and what to do. */
  readonly detail: string;
}

/** Never cached: the next call may succeed. */
export function problemResponse(problem: PortalProblem, headers: Record<string, string> = {}): Response {
  return Response.json(problem, {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  });
}
