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
      <code className="code">{text}</code>
      <button type="button" className="button" onClick={() => void copy()}>
        <output>{isCopied ? 'Copied' : 'Copy'}</output>
        <span className="visually-hidden"> {label}</span>
      </button>
    </div>
  );
}
