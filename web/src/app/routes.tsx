import { Navigate, type RouteObject } from 'react-router';
import { AssignmentPage } from '@/features/assignments/AssignmentPage';
import { AssignmentsPage } from '@/features/assignments/AssignmentsPage';
import { BatchPage } from '@/features/batches/BatchPage';
import { ClassListPage } from '@/features/classes/ClassListPage';
import { ConceptsPage } from '@/features/concepts/ConceptsPage';
import { DashboardPage } from '@/features/dashboard/DashboardPage';
import { AssessmentsPage } from '@/features/items/AssessmentsPage';
import { AssessmentPage, NewAssessmentPage } from '@/features/items/BuilderPage';
import { ItemBankPage } from '@/features/items/ItemBankPage';
import { ItemPage } from '@/features/items/ItemPage';
import { ContentPage } from '@/features/library/ContentPage';
import { LibraryPage } from '@/features/library/LibraryPage';
import { AttemptPage } from '@/features/me/AttemptPage';
import { MyPage } from '@/features/me/MyPage';
import { StartPage } from '@/features/me/StartPage';
import { OperationsPage } from '@/features/operations/OperationsPage';
import { PlanPage } from '@/features/plan/PlanPage';
import { PredictionsPage } from '@/features/predictions/PredictionsPage';
import { ResultsPage } from '@/features/results/ResultsPage';
import { ReviewPage } from '@/features/review/ReviewPage';
import { SignInsPage } from '@/features/signins/SignInsPage';
import { UsersPage } from '@/features/users/UsersPage';
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
          { path: 'users', element: <UsersPage /> },
          { path: 'operations', element: <OperationsPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
      {
        path: 'classes/:classId',
        element: <ClassLayout />,
        // A fault of one page leaves the header and the live stream standing.
        children: [
          { index: true, element: <DashboardPage />, errorElement: <ErrorPage /> },
          { path: 'students/:studentId', element: <StudentPage />, errorElement: <ErrorPage /> },
          { path: 'concepts', element: <ConceptsPage />, errorElement: <ErrorPage /> },
          { path: 'sign-ins', element: <SignInsPage />, errorElement: <ErrorPage /> },
          { path: 'plan', element: <PlanPage />, errorElement: <ErrorPage /> },
          { path: 'reviews', element: <ReviewPage />, errorElement: <ErrorPage /> },
          {
            path: 'reviews/:gradingId/:questionId',
            element: <ReviewPage />,
            errorElement: <ErrorPage />,
          },
          { path: 'assignments', element: <AssignmentsPage />, errorElement: <ErrorPage /> },
          {
            path: 'assignments/:assignmentId',
            element: <AssignmentPage />,
            errorElement: <ErrorPage />,
          },
          { path: 'results', element: <ResultsPage />, errorElement: <ErrorPage /> },
          { path: 'results/batch', element: <BatchPage />, errorElement: <ErrorPage /> },
          { path: 'assessments', element: <AssessmentsPage />, errorElement: <ErrorPage /> },
          { path: 'assessments/new', element: <NewAssessmentPage />, errorElement: <ErrorPage /> },
          {
            path: 'assessments/:assessmentId',
            element: <AssessmentPage />,
            errorElement: <ErrorPage />,
          },
          { path: 'items', element: <ItemBankPage />, errorElement: <ErrorPage /> },
          { path: 'items/new', element: <Navigate to="..?new" relative="path" replace /> },
          { path: 'items/:itemId', element: <ItemPage />, errorElement: <ErrorPage /> },
          { path: 'library', element: <LibraryPage />, errorElement: <ErrorPage /> },
          { path: 'library/:contentId', element: <ContentPage />, errorElement: <ErrorPage /> },
          { path: 'predictions', element: <PredictionsPage />, errorElement: <ErrorPage /> },
        ],
      },
      {
        path: 'me',
        element: <MyLayout />,
        children: [
          { index: true, element: <MyPage /> },
          { path: 'library', element: <LibraryPage /> },
          { path: 'library/:contentId', element: <ContentPage /> },
          { path: 'assignments/:assignmentId', element: <StartPage /> },
          { path: 'attempts/:attemptId', element: <AttemptPage /> },
        ],
      },
    ],
  },
];
