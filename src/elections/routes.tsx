import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { candidacyRoutes } from './routes/candidacies.tsx';
import { cardRoutes } from './routes/cards.tsx';
import { complainingRoutes } from './routes/complaining.tsx';
import { conveningRoutes } from './routes/elections.tsx';
import { ownCandidacyRoutes } from './routes/own-candidacy.tsx';
import { resultRoutes } from './routes/results.tsx';
import { scrutinyRoutes } from './routes/scrutiny.tsx';
import { voterRoutes } from './routes/voters.tsx';
import { votingRoutes } from './routes/voting.tsx';

/** `/elecciones/secreto` before `/elecciones/:slug`. */
export const electionRoutes = new Hono<Env>()
  .route('/', cardRoutes)
  .route('/', conveningRoutes)
  .route('/', candidacyRoutes)
  .route('/', ownCandidacyRoutes)
  .route('/', voterRoutes)
  .route('/', votingRoutes)
  .route('/', resultRoutes)
  .route('/', complainingRoutes)
  .route('/', scrutinyRoutes);
