"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { type LatchkeyError, toLatchkeyError } from "../core/problem.js";
import { newIdempotencyKey } from "../service/idempotency-key.js";
import { isSameWish } from "./same-wish.js";
import { type Scope, type Session, useSession } from "./session.js";
import { createUnanswered } from "./unanswered.js";

/** Something that a user can do. */
export interface Operation<Args extends readonly unknown[], Result> {
  /**
   * Does it, with one request. The same call again while it is on its way, as by a double click, returns the same
   * promise and sends nothing. The same call again after a failure that leaves open whether it was done goes under the
   * same idempotency key, so that a new key is not made twice.
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

/** What a hook's one request is made with. */
export interface Call extends Session {
  /** The same for each try of one action, new for the next action. */
  readonly idempotencyKey: string;
}

interface HandOver<Result> {
  readonly idempotencyKey: string;
  readonly resolve: (result: Result) => void;
}

interface InFlight<Args, Result> {
  readonly scope: Scope;
  readonly args: Args;
  readonly promise: Promise<Result>;
}

/** The one way in which a hook makes something new: done twice it would make two, so "try again" is the same call. */
export function useCreation<Args extends readonly unknown[], Result>(
  name: string,
  perform: (call: Call, ...args: Args) => Promise<Result>,
): Operation<Args, Result> {
  return useOperation(name, perform, true);
}

/** The one way in which a hook does something. */
export function useOperation<Args extends readonly unknown[], Result>(
  name: string,
  perform: (call: Call, ...args: Args) => Promise<Result>,
  makesNew = false,
): Operation<Args, Result> {
  const session = useSession();
  const { scope } = session;
  // What a mutation returns stays readable in the mutation cache, so a result, which may be a plain key, takes another
  // way: through a function that is found by the call's own arguments, once.
  const [handOvers] = useState(() => new WeakMap<Args, HandOver<Result>>());
  const [unanswered] = useState(() => createUnanswered<Args>(makesNew));
  const [inFlight] = useState(() => new Set<InFlight<Args, Result>>());

  const { mutateAsync, isPending, error, reset } = useMutation<void, LatchkeyError, Args>(
    {
      mutationKey: [...scope, name],
      mutationFn: async (args) => {
        try {
          const handOver = handOvers.get(args);
          const idempotencyKey = handOver?.idempotencyKey ?? newIdempotencyKey();
          const result = await perform({ ...session, idempotencyKey }, ...args);
          handOver?.resolve(result);
        } catch (thrown) {
          throw toLatchkeyError(thrown);
        } finally {
          handOvers.delete(args);
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
      const wish = unanswered.wishFor(scope, args);
      const start = async () => {
        const { idempotencyKey } = wish;
        const result = new Promise<Result>((resolve) => handOvers.set(wish.args, { idempotencyKey, resolve }));
        try {
          await mutateAsync(wish.args);
        } catch (error) {
          unanswered.settle(wish, toLatchkeyError(error));
          throw error;
        }
        unanswered.settle(wish);
        return result;
      };
      const call = { scope, args, promise: start().finally(() => inFlight.delete(call)) };
      inFlight.add(call);
      return call.promise;
    },
    [mutateAsync, handOvers, unanswered, inFlight, scope],
  );

  return useMemo(() => ({ run, isPending, error, reset }), [run, isPending, error, reset]);
}
