/** The image's health check: can the service of this container work? It listens on PORT, whichever service it is. */
const answer = await fetch(`http://127.0.0.1:${process.env['PORT'] ?? '8787'}/readyz`);
process.exitCode = answer.ok ? 0 : 1;

export {};
