import type { SearchResults } from '@earshot/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { searchQuery } from '../../api/work-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { VerbatimList } from '../../verbatims/verbatim-list.tsx';
import './search-page.css';
import { fireAndReport } from '../../app/fire-and-report.ts';

const MATCHES = { text: 'Same words', meaning: 'Same meaning', both: 'Same words and meaning' };

/** Verbatims by words and by meaning. */
export function SearchPage() {
  const { q = '' } = useSearch({ from: '/search' });
  const navigate = useNavigate({ from: '/search' });
  const { data, error, isFetching } = useQuery(searchQuery(useClient(), q));
  function submit(form: FormData) {
    const value = form.get('q');
    if (typeof value === 'string') fireAndReport(navigate({ search: { q: value.trim() } }));
  }
  return (
    <>
      <title>{q === '' ? 'Search · Earshot' : `${q} · Search · Earshot`}</title>
      <header className="page-head">
        <h1>Search</h1>
        <p className="dek">
          Words or a whole sentence: what says the same in other words is found too.
        </p>
      </header>
      <search>
        <form className="search-form" action={submit}>
          <input
            key={q}
            className="input"
            type="search"
            name="q"
            aria-label="Search for"
            placeholder="charged twice for the same month"
            defaultValue={q}
            minLength={2}
            maxLength={500}
            required
          />
          <button type="submit" className="button button-primary">
            Search
          </button>
        </form>
      </search>
      {error !== null && <ProblemNote error={error} />}
      {q.length >= 2 && data && <Results results={data} isStale={isFetching} />}
    </>
  );
}

function Results({ results, isStale }: { results: SearchResults; isStale: boolean }) {
  const matches = new Map(results.items.map((item) => [item.id, item.matchedBy]));
  return (
    <div className={isStale ? 'ranking-stale' : ''}>
      {results.themes.length > 0 && (
        <nav className="search-themes" aria-label="Themes that match">
          <span className="eyebrow">Themes</span>
          {results.themes.map(({ id, name }) => (
            <Link key={id} to="/themes/$id" params={{ id }}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      {results.items.length === 0 && (
        <p className="note">Nobody said this, in these or in other words.</p>
      )}
      <VerbatimList
        mentions={results.items}
        renderAside={(mention) => (
          <>
            <span className="tag">{MATCHES[matches.get(mention.id) ?? 'both']}</span>
            {mention.theme && (
              <Link to="/themes/$id" params={{ id: mention.theme.id }}>
                {mention.theme.name}
              </Link>
            )}
          </>
        )}
      />
    </div>
  );
}
