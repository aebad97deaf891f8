import type { ReportSnapshot, Verbatim } from '@earshot/core';

/** Where the report's links lead. `baseUrl` is the address at which its readers open Earshot. */
export type ReportLinks = {
  baseUrl: string;
  unsubscribeUrl?: string | undefined;
  preferencesUrl?: string | undefined;
};

/** The page of a theme, over the window whose figures the report shows. */
export function themePage(links: ReportLinks, snapshot: ReportSnapshot, themeId: string): string {
  const page = pageUrl(links, `themes/${encodeURIComponent(themeId)}`);
  page.searchParams.set('from', snapshot.window.from);
  page.searchParams.set('to', snapshot.window.to);
  return page.href;
}

/** The report itself on the web. */
export function reportPage(links: ReportLinks, week: string): string {
  return pageUrl(links, `reports/${encodeURIComponent(week)}`).href;
}

/** All pain points of the report's window. */
export function painPointsPage(links: ReportLinks, snapshot: ReportSnapshot): string {
  const page = pageUrl(links, '');
  page.searchParams.set('from', snapshot.window.from);
  page.searchParams.set('to', snapshot.window.to);
  return page.href;
}

/** Where a verbatim is read in full: at its source when that has a web page, else in Earshot. */
export function verbatimPage(links: ReportLinks, verbatim: Verbatim): string {
  const inEarshot = pageUrl(links, `feedback/${encodeURIComponent(verbatim.feedbackId)}`).href;
  if (verbatim.url === null) return inEarshot;
  const source = URL.parse(verbatim.url);
  const isWebPage = source?.protocol === 'https:' || source?.protocol === 'http:';
  return isWebPage && source.href.length <= 500 ? source.href : inEarshot;
}

function pageUrl({ baseUrl }: ReportLinks, path: string): URL {
  return new URL(path, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
}
