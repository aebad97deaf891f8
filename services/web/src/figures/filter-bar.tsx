import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { areasQuery } from '../api/figure-queries.ts';
import { sourcesQuery } from '../api/work-queries.ts';
import { useClient } from '../app/client-context.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { formatWindow } from '../format/format-date.ts';
import {
  type FigureFilters,
  parseFigureFilters,
  withoutEmpty,
} from '../search-params/figure-filters.ts';
import { AccountSelect } from './account-select.tsx';
import { Select, type SelectOption } from './select.tsx';
import './filter-bar.css';

const ANY = { value: '', label: 'All' };
const TYPES = [
  { ...ANY, label: 'All but praise' },
  { value: 'pain', label: 'Pains' },
  { value: 'request', label: 'Requests' },
  { value: 'question', label: 'Questions' },
  { value: 'praise', label: 'Praise' },
];

/** Which mentions are counted. On a phone it opens on demand. */
export function FilterBar(props: {
  filters: FigureFilters;
  onChange: (filters: FigureFilters) => void;
  hidesArea?: boolean;
  /** More controls, set after the filters. */
  children?: ReactNode;
}) {
  const { filters, onChange } = props;
  const client = useClient();
  const sources = useQuery(sourcesQuery(client)).data?.items ?? [];
  const areas = useQuery(areasQuery(client)).data?.items ?? [];
  function change(part: Record<string, unknown>) {
    onChange(parseFigureFilters({ ...filters, ...part }));
  }
  return (
    <details className="filter-bar" open={isWide()}>
      <summary>Filters{summaryOf(filters)}</summary>
      <fieldset className="filter-bar-fields" aria-label="Filters">
        <WindowSelect filters={filters} onChange={change} />
        {sources.length > 1 && (
          <Select
            label="Source"
            value={filters.source?.[0] ?? ''}
            options={[ANY, ...optionsOf(sources)]}
            onChange={(source) => change({ source })}
          />
        )}
        <Select
          label="Type"
          value={filters.type?.[0] ?? ''}
          options={TYPES}
          onChange={(type) => change({ type })}
        />
        {props.hidesArea !== true && areas.length > 0 && (
          <Select
            label="Area"
            value={filters.area ?? ''}
            options={[ANY, ...optionsOf(areas)]}
            onChange={(area) => change({ area })}
          />
        )}
        {useWorkspace().attributes.map((attribute) => (
          <AccountSelect
            key={attribute.name}
            attribute={attribute}
            chosen={filters.account ?? []}
            onChange={(account) => change({ account })}
          />
        ))}
        {props.children}
      </fieldset>
    </details>
  );
}

function WindowSelect(props: {
  filters: FigureFilters;
  onChange: (part: Record<string, unknown>) => void;
}) {
  const { from, to, window } = props.filters;
  const days = from !== undefined && to !== undefined ? formatWindow({ from, to }) : undefined;
  return (
    <Select
      label="Window"
      value={days === undefined ? (window ?? '90d') : 'days'}
      options={[
        ...(days === undefined ? [] : [{ value: 'days', label: days }]),
        { value: '30d', label: '30 days' },
        { value: '90d', label: '90 days' },
        { value: '180d', label: '180 days' },
        { value: '365d', label: '365 days' },
      ]}
      onChange={(value) => props.onChange({ from: undefined, to: undefined, window: value })}
    />
  );
}

function optionsOf(items: readonly { id: string; name: string }[]): SelectOption[] {
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

function summaryOf(filters: FigureFilters): string {
  const count = Object.values(withoutEmpty(filters)).flat().length;
  return count === 0 ? '' : ` (${count})`;
}

function isWide(): boolean {
  return matchMedia('(min-width: 641px)').matches;
}
