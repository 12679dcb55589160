import { createBrowserRouter } from "react-router";
import { Docs } from "./pages/docs.tsx";
import { NotFound } from "./pages/not-found.tsx";
import { PageFailed } from "./pages/page-failed.tsx";
import { TryIt } from "./pages/try-it.tsx";
import { Shell } from "./shell.tsx";

export function createPortalRouter() {
  return createBrowserRouter([
    {
      Component: Shell,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: PageFailed,
          children: [
            { index: true, Component: Docs },
            { path: "try", Component: TryIt },
            {
              path: "settings/api-keys",
              lazy: async () => ({ Component: (await import("./pages/api-keys.tsx")).ApiKeysPage }),
            },
            { path: "*", Component: NotFound },
          ],
        },
      ],
    },
  ]);
}
