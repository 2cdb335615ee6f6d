import { Skeleton } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useSession } from '@/api/useSession';
import { FormModal } from '@/ui/FormModal';
import { useMakeClass, useTeachers } from './api';
import { ClassForm, type ClassDraft } from './ClassForm';

const EMPTY: ClassDraft = {
  class_name: '',
  subject: '',
  grade_level: '',
  concept_ids: [],
  teacher_ids: [],
};

/** Makes a class; who made it is shown it, and it says what comes next. */
export function MakeClass({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <FormModal opened={opened} onClose={onClose} title="Make a class" size="lg">
      <Making />
    </FormModal>
  );
}

function Making() {
  const navigate = useNavigate();
  const isAdmin = useSession().role === 'admin';
  const teachers = useTeachers(isAdmin);
  const make = useMakeClass();
  if (isAdmin && teachers.isPending) {
    return <Skeleton height={280} role="status" aria-label="Loading the teachers" />;
  }
  return (
    <ClassForm
      before={EMPTY}
      teachers={isAdmin ? (teachers.data ?? []) : null}
      what="The class was not made."
      send="Make the class"
      error={make.error}
      busy={make.isPending}
      onSend={({ grade_level, teacher_ids, ...draft }) =>
        make.mutate(
          {
            ...draft,
            grade_level: Number(grade_level),
            ...(isAdmin ? { teacher_ids } : {}),
          },
          { onSuccess: ({ class_id }) => void navigate(`/classes/${class_id}`) },
        )
      }
    />
  );
}
