import { Eye, EyeOff } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Link } from "react-router";
import { type Answer, callWeather } from "../call-weather.ts";
import { useApiUrl } from "../config-context.ts";
import { AnswerPanel } from "../parts/answer-panel.tsx";
import { API_KEYS_PATH } from "../use-sign-in.ts";

/** Makes the call for real, with a key that stays in this page's memory. */
export function TryIt() {
  const apiUrl = useApiUrl();
  const [key, setKey] = useState("");
  const [city, setCity] = useState("Oslo");
  const [shown, setShown] = useState(false);
  const [sending, setSending] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const keyId = useId();
  const cityId = useId();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setAnswer(await callWeather(apiUrl, city, key.trim()));
    setSending(false);
  };

  return (
    <>
      <title>Try it · Skylark Weather</title>
      <h1>Try it</h1>
      <p className="lead">
        Ask for the weather with one of your <Link to={API_KEYS_PATH}>API keys</Link>. The key goes to the API and
        nowhere else: this page forgets it when you leave.
      </p>
      <div className="try">
        <form className="card try-form" onSubmit={(event) => void send(event)}>
          <div className="endpoint">
            <span className="method">GET</span> <code>/api/weather</code>
          </div>
          <div className="field">
            <label htmlFor={keyId}>API key</label>
            <div className="input-group">
              <input
                id={keyId}
                className="input mono"
                type={shown ? "text" : "password"}
                value={key}
                onChange={(event) => setKey(event.target.value)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                data-1p-ignore
                data-lpignore="true"
                dir="ltr"
              />
              <button
                type="button"
                className="input-action"
                aria-pressed={shown}
                aria-label="Show the key"
                onClick={() => setShown(!shown)}
              >
                {shown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
              </button>
            </div>
          </div>
          <div className="field">
            <label htmlFor={cityId}>City</label>
            <input
              id={cityId}
              className="input"
              value={city}
              onChange={(event) => setCity(event.target.value)}
              autoComplete="off"
            />
          </div>
          <button className="button" type="submit" aria-disabled={sending}>
            {sending ? "Sending…" : "Send request"}
          </button>
        </form>
        <AnswerPanel answer={answer} />
      </div>
    </>
  );
}
