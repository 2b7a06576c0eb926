import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { callingRoutes } from './routes/calling.tsx';
import { candidacyRoutes } from './routes/candidacies.tsx';
import { cardRoutes } from './routes/cards.tsx';
import { complainingRoutes } from './routes/complaining.tsx';
import { publicRoutes } from './routes/elections.tsx';
import { managingRoutes } from './routes/managing.tsx';
import { ownCandidacyRoutes } from './routes/own-candidacy.tsx';
import { resultRoutes } from './routes/results.tsx';
import { scrutinyRoutes } from './routes/scrutiny.tsx';
import { voterRoutes } from './routes/voters.tsx';
import { votingRoutes } from './routes/voting.tsx';

/** `/elecciones/secreto` and `/elecciones/nueva` before `/elecciones/:slug`. */
export const electionRoutes = new Hono<Env>()
  .route('/', cardRoutes)
  .route('/', callingRoutes)
  .route('/', publicRoutes)
  .route('/', managingRoutes)
  .route('/', candidacyRoutes)
  .route('/', ownCandidacyRoutes)
  .route('/', voterRoutes)
  .route('/', votingRoutes)
  .route('/', resultRoutes)
  .route('/', complainingRoutes)
  .route('/', scrutinyRoutes);
