import { act, renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useSingle } from "../../src/ui/use-single.js";

test("two presses in one moment, before anything is drawn, are one; the next one after it counts again", async () => {
  let finish = () => {};
  const task = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const { result } = renderHook(() => useSingle(task));
  const { run } = result.current;
  await act(async () => {
    void run();
    void run();
  });
  expect(task).toHaveBeenCalledOnce();
  expect(result.current.isPending).toBe(true);
  await act(async () => finish());
  expect(result.current.isPending).toBe(false);
  await act(async () => {
    void result.current.run();
  });
  expect(task).toHaveBeenCalledTimes(2);
});
