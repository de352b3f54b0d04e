import type { TimelineKind } from '@zeren/api-contracts';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotYours } from '../ui/page-states';
import { PageFailed } from './page-failed';
import { SignedIn } from './signed-in';
import { StartPage } from './start-page';

const timelineAt = (path: string, of: TimelineKind): RouteObject => ({
  path: `${path}/timeline`,
  lazy: async () => {
    const { TimelinePage } = await import('../features/timeline/timeline-page');
    return { element: <TimelinePage of={of} /> };
  },
});

/** The only place where features meet; each page is loaded when it is opened. */
const pages: RouteObject[] = [
  { index: true, element: <StartPage /> },
  { path: 'tasks', lazy: async () => ({ Component: (await import('../features/tasks/inbox-page')).InboxPage }) },
  { path: 'tasks/:taskId', lazy: async () => ({ Component: (await import('../features/tasks/task-page')).TaskPage }) },
  {
    path: 'letters/:letterId',
    lazy: async () => ({ Component: (await import('../features/letters/letter-page')).LetterPage }),
  },
  timelineAt('letters/:letterId', 'letter'),
  timelineAt('tasks/:taskId', 'task'),
  {
    path: 'tasks/:taskId/silence',
    lazy: async () => ({ Component: (await import('../features/silence/silence-page')).SilencePage }),
  },
  timelineAt('persons/:personId', 'person'),
  {
    path: 'meetings/:meetingId',
    lazy: async () => ({ Component: (await import('../features/meetings/meeting-page')).MeetingPage }),
  },
  timelineAt('meetings/:meetingId', 'meeting'),
  timelineAt('cycles/:cycleId/evaluations/:pool', 'evaluation'),
  timelineAt('cycles/:cycleId', 'cycle'),
  {
    path: 'cycles/:cycleId/processes',
    lazy: async () => ({ Component: (await import('../features/processes/processes-page')).ProcessesPage }),
  },
  {
    path: 'cycles/:cycleId/clocks',
    lazy: async () => ({ Component: (await import('../features/clocks/clocks-page')).ClocksPage }),
  },
  {
    path: 'cycles/:cycleId/as-of',
    lazy: async () => ({ Component: (await import('../features/as-of/as-of-page')).AsOfPage }),
  },
  {
    path: 'substitutions',
    lazy: async () => ({ Component: (await import('../features/substitutions/substitutions-page')).SubstitutionsPage }),
  },
  {
    path: 'notifications',
    lazy: async () => ({
      Component: (await import('../features/notifications/notifications-page')).NotificationsPage,
    }),
  },
  { path: 'me', lazy: async () => ({ Component: (await import('./me-page')).MePage }) },
  {
    path: 'rehearsal',
    lazy: async () => ({ Component: (await import('../features/rehearsals/rehearsal-page')).RehearsalPage }),
  },
  { path: 'cycles', lazy: async () => ({ Component: (await import('./first-cycle')).FirstCycle }) },
  { path: 'cycles/:cycleId', lazy: async () => ({ Component: (await import('./cycle-board')).CycleBoard }) },
  {
    path: 'cycles/:cycleId/letters',
    lazy: async () => ({ Component: (await import('../features/letters/letters-page')).LettersPage }),
  },
  {
    path: 'cycles/:cycleId/letters/checks',
    lazy: async () => ({ Component: (await import('../features/letters/letter-checks-page')).LetterChecksPage }),
  },
  {
    path: 'cycles/:cycleId/plan',
    lazy: async () => ({ Component: (await import('../features/plans/plan-page')).PlanPage }),
  },
  {
    path: 'cycles/:cycleId/plan/draft',
    lazy: async () => ({ Component: (await import('../features/plans/plan-draft-page')).PlanDraftPage }),
  },
  {
    path: 'cycles/:cycleId/meetings',
    lazy: async () => ({ Component: (await import('../features/meetings/meetings-page')).MeetingsPage }),
  },
  {
    path: 'cycles/:cycleId/records',
    lazy: async () => ({ Component: (await import('../features/records/records-page')).RecordsPage }),
  },
  {
    path: 'cycles/:cycleId/reviews',
    lazy: async () => ({ Component: (await import('../features/reviews/reviews-page')).ReviewsPage }),
  },
  {
    path: 'cycles/:cycleId/evaluations',
    lazy: async () => ({ Component: (await import('../features/evaluations/evaluations-page')).EvaluationsPage }),
  },
  {
    path: 'cycles/:cycleId/report',
    lazy: async () => ({ Component: (await import('../features/reports/report-page')).ReportPage }),
  },
  { path: '*', element: <NotYours /> },
];

const routes: RouteObject[] = [
  {
    path: '/login',
    lazy: async () => ({ Component: (await import('../features/session/login-page')).LoginPage }),
    errorElement: <PageFailed />,
    hydrateFallbackElement: <></>,
  },
  {
    path: '/login/callback/:provider',
    lazy: async () => ({
      Component: (await import('../features/session/external-return-page')).ExternalReturnPage,
    }),
    errorElement: <PageFailed />,
    hydrateFallbackElement: <></>,
  },
  {
    path: '/',
    element: <SignedIn />,
    errorElement: <PageFailed />,
    hydrateFallbackElement: <></>,
    children: [{ errorElement: <PageFailed />, children: pages }],
  },
];

export const createRouter = () => createBrowserRouter(routes);
