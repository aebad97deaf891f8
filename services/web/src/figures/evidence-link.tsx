import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FigureFilters } from '../search-params/figure-filters.ts';
import './figure.css';

/** A figure that leads to the verbatims it counts, under the same filters. */
export function EvidenceLink(props: {
  themeId: string;
  filters: FigureFilters;
  isFigure?: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      to="/themes/$id"
      params={{ id: props.themeId }}
      search={props.filters}
      hash="verbatims"
      className={props.isFigure === true ? 'figure-link' : 'quiet-link'}
    >
      {props.children}
    </Link>
  );
}
