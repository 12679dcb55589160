"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { type LatchkeyError, toLatchkeyError } from "../core/problem.js";
import { isSameWish } from "./same-wish.js";
import { type Scope, type Session, useSession } from "./session.js";

/** Something that a user can do. */
export interface Operation<Args extends readonly unknown[], Result> {
  /**
   * Does it, with one request. The same call again while it is on its way, as by a double click, returns the same
   * promise and sends nothing.
   *
   * @throws LatchkeyError (as a rejection); {@link Operation.error} then holds it too
   */
  readonly run: (...args: Args) => Promise<Result>;
  readonly isPending: boolean;
  /** Why the latest run failed; `null` once another has started. */
  readonly error: LatchkeyError | null;
  /** Forgets the error. */
  readonly reset: () => void;
}

interface InFlight<Args, Result> {
  readonly scope: Scope;
  readonly args: Args;
  readonly promise: Promise<Result>;
}

/** The one way in which a hook does something. */
export function useOperation<Args extends readonly unknown[], Result>(
  name: string,
  perform: (session: Session, ...args: Args) => Promise<Result>,
): Operation<Args, Result> {
  const session = useSession();
  const { scope } = session;
  // What a mutation returns stays readable in the mutation cache, so a result, which may be a plain key, takes another
  // way: through a function that is found by the call's own arguments, once.
  const [handOver] = useState(() => new WeakMap<Args, (result: Result) => void>());
  const [inFlight] = useState(() => new Set<InFlight<Args, Result>>());

  const { mutateAsync, isPending, error, reset } = useMutation<void, LatchkeyError, Args>(
    {
      mutationKey: [...scope, name],
      mutationFn: async (args) => {
        try {
          const result = await perform(session, ...args);
          handOver.get(args)?.(result);
        } catch (thrown) {
          throw toLatchkeyError(thrown);
        } finally {
          handOver.delete(args);
        }
      },
      // The host's defaults are for the host's mutations: a creation that is retried would create twice.
      retry: false,
      networkMode: "always",
      throwOnError: false,
      gcTime: 0,
    },
    session.client,
  );

  const run = useCallback(
    (...args: Args): Promise<Result> => {
      for (const call of inFlight) if (call.scope === scope && isSameWish(call.args, args)) return call.promise;
      const start = async () => {
        const result = new Promise<Result>((resolve) => handOver.set(args, resolve));
        await mutateAsync(args);
        return result;
      };
      const call = { scope, args, promise: start().finally(() => inFlight.delete(call)) };
      inFlight.add(call);
      return call.promise;
    },
    [mutateAsync, handOver, inFlight, scope],
  );

  return useMemo(() => ({ run, isPending, error, reset }), [run, isPending, error, reset]);
}
