import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { candidacyRoutes, ownCandidacyRoutes } from './routes/candidacies.tsx';
import { conveningRoutes } from './routes/elections.tsx';

export const electionRoutes = new Hono<Env>()
  .route('/', conveningRoutes)
  .route('/', candidacyRoutes)
  .route('/', ownCandidacyRoutes);
