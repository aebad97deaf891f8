import type { TrendDirection } from '@earshot/core';

/** A theme of the invented lender: how often it is said, and some of what is said. */
export type LenderStory = {
  name: string;
  area: string;
  description: string;
  mentions: number;
  severity: number;
  direction: TrendDirection;
  growth: number;
  quotes: readonly string[];
};

/** Fourteen themes in five areas, the most frequent first. */
export const lenderStories: readonly LenderStory[] = [
  {
    name: 'Autopay withdrawn twice or on the wrong day',
    area: 'Payments',
    description: 'Scheduled withdrawals happen twice, early, or after the due date was moved.',
    mentions: 214,
    severity: 0.82,
    direction: 'rising',
    growth: 0.62,
    quotes: [
      'They pulled my payment on the 1st and then AGAIN on the 3rd, and my bank charged me two overdraft fees for it.',
      'I moved my due date with an agent on the phone and the money was still taken on the old date.',
      'Woke up to a negative balance because the full payoff was debited instead of the installment.',
    ],
  },
  {
    name: 'Interest keeps the balance from going down',
    area: 'Fees and interest',
    description: 'Payments go to interest for months while the principal hardly moves.',
    mentions: 187,
    severity: 0.74,
    direction: 'steady',
    growth: 0.04,
    quotes: [
      'I have paid $1,900 on an $800 loan and I still owe $760. Nobody can tell me where the money went.',
      'Eleven months of on-time payments and the principal is four dollars lower.',
    ],
  },
  {
    name: 'Calls at work after asking them to stop',
    area: 'Collections',
    description:
      'Collectors call employers, relatives and neighbours after a written request to stop.',
    mentions: 141,
    severity: 0.88,
    direction: 'rising',
    growth: 1.35,
    quotes: [
      'I told them twice in writing not to call my job. They called four times on Tuesday alone and spoke to my manager.',
      'He would not say who he was, only that "papers would be served" if I did not pay today.',
    ],
  },
  {
    name: 'No answer to a request for the loan agreement',
    area: 'Support',
    description: 'Copies of the contract or a payoff statement are asked for and never arrive.',
    mentions: 96,
    severity: 0.51,
    direction: 'steady',
    growth: -0.07,
    quotes: [
      'Three e-mails and a letter asking for a copy of my contract. Not one reply in six weeks.',
      'The portal says "document unavailable" and chat says to use the portal.',
    ],
  },
  {
    name: 'Paid-off loan still reported as open',
    area: 'Credit reporting',
    description: 'Loans paid in full show as past due or charged off at the bureaus.',
    mentions: 88,
    severity: 0.69,
    direction: 'falling',
    growth: -0.41,
    quotes: [
      'The loan was paid in full in January and it still shows as past due on my credit report.',
      'I was refused an apartment over an account your own agent confirmed was closed.',
    ],
  },
  {
    name: 'Threats of arrest or lawsuits',
    area: 'Collections',
    description: 'Callers claim that a warrant or a court date exists unless money is sent today.',
    mentions: 61,
    severity: 0.93,
    direction: 'rising',
    growth: 0.88,
    quotes: [
      'She said a sheriff was on the way to my house and that I had one hour to pay by card.',
    ],
  },
  {
    name: 'Fees nobody mentioned at sign-up',
    area: 'Fees and interest',
    description: 'Membership, tip and express fees appear after the loan was accepted.',
    mentions: 57,
    severity: 0.58,
    direction: 'steady',
    growth: 0.11,
    quotes: ['The "optional" membership was switched on by itself and took $9.99 every month.'],
  },
  {
    name: 'Loan opened in my name without consent',
    area: 'Support',
    description: 'Money or debt appears from an application the person never made.',
    mentions: 44,
    severity: 0.9,
    direction: 'too-little-data',
    growth: 0,
    quotes: [
      'I never applied for this loan. Somebody used my old address and a phone that is not mine.',
    ],
  },
  {
    name: 'Application declined without a reason',
    area: 'Support',
    description: 'Refusals come within seconds and no adverse-action letter follows.',
    mentions: 38,
    severity: 0.33,
    direction: 'falling',
    growth: -0.38,
    quotes: [
      'Declined within a second. No letter, no reason, and the chat repeats the same sentence.',
    ],
  },
  {
    name: 'Locked out after changing the phone number',
    area: 'Support',
    description: 'Codes go to the old number, so nobody can log in to pay.',
    mentions: 29,
    severity: 0.47,
    direction: 'too-little-data',
    growth: 0,
    quotes: [
      'New phone, new number, and the code still goes to the old one. I cannot log in to pay.',
    ],
  },
  {
    name: 'Payment refused by card and then counted as missed',
    area: 'Payments',
    description: 'The card form fails and a late fee follows.',
    mentions: 24,
    severity: 0.61,
    direction: 'too-little-data',
    growth: 0,
    quotes: [
      'Your site rejected my debit card three times and then charged me a late fee the next morning.',
    ],
  },
  {
    name: 'Title not released after payoff',
    area: 'Payments',
    description: 'Vehicle titles stay with the lender for weeks after the last payment.',
    mentions: 19,
    severity: 0.66,
    direction: 'too-little-data',
    growth: 0,
    quotes: ['Paid off on May 2nd. It is July, I still have no title and I cannot sell my truck.'],
  },
  {
    name: 'Hardship plan agreed, then ignored',
    area: 'Collections',
    description: 'Agreed plans are forgotten by the next agent or the next debit.',
    mentions: 15,
    severity: 0.72,
    direction: 'too-little-data',
    growth: 0,
    quotes: ['We agreed on $50 a month and the very next week the full amount was taken.'],
  },
  {
    name: 'Hard inquiry for a quote',
    area: 'Credit reporting',
    description: 'Checking a rate leaves a hard inquiry.',
    mentions: 9,
    severity: 0.29,
    direction: 'too-little-data',
    growth: 0,
    quotes: [
      'Your page said <b>no effect on my score</b> <img src=x onerror="document.title=1"> and it fell by eleven points.',
    ],
  },
];

/** The areas of the stories, in the order of their first theme. */
export const lenderAreas: readonly string[] = [...new Set(lenderStories.map(({ area }) => area))];
