import type { ThemeDetail } from '@earshot/client';
import { Link } from '@tanstack/react-router';
import { countOf } from '../../format/format-number.ts';
import type { FigureFilters } from '../../search-params/figure-filters.ts';

const SHOWN = 6;

type Segment = ThemeDetail['segments'][number];

/** Who speaks of the theme: voices per account attribute. Each opens the theme for that segment alone. */
export function ThemeSegments(props: { theme: ThemeDetail; filters: FigureFilters }) {
  const { theme, filters } = props;
  if (theme.segments.length === 0) return null;
  const groups = Object.groupBy(theme.segments, ({ attribute }) => attribute);
  return (
    <section className="theme-section" aria-labelledby="segments">
      <div className="theme-section-head">
        <h2 id="segments">Who speaks of it</h2>
      </div>
      <div className="segment-groups">
        {Object.entries(groups).map(([attribute, segments = []]) => (
          <div key={attribute}>
            <h3>By {attribute}</h3>
            <ul>
              {segments.slice(0, SHOWN).map((segment) => (
                <SegmentRow
                  key={segment.value}
                  themeId={theme.id}
                  segment={segment}
                  filters={filters}
                  scale={segments[0]?.voices ?? 0}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function SegmentRow(props: {
  themeId: string;
  segment: Segment;
  filters: FigureFilters;
  /** Voices that fill the bar. */
  scale: number;
}) {
  const { segment, filters, scale } = props;
  const prefix = `${segment.attribute}:`;
  const others = (filters.account ?? []).filter((value) => !value.startsWith(prefix));
  const length = scale > 0 ? (segment.voices / scale) * 100 : 0;
  return (
    <li className="segment">
      <Link
        to="/themes/$id"
        params={{ id: props.themeId }}
        search={{ ...filters, account: [...others, prefix + segment.value] }}
        hash="verbatims"
        className="quiet-link"
      >
        {segment.value}
      </Link>
      <small>
        {countOf(segment.voices, 'voice')}, {countOf(segment.mentions, 'mention')}
      </small>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="segment-track" width="100" height="4" />
        <rect className="segment-bar" width={length} height="4" />
      </svg>
    </li>
  );
}
