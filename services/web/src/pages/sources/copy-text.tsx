import { useState } from 'react';

/** A value to paste elsewhere, with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    // Absent over plain HTTP on another host: the text stays selectable.
    await navigator.clipboard?.writeText(text);
    setCopied(true);
  }
  return (
    <div className="copy-text">
      <span className="field-label">{label}</span>
      <code className="code" tabIndex={0}>
        {text}
      </code>
      <button type="button" className="button" onClick={() => void copy()}>
        <span role="status">{isCopied ? 'Copied' : 'Copy'}</span>
        <span className="visually-hidden"> {label}</span>
      </button>
    </div>
  );
}
