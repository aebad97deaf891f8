export { inlineImages } from './files/inline-images.ts';
export { writeReportFiles, type ReportFiles } from './files/write-report-files.ts';
export { escapeHtml } from './html/markup.ts';
export { buildMessage, type MessageInput } from './message/build-message.ts';
export { composeEml, type ReportMessage } from './message/compose-eml.ts';
export { reportMessageId } from './message/report-message-id.ts';
export { renderReport, type InlineImage, type RenderedReport } from './render-report.ts';
export type { ReportLinks } from './report/report-links.ts';
export { openMailer, type Mailer, type SmtpConfig } from './smtp/open-mailer.ts';
