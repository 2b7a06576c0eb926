import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { draftRoutes } from './routes/drafting.tsx';
import { itemRoutes } from './routes/items.tsx';
import { namingRoutes } from './routes/naming.tsx';
import { recommendationRoutes } from './routes/recommendations.tsx';
import { releasingRoutes } from './routes/releasing.tsx';
import { reportRoutes as publicRoutes } from './routes/reports.tsx';
import { withholdingRoutes } from './routes/withholding.tsx';

/** From the rapporteurs' notes to published reports and recommendations. */
export const reportRoutes = new Hono<Env>()
  .route('/', publicRoutes)
  .route('/', recommendationRoutes)
  .route('/', draftRoutes)
  .route('/', itemRoutes)
  .route('/', namingRoutes)
  .route('/', releasingRoutes)
  .route('/', withholdingRoutes);
