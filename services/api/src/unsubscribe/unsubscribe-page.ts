const texts = {
  ask: {
    title: 'Stop the weekly report?',
    body: '<p>Earshot will no longer send it to you.</p><form method="post"><button>Unsubscribe</button></form>',
  },
  done: {
    title: 'You are unsubscribed',
    body: '<p>Earshot sends you no more weekly reports. Whoever runs it for you can add you again.</p>',
  },
  unknown: {
    title: 'This link is not valid',
    body: '<p>It may be incomplete: open it from the e-mail again.</p>',
  },
};

const styles = [
  ':root{color-scheme:light dark}',
  "body{margin:15vh auto;max-width:26rem;padding:0 1.5rem;font:1rem/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif}",
  'h1{font-size:1.5rem;line-height:1.25}',
  'button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:0;border-radius:.5rem;background:#1d5bbf;color:#fff}',
].join('');

/** The page behind an unsubscribe link. It names nobody: the link may have been forwarded. */
export function renderUnsubscribePage(state: keyof typeof texts): string {
  const { title, body } = texts[state];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${styles}</style></head><body><h1>${title}</h1>${body}</body></html>`;
}
