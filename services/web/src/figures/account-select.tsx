import type { Workspace } from '@earshot/client';
import { formatCount } from '../format/format-number.ts';
import { Select } from './select.tsx';

/** Accounts with one value of an attribute, such as a state or a plan. Its most frequent values are offered. */
export function AccountSelect(props: {
  attribute: Workspace['attributes'][number];
  /** Every chosen `name:value`, of this attribute and of others. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { name, values } = props.attribute;
  const prefix = `${name}:`;
  const current = props.chosen.find((value) => value.startsWith(prefix));
  const others = props.chosen.filter((value) => !value.startsWith(prefix));
  const options = values.map(({ value, accounts }) => ({
    value: prefix + value,
    label: `${value} (${formatCount(accounts)})`,
  }));
  const isOffered = current === undefined || options.some(({ value }) => value === current);
  return (
    <Select
      label={name.charAt(0).toUpperCase() + name.slice(1)}
      value={current ?? ''}
      options={[
        { value: '', label: 'All' },
        ...(isOffered ? [] : [{ value: current, label: current.slice(prefix.length) }]),
        ...options,
      ]}
      onChange={(value) => props.onChange(value === '' ? others : [...others, value])}
    />
  );
}
