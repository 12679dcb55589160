/** A skylark in flight. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#1457c2" />
      <path
        d="M6 19.5c4.2.6 7.2-.5 9-3.2l.9-1.4c1.4-2.1 3.3-3.2 5.6-3.2 1.3 0 2.4.4 3.2 1.2l2.8.6-2.5 1.3c-.2 4.3-3.3 7.2-7.9 7.2-2 0-3.7-.4-5.2-1.3L7.5 22.5l1.4-2.1c-1-.2-2-.5-2.9-.9Z"
        fill="#fff"
      />
      <path d="M9 9.5h5M7 13h4.5" stroke="#9cc4ff" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
