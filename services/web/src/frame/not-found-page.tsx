import { Link } from '@tanstack/react-router';
import { EmptyState } from './empty-state.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <EmptyState title="There is no such page">
      <title>Not found · Earshot</title>
      <p>
        The address may be mistyped, or what it showed is gone.{' '}
        <Link to="/">Go to the pain points</Link>
      </p>
    </EmptyState>
  );
}
