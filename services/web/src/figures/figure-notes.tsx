import './figure.css';

/** What a reader should know before they trust the figures. */
export function FigureNotes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="figure-notes" aria-label="Before you trust these figures">
      {notes.map((note) => (
        <li key={note} className="note note-caution">
          {note}
        </li>
      ))}
    </ul>
  );
}
