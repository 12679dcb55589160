import { ArrowRight } from "lucide-react";
import { Link } from "react-router";
import { useApiUrl } from "../config-context.ts";
import { CodeBlock } from "../parts/code-block.tsx";
import { Snippets } from "../parts/snippets.tsx";
import { API_KEYS_PATH } from "../use-sign-in.ts";

const ANSWER = `{
  "city": "Oslo",
  "temperatureC": 7.4,
  "conditions": "Light clouds",
  "windKph": 18,
  "observedOn": "2026-05-04T09:00:00.000Z",
  "servedTo": "my-first-app"
}`;

const FIELDS = [
  ["city", "string", "The city that you asked for."],
  ["temperatureC", "number", "Air temperature in degrees Celsius."],
  ["conditions", "string", "The sky in a word or two."],
  ["windKph", "number", "Wind speed in kilometres per hour."],
  ["observedOn", "string", "The full hour of the observation: RFC 3339, UTC."],
  ["servedTo", "string", "The consumer whose key made the call."],
] as const;

const ERRORS = [
  ["400", "invalid_city", "The city is missing or longer than 80 characters."],
  ["401", "api_key_missing", "No key was sent."],
  ["401", "api_key_malformed", "What was sent is not a key."],
  ["401", "api_key_rejected", "The key is unknown, deleted or expired."],
] as const;

/** The front page: what the API is, the first call, and its one endpoint. */
export function Docs() {
  const apiUrl = useApiUrl();
  return (
    <>
      <title>Docs · Skylark Weather</title>
      <section className="hero">
        <div className="hero-words">
          <h1>Weather for every city, one request away</h1>
          <p className="lead">
            Skylark Weather answers with the temperature, the sky and the wind. Sign in, and your first API key is
            already there.
          </p>
          <div className="actions">
            <Link className="button" to={API_KEYS_PATH}>
              Get your API key
            </Link>
            <Link className="button button-quiet" to="/try">
              Try it <ArrowRight size={16} aria-hidden="true" />
            </Link>
          </div>
        </div>
        <Snippets apiUrl={apiUrl} />
      </section>

      <section className="section" aria-labelledby="quick-start">
        <h2 id="quick-start">Quick start</h2>
        <ol className="steps">
          <li>
            <h3>Take your key</h3>
            <p>
              Open <Link to={API_KEYS_PATH}>API keys</Link> and sign in. Copy the key that waits for you there into{" "}
              <code>SKYLARK_API_KEY</code>.
            </p>
          </li>
          <li>
            <h3>Make the call</h3>
            <p>
              Send the key as a bearer token, from your server. Or paste it into <Link to="/try">Try it</Link> and press
              a button.
            </p>
          </li>
          <li>
            <h3>Keep it fresh</h3>
            <p>Roll a key whenever you like: the old one keeps working for as long as you say.</p>
          </li>
        </ol>
      </section>

      <section className="section" aria-labelledby="reference">
        <h2 id="reference">Reference</h2>
        <div className="endpoint">
          <span className="method">GET</span> <code>/api/weather?city=Oslo</code>
        </div>
        <div className="columns">
          <div>
            <h3>Request</h3>
            <Table
              label="Request"
              head={["Name", "In", "Description"]}
              rows={[
                ["city", "query", "Required. The name of a city, 80 characters at most."],
                ["Authorization", "header", "Required. The word Bearer, a space, and your API key."],
              ]}
            />
            <h3>Answer</h3>
            <Table label="Answer" head={["Field", "Type", "Description"]} rows={FIELDS} />
          </div>
          <div className="sample">
            <h3>200 OK</h3>
            <CodeBlock label="example answer" code={ANSWER} />
          </div>
        </div>
        <h3>Errors</h3>
        <p className="prose">
          Every error is <code>application/problem+json</code> with a stable <code>code</code>, and a{" "}
          <code>detail</code> that says what to do.
        </p>
        <Table label="Errors" head={["Status", "Code", "Meaning"]} rows={ERRORS} />
      </section>
    </>
  );
}

type Row = readonly [first: string, second: string, third: string];

function Table({ label, head, rows }: { label: string; head: Row; rows: readonly Row[] }) {
  return (
    <div className="table-frame">
      <table aria-label={label}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, second, third]) => (
            <tr key={first + second}>
              <td>
                <code>{first}</code>
              </td>
              <td>
                <code>{second}</code>
              </td>
              <td>{third}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
