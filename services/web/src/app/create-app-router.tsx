import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { RootPage } from '../frame/root-page.tsx';
import { PageFault } from '../frame/page-fault.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { FeedbackPage } from '../pages/feedback/feedback-page.tsx';
import { PainPointsPage } from '../pages/pain-points/pain-points-page.tsx';
import { parsePainPointsSearch } from '../pages/pain-points/pain-points-search.ts';
import { ReportPage } from '../pages/reports/report-page.tsx';
import { ReportsPage } from '../pages/reports/reports-page.tsx';
import { SearchPage } from '../pages/search/search-page.tsx';
import { SourcesPage } from '../pages/sources/sources-page.tsx';
import { ThemePage } from '../pages/theme/theme-page.tsx';
import { parseThemeSearch } from '../pages/theme/theme-search.ts';
import { ThemesPage } from '../pages/themes/themes-page.tsx';
import { formatPlainSearch, parsePlainSearch } from '../search-params/plain-search.ts';

const root = createRootRoute({ component: RootPage, notFoundComponent: NotFoundPage });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: PainPointsPage,
    validateSearch: parsePainPointsSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/themes', component: ThemesPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/themes/$id',
    component: ThemePage,
    validateSearch: parseThemeSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/feedback/$id',
    component: FeedbackPage,
    validateSearch: (search): { mention?: string } => onlyText(search, 'mention'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    component: SearchPage,
    validateSearch: (search): { q?: string } => onlyText(search, 'q'),
  }),
  createRoute({ getParentRoute: () => root, path: '/sources', component: SourcesPage }),
  createRoute({ getParentRoute: () => root, path: '/reports', component: ReportsPage }),
  createRoute({ getParentRoute: () => root, path: '/reports/$week', component: ReportPage }),
] as const;

/** The page's addresses. Their search parameters read as a form writes them. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: parsePlainSearch,
    stringifySearch: formatPlainSearch,
    scrollRestoration: true,
    defaultErrorComponent: PageFault,
  });
}

function onlyText<Name extends string>(
  search: Record<string, unknown>,
  name: Name,
): { [Key in Name]?: string } {
  const value = search[name];
  return (typeof value === 'string' ? { [name]: value } : {}) as { [Key in Name]?: string };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
