/** Who may use the PostgreSQL of the tests. */
export const USER = "latchkey";
/** With characters that a URL has to encode, and that no error may show. */
export const PASSWORD = "pass/word@of:tests";
