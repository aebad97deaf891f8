import { FeedbackChange } from '@earshot/core';
import { z } from 'zod';
import { hashKey } from '../deliveries/dedupe-key.ts';
import { parseJson } from '../json/parse-json.ts';
import { readShape } from '../json/read-shape.ts';
import type { IncomingDelivery, SourceKind } from '../source-kind.ts';

export const InterviewSettings = z.object({});
export type InterviewSettings = z.infer<typeof InterviewSettings>;

/** Interviews. A delivery's body is the change that `readInterview` made of a transcript. */
export const interview: SourceKind<InterviewSettings> = {
  kind: 'interview',
  title: 'Interviews',
  settings: InterviewSettings,
  parse: (_, delivery) => {
    const change = readShape(FeedbackChange, parseJson(delivery.body), 'The stored interview');
    return { outcome: 'changes', changes: [change] };
  },
};

/** A transcript as a delivery. Importing it again adds nothing, unless somebody says other things about it. */
export function interviewDelivery(change: FeedbackChange): IncomingDelivery {
  const said = JSON.stringify(change, (key, value: unknown) =>
    key === 'version' ? undefined : value,
  );
  return {
    dedupeKey: hashKey(said),
    body: new TextEncoder().encode(JSON.stringify(change)),
    contentType: 'application/json',
  };
}
