type Props = { seated: number; seats: number };

const size = 18;
const gap = 4;

/** Seats of a sector as squares: taken ones filled, free ones empty, those beyond the rule crossed. Said in words beside it. */
export function SeatStrip({ seated, seats }: Props) {
  const count = Math.max(seated, seats);
  const width = count * (size + gap);
  return (
    <svg width={`${width}`} height={`${size}`} viewBox={`0 0 ${width} ${size}`} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => {
        const x = index * (size + gap) + 1;
        const side = size - 2;
        return (
          <>
            <rect
              x={x}
              y={1}
              width={side}
              height={side}
              fill={index < seated && index < seats ? 'currentColor' : 'none'}
              stroke="currentColor"
              stroke-width="2"
            />
            {index >= seats && (
              <path d={`M${x} 1l${side} ${side}m0 -${side}l-${side} ${side}`} stroke="currentColor" stroke-width="2" />
            )}
          </>
        );
      })}
    </svg>
  );
}
