/** For a portal whose server cannot be reached at the very start. */
export function StartFailed() {
  return (
    <main className="blank" role="alert">
      <title>Not available · Skylark Weather</title>
      <h1>The portal is not available</h1>
      <p className="lead">Its server did not answer. Check your connection, then try again.</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Try again
        </button>
      </div>
    </main>
  );
}
