import { said } from './open-clusterer.ts';

/** Words that belong to a complaint and to no other, so that the word encoder tells the complaints apart. */
const topics = [
  ['csv export', 'times out and fails', 'broken for our finance team'],
  ['invoice amount', 'was charged twice', 'wrong on my credit card'],
  ['login page', 'rejects my password', 'locked me out again'],
  ['mobile app', 'crashes on start', 'unusable on android phones'],
] as const;

const fillers = ['today', 'since monday', 'after lunch', 'every week', 'once more', 'for days'];

/** So many complaints about one topic, each a little different. Their ids are `topic-number`. */
export function complaints(topic: number, amount: number, from = 0) {
  const [thing, happens, effect] = topics[topic] ?? topics[0];
  return Array.from({ length: amount }, (_, index) => {
    const filler = fillers[(index + from) % fillers.length];
    const text = `The ${thing} ${happens} ${filler}, the ${thing} is ${effect}.`;
    return said(`${topic}-${index + from}`, text);
  });
}

export const topicCount = topics.length;

export function topicOf(mention: { externalId: string }): number {
  return Number(mention.externalId.split('-')[0]);
}
