/** The demo developer portal, "Skylark Weather": starts once its settings are there. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/account.css";
import "./styles/code.css";
import "./styles/docs.css";
import "./styles/try-it.css";
import { App } from "./app.tsx";
import { loadConfig } from "./config.ts";
import { StartFailed } from "./pages/start-failed.tsx";

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root.");
const root = createRoot(container);

try {
  const config = await loadConfig();
  root.render(
    <StrictMode>
      <App config={config} />
    </StrictMode>,
  );
} catch {
  root.render(<StartFailed />);
}
