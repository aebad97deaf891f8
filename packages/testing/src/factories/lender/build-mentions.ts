import type { FeedbackDetail, Mention } from '@earshot/client';
import { lenderId } from './lender-ids.ts';
import { lenderStories, type LenderStory } from './lender-stories.ts';

const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2023, 7, 24, 15, 20);
const OPENING =
  'I took this loan in March and had no trouble at first. I am writing because of what happened since then.\n\n';
const CLOSING =
  '\n\nPlease look into it and tell me in writing what you are going to do. I have kept every receipt.';
const accounts = ['Harbor Credit', 'Bluestem Finance', 'Cedar & Sons Lending', 'Ridgeway Auto'];
const states = ['TX', 'CA', 'FL', 'GA', 'OH'];
const sources = [
  { name: 'Zendesk', kind: 'zendesk' },
  { name: 'Intercom', kind: 'intercom' },
  { name: 'Complaints', kind: 'file' },
] as const;

/** The verbatims of one theme, newest first. Each opens the feedback of the same number. */
export function buildMentions(themeIndex: number): Mention[] {
  const story = lenderStories[themeIndex];
  if (story === undefined) return [];
  return Array.from({ length: Math.min(60, story.mentions) }, (_, at) =>
    buildMention(story, themeIndex, at),
  );
}

/** A whole feedback: a customer's letter, an agent's answer, a private note, and its one mention. */
export function buildFeedback(feedbackId: string): FeedbackDetail | undefined {
  const number = Number(feedbackId.slice(-12));
  const mention = buildMentions(Math.floor(number / 1000))[number % 1000];
  if (mention === undefined || mention.feedbackId !== feedbackId) return undefined;
  const turn = { authorName: null, at: mention.occurredAt, startMs: null, isPrivate: false };
  return {
    id: feedbackId,
    externalId: String(6_382_310 + number),
    kind: mention.feedback.kind,
    subject: mention.feedback.subject,
    url: mention.feedback.url,
    language: 'en',
    occurredAt: mention.occurredAt,
    source: mention.source,
    account: mention.account,
    customer: null,
    attributes: { issue: 'Problem with the payoff process', priority: 'high' },
    turns: [
      { ...turn, id: 't1', role: 'customer', text: OPENING + mention.quote + CLOSING },
      {
        ...turn,
        id: 't2',
        role: 'agent',
        authorName: 'Dana',
        text: 'Thank you for writing. I have passed this on to the payments team and will be back within two days.',
      },
      { ...turn, id: 't3', role: 'customer', text: 'That was nine days ago.' },
    ],
    mentions: [mention],
  };
}

function buildMention(story: LenderStory, themeIndex: number, at: number): Mention {
  const number = themeIndex * 1000 + at;
  const quote = story.quotes[at % story.quotes.length] ?? story.name;
  const source = sources[number % sources.length] ?? sources[0];
  const account = number % accounts.length;
  return {
    id: lenderId('mention', number),
    feedbackId: lenderId('feedback', number),
    quote,
    statement: story.name,
    type: at % 7 === 3 ? 'request' : 'pain',
    sentiment: -0.6,
    urgency: at % 5 === 0 ? 2 : 1,
    occurredAt: new Date(LAST_DAY - at * 1.4 * DAY_MS).toISOString(),
    theme: { id: lenderId('theme', themeIndex), name: story.name },
    assignment: { method: 'model', score: 0.81, decidedBy: 'local:1' },
    place: { turnId: 't1', start: OPENING.length, end: OPENING.length + quote.length },
    source: { id: lenderId('source', number % sources.length), ...source },
    account:
      number % 9 === 8
        ? null
        : {
            id: lenderId('account', account),
            name: accounts[account] ?? '',
            attributes: { state: states[number % states.length] ?? 'TX' },
          },
    feedback: {
      subject: at % 3 === 0 ? story.description : null,
      kind: source.kind === 'file' ? 'complaint' : 'ticket',
      url:
        source.kind === 'file' ? null : `https://lender.example.com/tickets/${6_382_310 + number}`,
    },
  };
}
