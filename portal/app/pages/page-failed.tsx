/** For a page that could not be loaded or shown, such as after an update of the portal while it was open. */
export function PageFailed() {
  return (
    <div className="blank" role="alert">
      <title>Something went wrong · Skylark Weather</title>
      <h1>This page could not be shown</h1>
      <p className="lead">It may have been updated since you opened the portal. Loading it again usually helps.</p>
      <div className="actions">
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Load it again
        </button>
      </div>
    </div>
  );
}
