/** A candidate during the count. Votes are in 1/100,000 vote. */
export type Contender = {
  readonly number: number;
  /** Sits already while another seat is filled: keeps the seat, however few the votes. */
  readonly sits: boolean;
  state: 'continuing' | 'elected' | 'excluded' | 'withdrawn';
  votes: number;
  /** Votes after each stage. */
  readonly history: number[];
  /** The bundles of papers that lie with the candidate. */
  pile: number[];
};
