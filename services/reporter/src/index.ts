export {
  buildReport,
  toStoredReport,
  type BuildReportDeps,
  type StoredReport,
} from './build/build-report.ts';
export { catchUpReports } from './schedule/catch-up-reports.ts';
export { startHousekeeping } from './schedule/start-housekeeping.ts';
export { scheduleWeeklyReport } from './schedule/schedule-weekly-report.ts';
export { addRecipient } from './send/add-recipient.ts';
export { queueReportSends } from './send/queue-report-sends.ts';
export { sendReport, type SendOutcome, type SendReportDeps } from './send/send-report.ts';
export {
  createReporterHandlers,
  startReporterWorker,
  type ReporterDeps,
} from './start-reporter-worker.ts';
export { unsubscribeAddress } from './unsubscribe/unsubscribe-address.ts';
export { writeReport, type WriteReportDeps } from './write-report.ts';
