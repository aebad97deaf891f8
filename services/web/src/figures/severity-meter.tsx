import './figure.css';

/** Mean severity, 0 … 1, as points of 100. */
export function SeverityMeter({ severity }: { severity: number }) {
  const points = Math.round(severity * 100);
  return (
    <>
      <span className="figure">
        {points}
        <span className="visually-hidden"> of 100</span>
      </span>
      <svg
        className="severity-meter"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect className="severity-meter-track" width="100" height="8" />
        <rect className="severity-meter-fill" width={points} height="8" />
      </svg>
    </>
  );
}
