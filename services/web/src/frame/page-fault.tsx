/** A fault of the page itself: what it says, and the way on. */
export function PageFault({ error }: { error: unknown }) {
  const said = error instanceof Error ? error.message : String(error);
  return (
    <div className="note note-problem" role="alert">
      <p>
        <strong>This page failed to draw.</strong> Load it again; if that does not help, this is
        what it said:
      </p>
      <code className="code">{said}</code>
    </div>
  );
}
