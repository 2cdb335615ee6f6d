import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '@/api/keys';
import { forgetTheLast, useSession } from '@/api/useSession';
import { Notice } from '@/ui/Notice';
import { PlainLayout } from './PlainLayout';

/**
 * In the place of a class that is not, or no longer, for who is signed in. What this window still held of it is
 * forgotten; which class is her first is asked again.
 *
 * @param wasYours whether she could see it a moment ago
 */
export function LostClass({ wasYours }: { wasYours: boolean }) {
  const cache = useQueryClient();
  useEffect(() => {
    forgetTheLast(cache);
    void cache.invalidateQueries({ queryKey: keys.session });
  }, [cache]);
  const isStudent = useSession().role === 'student';
  const link = isStudent
    ? { to: '/', text: 'Your start page' }
    : { to: '/classes', text: 'Your classes' };
  return (
    <PlainLayout>
      {wasYours ? (
        <Notice title="This class is no longer yours" link={link}>
          An administrator changed who teaches it. Ask there if that is a mistake.
        </Notice>
      ) : (
        <Notice title="No such class" link={link}>
          It does not exist, or it is not one of yours.
        </Notice>
      )}
    </PlainLayout>
  );
}
