import { Select } from '../../figures/select.tsx';
import { type PainPointsSort, SORTS } from './pain-points-search.ts';

const LABELS: Record<PainPointsSort, string> = {
  score: 'Combined score',
  reach: 'Reach',
  mentions: 'Mentions',
  severity: 'Severity',
  growth: 'Growth',
};

/** What the ranking is ordered by. */
export function SortSelect(props: {
  value: PainPointsSort;
  onChange: (sort: PainPointsSort) => void;
}) {
  return (
    <Select
      label="Ranked by"
      value={props.value}
      options={SORTS.map((sort) => ({ value: sort, label: LABELS[sort] }))}
      onChange={(value) => props.onChange(SORTS.find((sort) => sort === value) ?? 'score')}
    />
  );
}
