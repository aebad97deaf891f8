import { awaitSchema, openDatabase } from '@earshot/db';
import { openMailer, type Mailer } from '@earshot/mail';
import { chooseQueue, openJobQueue } from '@earshot/queue';
import { startHealthServer, type StartDeps } from '@earshot/runtime';
import type { ReporterConfig } from './config.ts';
import { startHousekeeping } from './schedule/start-housekeeping.ts';
import { startReporterWorker } from './start-reporter-worker.ts';

/** The reporter as a process of its own: works on the queue, and tells its health. */
export async function startReporter(
  { log, keep }: StartDeps,
  config: ReporterConfig,
): Promise<void> {
  const db = keep(await openDatabase({ log }, { kind: 'postgres', ...config.database }));
  await awaitSchema({ log }, db);
  // Opened before the queue: jobs that still run while it closes send mail.
  const mailer = openMailerIfAny(config);
  if (mailer !== undefined) keep({ close: async () => mailer.close() });
  const queue = keep(await openJobQueue({ log }, chooseQueue(config.redis, db.connection)));
  await startReporterWorker({
    db,
    queue,
    mailer,
    from: config.mail.from,
    baseUrl: config.publicUrl,
    now: () => new Date(),
  });
  keep(startHousekeeping({ db, log }));
  const health = { log, checkReady: () => db.pool.query('select 1') };
  keep(await startHealthServer(health, config.listen));
}

function openMailerIfAny(config: ReporterConfig): Mailer | undefined {
  const { smtpUrl } = config.mail;
  return smtpUrl === undefined ? undefined : openMailer({ smtpUrl });
}
