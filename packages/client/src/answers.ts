import type { paths } from './generated/openapi.ts';

type Get<Path extends keyof paths> = paths[Path] extends { get: infer Operation }
  ? Operation
  : never;
type Post<Path extends keyof paths> = paths[Path] extends { post: infer Operation }
  ? Operation
  : never;
type Body<Operation, Status extends number> = Operation extends {
  responses: Record<Status, { content: { 'application/json': infer Answer } }>;
}
  ? Answer
  : never;
type Query<Operation> = Operation extends { parameters: { query?: infer Parameters } }
  ? NonNullable<Parameters>
  : never;

export type Workspace = Body<Get<'/v1/workspace'>, 200>;
export type Progress = Body<Get<'/v1/progress'>, 200>;

export type PainPointsQuery = Query<Get<'/v1/pain-points'>>;
export type PainPoints = Body<Get<'/v1/pain-points'>, 200>;
export type PainPoint = PainPoints['items'][number];
export type Trend = PainPoint['trend'];
export type TrendPoint = Trend['points'][number];
export type Estimate = PainPoint['share'];
export type ScorePart = PainPoint['score']['parts'][number];
export type FigureWindow = PainPoints['window'];
export type FigureTotals = PainPoints['totals'];

export type Theme = Body<Get<'/v1/themes'>, 200>['items'][number];
export type ThemeDetail = Body<Get<'/v1/themes/{id}'>, 200>;
export type ThemeTrend = Body<Get<'/v1/themes/{id}/trend'>, 200>;
export type ThemeMentionsQuery = Query<Get<'/v1/themes/{id}/mentions'>>;
export type Mentions = Body<Get<'/v1/themes/{id}/mentions'>, 200>;
export type Mention = Mentions['items'][number];

export type FeedbackDetail = Body<Get<'/v1/feedback/{id}'>, 200>;
export type FeedbackTurn = FeedbackDetail['turns'][number];
export type SearchResults = Body<Get<'/v1/search'>, 200>;

export type Sources = Body<Get<'/v1/sources'>, 200>;
export type Source = Sources['items'][number];
export type NewSource =
  Post<'/v1/sources'> extends {
    requestBody: { content: { 'application/json': infer Request } };
  }
    ? Request
    : never;
export type CreatedSource = Body<Post<'/v1/sources'>, 201>;

export type Reports = Body<Get<'/v1/reports'>, 200>;
export type Report = Body<Get<'/v1/reports/{week}'>, 200>;
export type ReportSnapshot = Report['snapshot'];
