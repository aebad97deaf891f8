import { startClustererWorker } from '@earshot/clusterer';
import { createSourceCache, startIngestWorker, startSweep } from '@earshot/ingest';
import { openMailer } from '@earshot/mail';
import { startReporterWorker } from '@earshot/reporter';
import type { Closable } from '@earshot/runtime';
import type { Parts } from './open-parts.ts';

/** Starts every worker in this process. The queue closes the workers; what is answered here closes the rest. */
export async function startWorkers(parts: Parts): Promise<Closable> {
  const { db, keys } = parts;
  startIngestWorker({ ...parts, sources: createSourceCache({ db, keys }) });
  await startClustererWorker({ ...parts, embedder: await parts.embedder() });
  const mailer =
    parts.config.mail.smtpUrl === undefined
      ? undefined
      : openMailer({ smtpUrl: parts.config.mail.smtpUrl });
  await startReporterWorker({
    ...parts,
    mailer,
    from: parts.config.mail.from,
    baseUrl: parts.config.publicUrl,
    now: () => new Date(),
  });
  const sweep = startSweep(parts);
  return {
    async close() {
      await sweep.close();
      mailer?.close();
    },
  };
}
