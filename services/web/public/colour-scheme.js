// Runs before the first paint, so that a chosen scheme does not flash in the system's.
try {
  const scheme = localStorage.getItem('earshot.colour-scheme');
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch {
  // Storage may be switched off: the system's scheme stands.
}
