"use client";

/** The shape of a list that is on its way. Its meaning is in the live region; shapes have none for a screen reader. */
export function Skeleton() {
  return (
    <div className="lk-card lk-skeleton" aria-hidden="true">
      <div className="lk-card-header">
        <span className="lk-bone" data-size="title" />
      </div>
      {["first", "second"].map((row) => (
        <div key={row} className="lk-key">
          <div className="lk-key-main">
            <span className="lk-bone" data-size="name" />
            <span className="lk-bone" data-size="date" />
          </div>
          <span className="lk-bone" data-size="mask" />
          <span className="lk-bone" data-size="badge" />
          <span className="lk-bone" data-size="actions" />
        </div>
      ))}
    </div>
  );
}
