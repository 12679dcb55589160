import { type Answer, describeStatus } from "../call-weather.ts";
import { CodeBlock } from "./code-block.tsx";

/** The API's answer, or room for it. */
export function AnswerPanel({ answer }: { answer: Answer | null }) {
  return (
    <section className="card answer" aria-label="Answer">
      <div role="status">{answer === null ? null : <Outcome answer={answer} />}</div>
      {answer === null ? <p className="answer-empty">The answer appears here.</p> : null}
      {answer?.kind === "answered" && answer.body !== "" ? <CodeBlock label="answer" code={answer.body} /> : null}
    </section>
  );
}

function Outcome({ answer }: { answer: Answer }) {
  if (answer.kind === "unreachable") {
    return (
      <p className="answer-status" data-outcome="failure">
        <strong>No answer</strong> <span>The API cannot be reached. Check your connection and try again.</span>
      </p>
    );
  }
  return (
    <p className="answer-status" data-outcome={answer.status < 400 ? "success" : "failure"}>
      <strong>{describeStatus(answer.status)}</strong> <span>{answer.milliseconds} ms</span>
    </p>
  );
}
