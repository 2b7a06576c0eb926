import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { conveningRoutes } from './routes/convening.tsx';
import { panelRoutes } from './routes/panels.tsx';
import { publicRoutes } from './routes/public.tsx';
import { themeSettingRoutes } from './routes/theme-settings.tsx';
import { themeRoutes } from './routes/themes.tsx';

/** `/conversatorios/nuevo` before `/conversatorios/:slug`. */
export const dialogueRoutes = new Hono<Env>()
  .route('/', conveningRoutes)
  .route('/', themeRoutes)
  .route('/', themeSettingRoutes)
  .route('/', panelRoutes)
  .route('/', publicRoutes);
