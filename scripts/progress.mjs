const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

/**
 * Tells on stderr which step is running and how long it took; stdout stays free for results.
 *
 * @typedef {{ step: <T>(title: string, work: (note: (line: string) => void) => Promise<T>) => Promise<T> }} Progress
 *
 * @param {{ quiet: boolean }} options `quiet` says nothing at all
 * @returns {Progress}
 */
export function createProgress({ quiet }) {
  if (quiet) return { step: (_title, work) => work(() => {}) };
  return process.stderr.isTTY ? { step: animatedStep } : { step: plainStep };
}

/** @type {Progress['step']} */
async function plainStep(title, work) {
  process.stderr.write(`${title} …\n`);
  const startedAt = Date.now();
  const result = await work(() => {});
  process.stderr.write(`${title}: done in ${seconds(startedAt)}\n`);
  return result;
}

/** @type {Progress['step']} */
async function animatedStep(title, work) {
  const startedAt = Date.now();
  let latest = '';
  let frame = 0;
  const timer = setInterval(() => {
    frame = (frame + 1) % FRAMES.length;
    const line = `${FRAMES[frame]} ${title} ${seconds(startedAt)}  ${latest}`;
    process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  }, FRAME_MS);
  let mark = '✗';
  try {
    const result = await work((line) => (latest = line));
    mark = '✓';
    return result;
  } finally {
    clearInterval(timer);
    process.stderr.write(`\r\u001b[2K${mark} ${title} (${seconds(startedAt)})\n`);
  }
}

/** @param {number} startedAt epoch milliseconds */
function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}
