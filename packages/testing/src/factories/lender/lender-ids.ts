const PREFIXES = {
  workspace: '018f9c1e-7a20-7000-8000',
  source: '018f9c1e-7a20-7000-8001',
  area: '018f9c1e-7a20-7000-8002',
  theme: '018f9c1e-7a20-7000-8003',
  mention: '018f9c1e-7a20-7000-8004',
  feedback: '018f9c1e-7a20-7000-8005',
  account: '018f9c1e-7a20-7000-8006',
  customer: '018f9c1e-7a20-7000-8007',
} as const;

/** The same id for the same thing in every run. */
export function lenderId(kind: keyof typeof PREFIXES, index: number): string {
  return `${PREFIXES[kind]}-${String(index).padStart(12, '0')}`;
}
