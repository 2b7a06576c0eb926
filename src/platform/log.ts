import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

/**
 * The house's log: a line of JSON each on standard error. What was thrown goes in as `fault`; of it are kept what it
 * is called and says, where, and its code. PostgreSQL's `detail` and a mail server's answer hold people's data and
 * stay out, as do addresses in what it says.
 */
export const newLog = (
  level: Config['logLevel'],
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger => pino({ level, serializers: { fault: (fault: unknown) => factsOf(fault) } }, to);

type Facts = {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  /** Of the table that PostgreSQL refused to write, which rule of it. */
  readonly constraint?: string;
  readonly at?: readonly string[];
  readonly cause?: Facts;
  readonly errors?: readonly Facts[];
};

function factsOf(fault: unknown): Facts {
  // The job queue tells of faults by copies that are no errors.
  if (!isTold(fault)) return { name: typeof fault, message: withoutAddresses(String(fault)) };
  const frames = fault.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    name: fault.name ?? 'Error',
    message: withoutAddresses(fault.message),
    ...('code' in fault && fault.code !== undefined && { code: String(fault.code) }),
    ...('constraint' in fault && typeof fault.constraint === 'string' && { constraint: fault.constraint }),
    ...(frames.length > 0 && { at: frames.map((line) => line.trim()) }),
    ...(fault.cause !== undefined && { cause: factsOf(fault.cause) }),
    ...(fault instanceof AggregateError && { errors: fault.errors.map(factsOf) }),
  };
}

type Told = Pick<Error, 'message'> & Partial<Pick<Error, 'name' | 'stack' | 'cause'>>;

const isTold = (fault: unknown): fault is Told =>
  typeof fault === 'object' && fault !== null && 'message' in fault && typeof fault.message === 'string';

const withoutAddresses = (text: string): string => text.replace(/[^\s<>"'()=,;]+@[^\s<>"'(),;]+/g, '…@…');
