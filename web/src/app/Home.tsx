import { Navigate } from 'react-router';
import { useSession } from '@/api/useSession';

/** Where each role's work is. */
export function Home() {
  const { role, home_class_id } = useSession();
  if (role === 'student') return <Navigate to="/me" replace />;
  if (home_class_id) return <Navigate to={`/classes/${home_class_id}`} replace />;
  return <Navigate to="/classes" replace />;
}
