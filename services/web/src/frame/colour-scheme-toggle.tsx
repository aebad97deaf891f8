import { useState } from 'react';

const KEY = 'earshot.colour-scheme';

type Scheme = 'light' | 'dark';

/** Light or dark. Until it is used the system's choice stands, also when that changes. */
export function ColourSchemeToggle() {
  const [scheme, setScheme] = useState<Scheme>(currentScheme);
  const next = scheme === 'dark' ? 'light' : 'dark';
  function change() {
    document.documentElement.dataset['scheme'] = next;
    remember(next);
    setScheme(next);
  }
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Use ${next} colours`}
      title={`Use ${next} colours`}
      onClick={change}
    >
      <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="10" cy="10" r="7" strokeWidth="1.5" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />
      </svg>
    </button>
  );
}

function currentScheme(): Scheme {
  const chosen = document.documentElement.dataset['scheme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function remember(scheme: Scheme): void {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // Storage may be switched off: the choice lasts until the page is closed.
  }
}
