/** A hand that is faster than the network: presses as the browser itself makes them, in steps of milliseconds. */
import { cdp } from "vitest/browser";

export interface Presses {
  readonly times: number;
  /** Milliseconds from one press to the next. */
  readonly step: number;
  /**
   * Whether the browser takes them for a double click, triple click and so on, as those of a mouse. It does not where
   * they are slower than the system's double click, or where a finger taps.
   */
  readonly counted: boolean;
}

/** Presses where the element is now, whatever is there by the time of the last press. */
export async function pressRapidly(element: Element, { times, step, counted }: Presses): Promise<void> {
  element.scrollIntoView({ block: "center" });
  await stillness();
  const at = centerOf(element);
  const { send } = bound(cdp());
  await send("Input.dispatchMouseEvent", { type: "mouseMoved", ...at });
  const start = performance.now();
  for (let press = 0; press < times; press++) {
    await until(start + press * step);
    const button = { ...at, button: "left" as const, clickCount: counted ? press + 1 : 1 };
    await Promise.all([
      send("Input.dispatchMouseEvent", { type: "mousePressed", ...button }),
      send("Input.dispatchMouseEvent", { type: "mouseReleased", ...button }),
    ]);
  }
}

const bound = (session: ReturnType<typeof cdp>) => ({ send: session.send.bind(session) });

/** A dialog that is still sliding in would be missed. */
async function stillness(): Promise<void> {
  const moving = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** In the browser's window: the tests run in a frame. */
function centerOf(element: Element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const frame = window.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
  return { x: frame.left + left + width / 2, y: frame.top + top + height / 2 };
}

const until = (moment: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
