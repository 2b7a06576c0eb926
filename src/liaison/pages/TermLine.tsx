import { scaleLinear } from 'd3-scale';
import { Chart } from '../../ui/components/Chart.tsx';
import type { Seat, SeatMandate } from '../types.ts';
import type { LiaisonProps } from './LiaisonPage.tsx';
import { dayOf, lastDayBefore, placeTitle } from './titles.ts';

type Props = Pick<LiaisonProps, 'reader' | 'charter' | 'seating' | 'at'>;
type Held = { readonly seat: Seat; readonly holder: SeatMandate; readonly end: Temporal.Instant };

const heldUntil = (seat: Seat): Held[] =>
  seat.holder?.endsAt ? [{ seat, holder: seat.holder, end: seat.holder.endsAt }] : [];

/** The terms of those who hold the seats, on one line of time: what is past is full, what is left is pale. */
export function TermLine({ reader, charter, seating, at }: Props) {
  const terms = seating.seats.flatMap(heldUntil);
  if (terms.length === 0) return null;
  const edges = terms.flatMap(({ holder, end }) => [holder.startsAt.epochMilliseconds, end.epochMilliseconds]);
  const across = scaleLinear([Math.min(...edges), Math.max(...edges)], [0, 100]);
  const place = (moment: Temporal.Instant): number => Math.round(across(moment.epochMilliseconds) * 10) / 10;
  const last = (end: Temporal.Instant): string => lastDayBefore(reader, charter, end);
  const day = (moment: Temporal.Instant): string => dayOf(reader, charter, moment);
  const title = reader.t('liaison.line');
  return (
    <Chart
      reader={reader}
      title={title}
      note={reader.t('liaison.line.note', { day: day(at) })}
      example={terms.some(({ holder }) => holder.example)}
      columns={(['seat', 'from', 'until'] as const).map((column) => ({ label: reader.t(`liaison.line.${column}`) }))}
      rows={terms.map(({ seat, holder, end }) => [
        placeTitle(reader, charter, seat.place),
        day(holder.startsAt),
        last(end),
      ])}
    >
      <div
        class="plot"
        role="img"
        aria-label={`${title}: ${terms
          .map(({ seat, end }) => `${placeTitle(reader, charter, seat.place)}, ${last(end)}`)
          .join('; ')}`}
      >
        {terms.map(({ seat, holder, end }) => (
          <>
            <span class="label">{placeTitle(reader, charter, seat.place)}</span>
            <svg class={seat.place.kind === 'mesa' ? `mesa-${seat.place.mesa}` : undefined} aria-hidden="true">
              <Bar from={place(holder.startsAt)} to={place(at)} />
              <Bar from={place(at)} to={place(end)} ahead />
            </svg>
            <span class="value">{last(end)}</span>
          </>
        ))}
      </div>
    </Chart>
  );
}

function Bar({ from, to, ahead }: { from: number; to: number; ahead?: boolean }) {
  const width = Math.round((to - from) * 10) / 10;
  return <rect class={ahead ? 'rest' : undefined} x={`${from}%`} width={`${width}%`} height="100%" />;
}
