import type { RouteObject } from 'react-router';
import { ClassListPage } from '@/features/classes/ClassListPage';
import { DashboardPage } from '@/features/dashboard/DashboardPage';
import { MyPage } from '@/features/me/MyPage';
import { QuizPage } from '@/features/me/QuizPage';
import { PlanPage } from '@/features/plan/PlanPage';
import { StudentPage } from '@/features/student/StudentPage';
import { ClassLayout } from './ClassLayout';
import { ErrorPage } from './ErrorPage';
import { Home } from './Home';
import { MyLayout } from './MyLayout';
import { NotFoundPage } from './NotFoundPage';
import { PlainLayout } from './PlainLayout';
import { SessionGate } from './SessionGate';

export const routes: RouteObject[] = [
  {
    element: <SessionGate />,
    errorElement: <ErrorPage />,
    children: [
      { index: true, element: <Home /> },
      {
        element: <PlainLayout />,
        children: [
          { path: 'classes', element: <ClassListPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
      {
        path: 'classes/:classId',
        element: <ClassLayout />,
        children: [
          { index: true, element: <DashboardPage /> },
          { path: 'students/:studentId', element: <StudentPage /> },
          { path: 'plan', element: <PlanPage /> },
        ],
      },
      {
        path: 'me',
        element: <MyLayout />,
        children: [
          { index: true, element: <MyPage /> },
          { path: 'quizzes/:assessmentId', element: <QuizPage /> },
        ],
      },
    ],
  },
];
