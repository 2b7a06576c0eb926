import { Hono } from 'hono';
import type { Env } from '../web.ts';
import { attendanceRoutes } from './routes/attendance.tsx';
import { attendanceReportRoutes } from './routes/attendance-reports.tsx';
import { conveningRoutes } from './routes/convening.tsx';
import { doorRoutes } from './routes/door.tsx';
import { guestListRoutes } from './routes/guest-lists.tsx';
import { invitationLetterRoutes } from './routes/invitation-letters.tsx';
import { invitationRoutes } from './routes/invitations.tsx';
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
  .route('/', invitationRoutes)
  .route('/', guestListRoutes)
  .route('/', invitationLetterRoutes)
  .route('/', doorRoutes)
  .route('/', attendanceRoutes)
  .route('/', attendanceReportRoutes)
  .route('/', publicRoutes);
